package dev.confab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Account;
import dev.confab.domain.ConversationProfile;
import dev.confab.domain.ConversationState;
import dev.confab.domain.Conversations;
import dev.confab.domain.EmailBinding;
import dev.confab.domain.NewConversation;
import dev.confab.domain.Origin;
import dev.confab.domain.Patch;
import dev.confab.domain.Policy;
import dev.confab.domain.Scope;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.platform.Logging;
import dev.confab.support.JsonReader;
import dev.confab.support.RawSocket;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfabServerTest {
  /// More than a server answers in the time in which it fires.
  private static final int POLLS_MAX = 100_000;

  private static final Duration TIMER = Duration.ofMinutes(1);

  /// A server has started by then, also on a slow machine.
  private static final Duration START_MAX = Duration.ofSeconds(6);

  @TempDir private Path data;

  @Test
  void whatWasCreatedIsThereAfterARestart() throws IOException, InterruptedException {
    String created;
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      var answer = send(server, "/v1/Conversations", "UniqueName=x");
      assertThat(answer.statusCode()).isEqualTo(201);
      created = answer.body().replace(server.url(), "");
    }
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      var found = send(server, "/v1/Conversations/x", null);
      assertThat(found.body().replace(server.url(), "")).isEqualTo(created);
    }
  }

  @Test
  void whatFellDueWhileTheServerWasDownFiresWhenItStarts() throws Exception {
    Account account;
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      account = server.provisioned().account();
    }
    var sid = createWithTimer(account, DomainWiring.clock().instant().minus(Duration.ofHours(1)));
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      var answer = send(server, "/v1/Conversations/" + sid, null);
      for (int i = 0; i < POLLS_MAX && answer.body().contains("\"state\":\"active\""); i++) {
        answer = send(server, "/v1/Conversations/" + sid, null);
      }
      assertThat(answer.body()).contains("\"state\":\"inactive\"").contains("\"timers\":{}");
    }
  }

  @Test
  void aTimerFiresWithinASecond() throws Exception {
    Account account;
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      account = server.provisioned().account();
    }
    var due = DomainWiring.clock().instant().plus(START_MAX);
    createWithTimer(account, due.minus(TIMER));
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      var path = "/confab/v1/Services/" + account.defaultService() + "/Events";
      var answer = send(server, path + "?Wait=30&Type=onConversationStateUpdated", null);
      var event = (Map<?, ?>) events(answer).getFirst();
      assertThat(Instant.parse(String.valueOf(event.get("date"))))
          .isBetween(due, due.plusSeconds(1));
    }
  }

  private static List<?> events(HttpResponse<String> answer) {
    return (List<?>) Objects.requireNonNull(JsonReader.object(answer.body()).get("events"));
  }

  private ConversationSid createWithTimer(Account account, Instant then) {
    var wanted =
        new NewConversation(
            new ConversationProfile(null, null, "{}", null, EmailBinding.NONE),
            ConversationState.ACTIVE,
            Patch.set(TIMER),
            Patch.keep(),
            null,
            null);
    try (var metrics = new Metrics();
        var stores = StoreWiring.open(TestSettings.on(data), metrics)) {
      var conversations =
          new Conversations(stores.store(), DomainWiring.sids(() -> then), () -> then);
      var scope = new Scope(account.sid(), account.defaultService());
      return conversations.create(account, scope, wanted, Origin.api(false), null).sid();
    }
  }

  @Test
  void metricsCountRequestsCommitsAndBatches() throws IOException, InterruptedException {
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      send(server, "/v1/Conversations", "");
      send(server, "/v1/Conversations/none", null);
      var metrics = send(server, "/metrics", null).body();
      assertThat(metrics)
          .contains(
              "confab_http_requests_seconds_count{method=\"POST\",operation=\"CreateConversation\",status=\"201\"} 1")
          .contains(
              "confab_http_requests_seconds_count{method=\"GET\",operation=\"FetchConversation\",status=\"404\"} 1")
          .contains("confab_http_requests_seconds_bucket")
          .containsPattern("confab_store_commit_seconds_count [1-9]")
          .containsPattern("confab_store_batch_size_count [1-9]")
          .contains("confab_store_queue_depth 0")
          .contains("confab_store_separated_total 0")
          .contains("confab_webhooks_ended_total{state=\"dead\"} 0")
          .contains("confab_webhooks_ended_total{state=\"dropped\"} 0")
          .contains("confab_webhooks_open 0")
          .contains("confab_webhooks_open_age_seconds 0")
          .contains("confab_events_unsettled 0")
          .contains("confab_events_held_seconds 0")
          .contains("jvm_memory_used_bytes");
      assertThat(send(server, "/metrics", null).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void logsNameTheRequestAndHoldNeitherSecretsNorBodies() throws IOException, InterruptedException {
    var logged = new ByteArrayOutputStream();
    var usual = System.err;
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      Logging.start("debug", Logging.Format.JSON);
      var answer =
          send(server, "/v1/Conversations", "FriendlyName=very-private&UniqueName=its-name");
      send(server, "/v1/Conversations", "FriendlyName=very-private&State=closed");
      send(server, "/v1/Conversations/its-name", null);
      var lines = logged.toString(StandardCharsets.UTF_8);
      assertThat(lines).contains(answer.headers().firstValue("Twilio-Request-Id").orElseThrow());
      assertThat(lines)
          .doesNotContain(TestSettings.TOKEN)
          .doesNotContain("Basic ")
          .doesNotContain("very-private")
          .doesNotContain("its-name");
    } finally {
      System.setErr(usual);
      Logging.start("warn", Logging.Format.TEXT);
    }
  }

  @Test
  void aGivenTokenReplacesTheStoredOneAndAMissingOneKeepsIt() {
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      assertThat(server.provisioned().madeToken()).isNull();
    }
    var again = TestSettings.on(data);
    var keeping =
        new Settings(
            again.host(),
            0,
            data,
            null,
            null,
            null,
            false,
            Policy.DEFAULT,
            List.of(),
            null,
            again.logLevel(),
            again.logFormat());
    try (var server = ConfabServer.start(keeping)) {
      assertThat(server.provisioned().account().sid()).isEqualTo(TestSettings.ACCOUNT);
      assertThat(server.provisioned().madeToken()).isNull();
    }
  }

  @Test
  void aFileComesBackAsItWas() throws IOException, InterruptedException {
    var file = new byte[5 * 1024 * 1024];
    new Random(7).nextBytes(file);
    try (var server = ConfabServer.start(TestSettings.on(data));
        var client = HttpClient.newHttpClient()) {
      var service = server.provisioned().account().defaultService();
      var media = URI.create(server.url() + "/v1/Services/" + service + "/Media");
      var uploaded =
          client.send(
              authorized(media).POST(BodyPublishers.ofByteArray(file)).build(),
              BodyHandlers.ofString());
      assertThat(uploaded.statusCode()).isEqualTo(201);
      var sid = JsonReader.object(uploaded.body()).get("sid");
      var downloaded =
          client.send(
              authorized(URI.create(media + "/" + sid + "/Content")).build(),
              BodyHandlers.ofByteArray());
      assertThat(downloaded.body()).isEqualTo(file);
    }
  }

  /// The head of an upload is answered although its body never comes.
  @Test
  void aStrangersFileIsNotRead() throws IOException {
    try (var server = ConfabServer.start(TestSettings.on(data));
        var socket =
            new Socket(InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort())) {
      socket.setSoTimeout(10_000);
      var head =
          "POST /v1/Services/"
              + server.provisioned().account().defaultService()
              + "/Media HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n"
              + "Expect: 100-continue\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      var answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      assertThat(answer.readLine()).startsWith("HTTP/1.1 401 ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/3.7\r\nHost: h\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: foo\r\n\r\n",
        "no request\r\n\r\n"
      })
  void whatIsNotHttpAsWeSpeakItIsRefusedAsAllBadRequestsAre(String request) throws IOException {
    try (var server = ConfabServer.start(TestSettings.on(data));
        var socket = RawSocket.connect(URI.create(server.url()).getPort())) {
      socket.send(request);
      var answer = socket.answer();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(JsonReader.object(answer.body()))
          .containsEntry("code", 20001L)
          .containsEntry("more_info", "https://www.twilio.com/docs/errors/20001")
          .containsEntry("status", 400L)
          .containsOnlyKeys("code", "message", "more_info", "status");
    }
  }

  private static HttpRequest.Builder authorized(URI uri) {
    var pair = (TestSettings.ACCOUNT + ":" + TestSettings.TOKEN).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(uri)
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private static HttpResponse<String> send(ConfabServer server, String path, @Nullable String form)
      throws IOException, InterruptedException {
    var request = authorized(URI.create(server.url() + path));
    if (form != null) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(form));
    }
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
