package dev.confab.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.security.RequestValidator;
import dev.confab.app.ConfabServer;
import dev.confab.app.TestSettings;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.Json;
import dev.confab.conformance.support.RawHttp;
import dev.confab.support.Receiver;
import dev.confab.support.Receiver.Asked;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What sinks are sent, in the judgement of others: the CloudEvents SDK reads it, and the vendor's
/// SDK finds its signature valid.
final class CloudEventsTest {
  private static final long WAIT_SECONDS = 30;
  private static final String BODY = "\"q\" \\ \n \u00e4\u20ac\ud83d\ude00";

  private final LinkedBlockingQueue<Asked> requests = new LinkedBlockingQueue<>();
  private ConfabServer server;
  private Receiver receiver;
  private RawHttp http;

  @BeforeEach
  void start(@TempDir Path data) throws IOException {
    server = ConfabServer.start(TestSettings.callingAnybody(data));
    http =
        RawHttp.to(
            URI.create(server.url()).getPort(),
            new Account(TestSettings.ACCOUNT.value(), TestSettings.TOKEN));
    receiver =
        Receiver.start(peer -> {
          while (true) {
            requests.add(peer.request());
            peer.send(Receiver.answer(204, "", ""));
          }
        });
  }

  @AfterEach
  void stop() {
    server.close();
    receiver.close();
  }

  /// @return the sid of the service
  private String configure(int batchMax) {
    var service = http.get("/v1/Services").json().at("/services/0/sid").asText();
    var form =
        Map.of(
            "SinkUrl",
            "http://anna:secret@127.0.0.1:" + receiver.port() + "/in?a=b#ct=5000",
            "SinkBatchMax",
            Integer.toString(batchMax));
    var path = "/confab/v1/Services/" + service + "/Deliveries/Configuration";
    assertThat(http.post(path, form).status()).isEqualTo(200);
    return service;
  }

  private Asked next() throws InterruptedException {
    var request = requests.poll(WAIT_SECONDS, TimeUnit.SECONDS);
    assertThat(request).as("a request").isNotNull();
    return Objects.requireNonNull(request);
  }

  private boolean isValid(Asked request) throws URISyntaxException {
    return new RequestValidator(TestSettings.TOKEN)
        .validate(
            "http://127.0.0.1:" + receiver.port() + request.target(),
            request.body(),
            request.headers().get("x-twilio-signature"));
  }

  private static CloudEvent read(String json) {
    var format =
        Objects.requireNonNull(
            EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE));
    return format.deserialize(json.getBytes(UTF_8));
  }

  private static JsonNode data(CloudEvent event) {
    return Json.read(new String(Objects.requireNonNull(event.getData()).toBytes(), UTF_8));
  }

  @Test
  void eventsAreRead() throws Exception {
    var service = configure(1);
    var conversation = http.post("/v1/Conversations", Map.of("FriendlyName", "F")).sid();
    http.post("/v1/Conversations/" + conversation + "/Messages", Map.of("Body", BODY));
    var events = new ArrayList<CloudEvent>();
    for (int i = 0; i < 2; i++) {
      var request = next();
      assertThat(request.headers().get("content-type")).startsWith(JsonFormat.CONTENT_TYPE + ";");
      assertThat(isValid(request)).isTrue();
      events.add(read(request.body()));
    }
    assertThat(events)
        .extracting(CloudEvent::getType)
        .containsExactly(
            "com.twilio.conversations.conversation.added",
            "com.twilio.conversations.message.added");
    var message = events.getLast();
    assertThat(message.getId()).isEqualTo(conversation + "-1");
    assertThat(message.getSource())
        .isEqualTo(URI.create("/v1/Services/" + service + "/Conversations/" + conversation));
    assertThat(message.getTime()).isNotNull();
    assertThat(message.getDataContentType()).isEqualTo("application/json");
    assertThat(message.getDataSchema())
        .isEqualTo(URI.create("https://events-schemas.twilio.com/Conversations.MessageAdded/1"));
    assertThat(message.getExtensionNames()).isEmpty();
    assertThat(data(message).get("MessageBody").asText()).isEqualTo(BODY);
    assertThat(data(message).get("Index").isInt()).isTrue();
  }

  @Test
  void batchesAreRead() throws Exception {
    configure(10);
    var conversations =
        IntStream.range(0, 20)
            .mapToObj(_ -> http.post("/v1/Conversations", Map.of("FriendlyName", "F")).sid() + "-0")
            .toList();
    List<String> told = new ArrayList<>();
    while (told.size() < conversations.size()) {
      var request = next();
      assertThat(request.headers().get("content-type"))
          .startsWith("application/cloudevents-batch+json;");
      assertThat(isValid(request)).isTrue();
      Json.read(request.body()).forEach(one -> told.add(read(one.toString()).getId()));
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(conversations);
  }
}
