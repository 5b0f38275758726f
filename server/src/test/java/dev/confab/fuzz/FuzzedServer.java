package dev.confab.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.app.ConfabServer;
import dev.confab.app.TestSettings;
import dev.confab.domain.Binding;
import dev.confab.domain.Scope;
import dev.confab.domain.Timestamps;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.BindingSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.store.StoreConfig;
import dev.confab.store.Stores;
import dev.confab.store.engine.StoreObserver;
import dev.confab.support.ApiUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server on a socket, with what no request can make: a second account, and devices.
final class FuzzedServer implements AutoCloseable {
  private static final AccountSid OTHER = new AccountSid("AC" + "f".repeat(32));
  private static final int DEVICES = 5;
  private static final JsonMapper JSON = new JsonMapper();

  private final ConfabServer server;
  private final Path data;
  private final HttpClient http = HttpClient.newHttpClient();
  private int furnished;

  private FuzzedServer(ConfabServer server, Path data) {
    this.server = server;
    this.data = data;
  }

  static FuzzedServer start(Path data) {
    ConfabServer.start(TestSettings.on(data, OTHER)).close();
    return new FuzzedServer(ConfabServer.start(TestSettings.on(data)), data);
  }

  int port() {
    return URI.create(server.url()).getPort();
  }

  /// The headers of its two accounts.
  List<String> authorizations() {
    return List.of(authorization(TestSettings.ACCOUNT), authorization(OTHER));
  }

  String get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(server.url() + path)));
  }

  /// Makes what random requests seldom bring about, or never: a conversation with a chat
  /// participant and one with an address, a message, and devices, in both families of paths.
  ///
  /// @return lists that lead to all of it
  List<JsonNode> furnish() throws IOException, InterruptedException {
    furnished++;
    var service = sid(post("/v1/Services", "FriendlyName=Fuzz"));
    registerDevices(new ServiceSid(service));
    var lists = new ArrayList<JsonNode>();
    for (var family : List.of("/v1", "/v1/Services/" + service)) {
      var conversation =
          family + "/Conversations/" + sid(post(family + "/Conversations", "FriendlyName=Fuzz"));
      post(conversation + "/Participants", "Identity=ann");
      post(
          conversation + "/Participants",
          "MessagingBinding.Address=%%2B1555%03d%04d&MessagingBinding.ProxyAddress=%%2B15559990000"
              .formatted(family.length(), furnished));
      var message = sid(post(conversation + "/Messages", "Author=ann&Body=Hello"));
      lists.add(json(get(conversation + "/Messages/" + message + "/Receipts")));
      lists.add(json(get(conversation + "/Participants")));
      lists.add(json(get(family + "/Users/ann/Conversations")));
    }
    lists.add(json(get("/v1/Services/" + service + "/Bindings")));
    lists.add(json(get("/confab/v1/Services/" + service + "/Events")));
    lists.add(json(get("/confab/v1/Services/" + service + "/Deliveries")));
    return lists;
  }

  private void registerDevices(ServiceSid service) {
    var config =
        new StoreConfig(
            data,
            null,
            null,
            null,
            false,
            StoreConfig.POOL_MAX,
            StoreConfig.WRITERS,
            StoreObserver.NONE);
    try (var stores = Stores.open(config)) {
      for (int i = 0; i < DEVICES; i++) {
        var device = device(new Scope(TestSettings.ACCOUNT, service), furnished * DEVICES + i);
        stores
            .store()
            .write(tables -> {
              tables.bindings().insert(device);
              return device;
            });
      }
    }
  }

  private static Binding device(Scope scope, int number) {
    return new Binding(
        new BindingSid("BS%032x".formatted(number)),
        scope,
        "ann",
        Binding.Type.TWILSOCK,
        "device " + number,
        null,
        List.of("new_message"),
        Timestamps.at(Instant.now()));
  }

  private JsonNode post(String path, String form) throws IOException, InterruptedException {
    return json(
        send(
            HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))));
  }

  private static String sid(JsonNode answer) {
    return answer.path("sid").asString();
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var all = request.header("Authorization", authorizations().getFirst()).build();
    var answer = http.send(all, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s: %s", all.uri(), answer.body()).isBetween(200, 299);
    return answer.body();
  }

  private static String authorization(AccountSid account) {
    return ApiUnderTest.basic(account.value(), TestSettings.TOKEN);
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }
}
