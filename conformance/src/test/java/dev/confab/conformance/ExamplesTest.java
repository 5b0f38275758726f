package dev.confab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.NodeInstallation;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.Answer;
import dev.confab.conformance.support.Repository;
import dev.confab.conformance.support.ServerProcess;
import dev.confab.support.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The programs of `examples`, run as their readers do, with a server in a process of its own.
final class ExamplesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Map<String, String> CALLING = Map.of("X-Twilio-Webhook-Enabled", "true");

  private static Path programs;

  private final Account account = Account.unique();

  @TempDir Path folder;

  private ServerProcess server;
  private String messages;

  @BeforeAll
  static void install() {
    NodeInstallation.assumePossible("Each of the examples");
    programs = NodeInstallation.examples(List.of("confab.js", "auto-reply.js", "moderation.js"));
  }

  @BeforeEach
  void start() {
    var data = folder.resolve("data").toString();
    server = ServerProcess.start(account, List.of("--data", data, "--rest-pre-hooks"));
    var conversation = server.http().post("/v1/Conversations", Map.of()).sid();
    messages = "/v1/Conversations/" + conversation + "/Messages";
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyMessageIsAnsweredAlsoWhenTheProgramWasAway() throws IOException {
    int port = freePort();
    try (var _ = new Program("auto-reply.js", port)) {
      write("ada", "Hello");
      awaitBodies("Hello", "Thank you, ada. You wrote: Hello");
      awaitDelivered("onMessageAdded");
    }
    write("ada", "Is anybody there?");
    try (var _ = new Program("auto-reply.js", port)) {
      awaitBodies(
          "Hello",
          "Thank you, ada. You wrote: Hello",
          "Is anybody there?",
          "Thank you, ada. You wrote: Is anybody there?");
    }
  }

  @Test
  void messagesAreModeratedBeforeTheyArePublished() throws IOException {
    try (var _ = new Program("moderation.js", freePort())) {
      assertThat(write("ada", "What the heck, darn").json().get("body").asText())
          .isEqualTo("What the ****, ****");
      assertThat(write("ada", "Fine words").status()).isEqualTo(201);
      var refused = write("eve", "Buy now!");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.json().get("code").asInt()).isEqualTo(50056);
      assertThat(bodies()).containsExactly("What the ****, ****", "Fine words");
    }
  }

  private Answer write(String author, String body) {
    return server.http().post(messages, Map.of("Author", author, "Body", body), CALLING);
  }

  private List<String> bodies() {
    var bodies = new ArrayList<String>();
    server
        .http()
        .get(messages)
        .json()
        .get("messages")
        .forEach(message -> bodies.add(message.get("body").asText()));
    return bodies;
  }

  private void awaitBodies(String... expected) {
    assertThat(Waiting.until(this::bodies, found -> found.size() >= expected.length))
        .containsExactly(expected);
  }

  /// Until the program has said that it has taken an event: one that is stopped before is told
  /// again, and answers again.
  private void awaitDelivered(String type) {
    var service =
        server.http().get("/v1/Configuration").json().path("default_chat_service_sid").asText();
    var delivered = "/confab/v1/Services/" + service + "/Deliveries?State=delivered";
    assertThat(
            Waiting.until(
                () ->
                    server
                        .http()
                        .get(delivered)
                        .json()
                        .path("deliveries")
                        .findValuesAsText("event_type"),
                found -> found.contains(type)))
        .contains(type);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// A running example. It is ready when it has said where it listens.
  private final class Program implements AutoCloseable {
    private final Process process;

    Program(String file, int port) throws IOException {
      var output = Files.createTempFile(folder, file, ".txt");
      var builder = new ProcessBuilder("node", file).directory(programs.toFile());
      builder
          .environment()
          .putAll(
              Map.of(
                  "CONFAB_URL", server.url(),
                  "CONFAB_ACCOUNT_SID", account.sid(),
                  "CONFAB_AUTH_TOKEN", account.authToken(),
                  "PORT", Integer.toString(port)));
      process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      try {
        var ready = "http://127.0.0.1:" + port;
        var _ = Waiting.until(() -> Repository.text(output), text -> text.contains(ready));
      } catch (AssertionError e) {
        close();
        throw e;
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
      try {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted", e);
      }
    }
  }
}
