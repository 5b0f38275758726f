package dev.confab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.RawHttp;
import dev.confab.conformance.support.ServerProcess;
import dev.confab.support.HookReceiver;
import dev.confab.support.Receiver;
import dev.confab.support.Receiver.Asked;
import dev.confab.support.Receiver.Peer;
import dev.confab.support.TestCertificate;
import dev.confab.support.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Receivers that do wrong what can be done wrong, each for a while: a conversation's webhook is
/// told of each message in the end, in order, and the deliveries say what went wrong before.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultyReceiversTest {
  private static final Map<String, String> TELLING = Map.of("X-Twilio-Webhook-Enabled", "true");
  private static final String OK = Receiver.answer(200, "", "");
  private static final int MESSAGES = 4;
  private static final byte[] BOMB = bomb();

  private final Account account = Account.unique();
  private ServerProcess server;
  private RawHttp http;
  private String service;

  @BeforeAll
  void start(@TempDir Path data) {
    server = ServerProcess.start(account, List.of("--data", data.toString()));
    http = server.http();
    service = http.get("/v1/Configuration").json().path("default_chat_service_sid").asText();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /// What a receiver does with the calls that it does not take well.
  interface Act {
    void on(Peer peer) throws IOException;
  }

  /// @param told how the first attempt is told of; empty when the call counts as heard
  record Fault(String name, Act act, String told) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Fault> faults() {
    var head = "HTTP/1.1 200 OK\r\n";
    return Stream.of(
        new Fault("fails", peer -> peer.send(Receiver.answer(500, "", "oh")), "500"),
        new Fault("is busy", peer -> peer.send(Receiver.answer(429, "", "")), "429"),
        new Fault("hangs", Peer::waitForTheEnd, "TIMEOUT"),
        new Fault(
            "answers when nobody listens any more",
            peer -> {
              peer.waitForTheEnd();
              peer.send(OK);
            },
            "TIMEOUT"),
        new Fault("answers half", peer -> peer.send("HTTP/1.1 200 OK\r\nConte"), "CLOSED"),
        new Fault("hangs in its answer", FaultyReceiversTest::stop, "TIMEOUT"),
        new Fault("answers garbage", peer -> peer.send("\0\1 good morning\r\n\r\n"), "MALFORMED"),
        new Fault("closes", Peer::reset, "CLOSED"),
        new Fault("never ends", peer -> flood(peer, head + "Content-Type: text/plain\r\n\r\n"), ""),
        new Fault("sends a bomb", FaultyReceiversTest::throwBomb, ""),
        new Fault(
            "sends elsewhere, which is here",
            peer -> peer.send(Receiver.answer(302, "Location: /\r\n", "")),
            "302"));
  }

  private static void stop(Peer peer) throws IOException {
    peer.send("HTTP/1.1 200 OK\r\nContent-Le");
    peer.waitForTheEnd();
  }

  /// Ends when the other side does not want more.
  private static void flood(Peer peer, String head) throws IOException {
    peer.send(head);
    while (true) {
      peer.send("x".repeat(64 * 1024));
    }
  }

  /// 64 MiB when it is unpacked. It is made before anybody waits for it.
  private static byte[] bomb() {
    var packed = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 64; i++) {
        zip.write(new byte[1024 * 1024]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static void throwBomb(Peer peer) throws IOException {
    peer.send(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
            .formatted(BOMB.length));
    peer.sendBytes(BOMB);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyMessageIsToldAllTheSame(Fault fault) throws IOException, InterruptedException {
    var faulty = new AtomicInteger(1);
    var heard = new CopyOnWriteArrayList<Asked>();
    Receiver.Script script =
        peer -> {
          while (true) {
            var asked = peer.request();
            if (faulty.getAndDecrement() > 0) {
              if (fault.told().isEmpty()) {
                heard.add(asked);
              }
              fault.act().on(peer);
              return;
            }
            heard.add(asked);
            peer.send(OK);
          }
        };
    try (var receiver = Receiver.start(script)) {
      var conversation = conversation("http://127.0.0.1:" + receiver.port() + "/#tt=500");
      post(conversation);
      var deliveries = await(conversation, all("delivered"));
      assertThat(heard.stream().map(FaultyReceiversTest::number))
          .containsExactly("0", "1", "2", "3");
      assertThat(receiver.requests())
          .as("a call for each attempt, and no more")
          .hasSize(attempts(deliveries).size());
      var first = attempts(List.of(deliveries.getFirst()));
      assertThat(outcome(first.getLast())).isEqualTo("200");
      assertThat(first).hasSize(fault.told().isEmpty() ? 1 : 2);
      assertThat(outcome(first.getFirst())).startsWith(fault.told());
      assertThat(attempts(deliveries))
          .allSatisfy(attempt -> {
            assertThat(outcome(attempt)).isNotEmpty();
            assertThat(attempt.path("excerpt").asText()).hasSizeLessThanOrEqualTo(500);
          });
      assertThat(receiver.requests().stream().map(FaultyReceiversTest::token).distinct())
          .hasSize(MESSAGES);
    }
  }

  @Test
  void aReceiverThatIsKilledIsToldWhenItIsBack() throws IOException, InterruptedException {
    int port;
    String conversation;
    try (var before = new HookReceiver(0)) {
      port = before.port();
      conversation = conversation(before.url());
      message(conversation, 0);
      assertThat(before.await(1, call -> true)).hasSize(1);
      await(conversation, all("delivered", 1));
    }
    for (int number = 1; number < MESSAGES; number++) {
      message(conversation, number);
    }
    await(conversation, deliveries -> attempts(deliveries).size() > 1);
    try (var after = new HookReceiver(port)) {
      var calls = after.await(MESSAGES - 1, call -> true);
      assertThat(calls.stream().map(call -> call.param("Body"))).containsExactly("1", "2", "3");
      var deliveries = await(conversation, all("delivered"));
      assertThat(outcome(attempts(deliveries).get(1))).matches("(UNREACHABLE|CLOSED).*");
    }
  }

  /// Nobody vouches for its certificate. What it could not be told waits among the dead letters
  /// until somebody has mended the address and asks for another try.
  @Test
  void aReceiverWithoutATrustedCertificateIsToldNothing(@TempDir Path folder)
      throws IOException, InterruptedException {
    var certificate = TestCertificate.make(folder, "ip:127.0.0.1");
    String conversation;
    var heard = new ArrayList<String>();
    Receiver.Script script = peer -> heard.add(peer.request().body());
    try (var receiver = Receiver.start(certificate.sockets(), script)) {
      conversation = conversation("https://127.0.0.1:" + receiver.port() + "/#rc=0");
      post(conversation);
      var dead = await(conversation, all("dead"));
      assertThat(attempts(dead))
          .hasSize(MESSAGES)
          .allSatisfy(attempt -> assertThat(outcome(attempt)).startsWith("TLS"));
      assertThat(heard).isEmpty();
    }
    try (var mended = new HookReceiver(0)) {
      var webhooks = "/v1/Conversations/" + conversation + "/Webhooks";
      var webhook = http.get(webhooks).json().path("webhooks").get(0).path("sid").asText();
      ask(webhooks + "/" + webhook, Map.of("Configuration.Url", mended.url()));
      for (var delivery : deliveries(conversation)) {
        ask(list() + "/" + delivery.path("sid").asText(), Map.of());
      }
      var calls = mended.await(MESSAGES, call -> true);
      assertThat(calls.stream().map(call -> call.param("Body")))
          .containsExactlyInAnyOrder("0", "1", "2", "3");
      var deliveries = await(conversation, all("delivered"));
      assertThat(attempts(deliveries)).hasSize(2 * MESSAGES);
    }
  }

  private static String number(Asked asked) {
    return asked.body().replaceFirst("(^|.*&)Body=([0-9]*).*", "$2");
  }

  private static String token(Asked asked) {
    return asked.headers().getOrDefault("i-twilio-idempotency-token", "");
  }

  private String conversation(String url) {
    var conversation = ask("/v1/Conversations", Map.of()).path("sid").asText();
    ask(
        "/v1/Conversations/" + conversation + "/Webhooks",
        Map.of(
            "Target",
            "webhook",
            "Configuration.Url",
            url,
            "Configuration.Filters",
            "onMessageAdded"));
    return conversation;
  }

  private void post(String conversation) {
    for (int number = 0; number < MESSAGES; number++) {
      message(conversation, number);
    }
  }

  private void message(String conversation, int number) {
    ask("/v1/Conversations/" + conversation + "/Messages", Map.of("Body", number));
  }

  private JsonNode ask(String path, Map<String, ?> form) {
    var answer = http.post(path, form, TELLING);
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    return answer.json();
  }

  private String list() {
    return "/confab/v1/Services/" + service + "/Deliveries";
  }

  /// In the order of their events.
  private List<JsonNode> deliveries(String conversation) {
    var found = new ArrayList<JsonNode>();
    http.get(list() + "?PageSize=100&ConversationSid=" + conversation)
        .json()
        .path("deliveries")
        .forEach(found::add);
    return found;
  }

  private static Predicate<List<JsonNode>> all(String state) {
    return all(state, MESSAGES);
  }

  private static Predicate<List<JsonNode>> all(String state, int count) {
    return deliveries ->
        deliveries.size() == count
            && deliveries.stream().allMatch(one -> one.path("state").asText().equals(state));
  }

  private List<JsonNode> await(String conversation, Predicate<List<JsonNode>> wanted) {
    return Waiting.until(() -> deliveries(conversation), wanted);
  }

  private static List<JsonNode> attempts(List<JsonNode> deliveries) {
    var attempts = new ArrayList<JsonNode>();
    deliveries.forEach(delivery -> delivery.path("attempts").forEach(attempts::add));
    return attempts;
  }

  /// The status of an attempt, or why there is none.
  private static String outcome(JsonNode attempt) {
    var status = attempt.path("status");
    return status.isNull() ? attempt.path("failure").asText() : status.asText();
  }
}
