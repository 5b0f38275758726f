package dev.confab.webhooks;

import static dev.confab.support.Receiver.answer;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.confab.domain.EventType;
import dev.confab.domain.WebhookPayload;
import dev.confab.platform.OutgoingHttp.Failed;
import dev.confab.platform.OutgoingHttp.Reason;
import dev.confab.support.ApiUnderTest.Answer;
import dev.confab.support.Receiver;
import dev.confab.support.Receiver.Script;
import dev.confab.support.TestCertificate;
import dev.confab.support.Waiting;
import dev.confab.webhooks.PreHookAnswer.Useless;
import dev.confab.webhooks.PreHookObserver.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// Whatever a pre hook does, the request that it was asked about is done, soon, and as it was sent.
class PreHookFaultsTest {
  private static final String WEBHOOKS = "/v1/Configuration/Webhooks";
  private static final String CHANGE = "{\"body\":\"changed\"}";
  private static final int ZEROS = 50_000_000;

  @TempDir private Path folder;
  private final CountDownLatch released = new CountDownLatch(1);
  private AskingApi asking;

  @BeforeEach
  void open() throws IOException {
    asking = new AskingApi(folder);
  }

  @AfterEach
  void close() {
    released.countDown();
    asking.close();
  }

  private void hook(String url) {
    asking.configure(WEBHOOKS, url, "Filters=onMessageAdd");
  }

  private String messages() {
    return asking.conversation("") + "/Messages";
  }

  private static String body(Answer made) {
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("body");
  }

  private static String url(Receiver receiver) {
    return "http://127.0.0.1:" + receiver.port() + "/hook";
  }

  private static Script says(String answer) {
    return peer -> {
      peer.request();
      peer.send(answer);
    };
  }

  private static Named<Script> says(String name, String body) {
    return Named.of(name, says(answer(200, "", body)));
  }

  static Stream<Named<Script>> uselessAnswers() {
    return Stream.of(
        says("no JSON", "<html>changed</html>"),
        says("broken JSON", "{\"body\":\"changed\""),
        says("more than JSON", CHANGE + CHANGE),
        says("an array", "[" + CHANGE + "]"),
        says("a text", "\"changed\""),
        says("deeply nested", "[".repeat(100_000)),
        says("a number", "{\"author\":\"changed\",\"body\":5}"),
        says("an object", "{\"body\":\"changed\",\"attributes\":{\"a\":1}}"),
        says("a flag", "{\"body\":true}"),
        says("NUL", "{\"body\":\"a\\u0000b\"}"),
        says("half a character", "{\"body\":\"\\ud800\"}"),
        Named.of("no HTTP", says("Hello! What can I do for you?\r\n\r\n")),
        Named.of("half", says("HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n" + CHANGE)),
        Named.of("a redirect", says(answer(302, "Location: /hook\r\n", CHANGE))),
        Named.of("not modified", says("HTTP/1.1 304 X\r\n\r\n")),
        Named.of("a strange status", says(answer(777, "", CHANGE))),
        Named.of("packed", packed(CHANGE.getBytes(StandardCharsets.UTF_8))),
        Named.of("a bomb", packed(new byte[ZEROS])));
  }

  static Stream<Named<Script>> badManners() {
    return Stream.of(
        Named.of("closes", Receiver.Peer::request),
        Named.of(
            "resets",
            peer -> {
              peer.request();
              peer.reset();
            }),
        Named.of("hangs", PreHookFaultsTest::hang),
        Named.of(
            "never ends",
            peer -> {
              peer.request();
              peer.send("HTTP/1.1 200 X\r\n\r\n{\"body\":\"");
              while (true) {
                peer.send("changed".repeat(1_000));
              }
            }),
        Named.of(
            "drips",
            peer -> {
              peer.request();
              peer.send("HTTP/1.1 200 X\r\n\r\n");
              while (true) {
                peer.send(" ");
                pause(50);
              }
            }));
  }

  private static void hang(Receiver.Peer peer) throws IOException {
    peer.request();
    peer.waitForTheEnd();
  }

  private static Script packed(byte[] content) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return peer -> {
      peer.request();
      peer.send("HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\n\r\n");
      peer.sendBytes(packed.toByteArray());
    };
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource({"uselessAnswers", "badManners"})
  void whatGoesWrongChangesNothing(Script fault) throws IOException {
    try (var receiver = Receiver.start(fault)) {
      hook(url(receiver) + "#tt=700");
      var made = asking.post(messages(), "Body=a&Author=ann");
      assertThat(body(made)).isEqualTo("a");
      assertThat(made.json()).containsEntry("author", "ann").containsEntry("attributes", "{}");
      assertThat(asking.results).containsExactly(Result.FAILED);
      assertThat(receiver.requests()).isNotEmpty().allMatch(one -> one.target().equals("/hook"));
    }
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    hook("http://127.0.0.1:" + port + "/");
    assertThat(body(asking.post(messages(), "Body=a"))).isEqualTo("a");
    hook("http://nobody.invalid/");
    assertThat(body(asking.post(messages(), "Body=b"))).isEqualTo("b");
    assertThat(asking.results).containsExactly(Result.FAILED, Result.FAILED);
  }

  @Test
  void aCertificateThatVouchesForItselfIsNotBelieved() throws IOException {
    var certificate = TestCertificate.make(folder, "ip:127.0.0.1,dns:localhost");
    try (var receiver = Receiver.start(certificate.sockets(), says(answer(403, "", CHANGE)))) {
      hook("https://127.0.0.1:" + receiver.port() + "/");
      assertThat(body(asking.post(messages(), "Body=a"))).isEqualTo("a");
      assertThat(asking.results).containsExactly(Result.FAILED);
      assertThat(receiver.requests()).isEmpty();
    }
  }

  @Test
  void afterFiveSecondsTheRequestGoesOn() throws IOException {
    try (var receiver = Receiver.start(PreHookFaultsTest::hang)) {
      hook(url(receiver));
      var messages = messages();
      long start = System.nanoTime();
      assertThat(body(asking.post(messages, "Body=a"))).isEqualTo("a");
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(4_900), Duration.ofMillis(7_500));
    }
  }

  /// Without a user in the URL, a status of 401 is a refusal like others.
  @Test
  void aUserIsSentWhenTheReceiverAsksForHim() throws IOException {
    var challenge = "WWW-Authenticate: Basic realm=\"x\"\r\n";
    try (var receiver =
        Receiver.start(peer -> {
          while (true) {
            boolean isKnown = peer.request().headers().containsKey("authorization");
            peer.send(isKnown ? answer(200, "", CHANGE) : answer(401, challenge, ""));
          }
        })) {
      var messages = messages();
      hook(url(receiver));
      assertThat(asking.post(messages, "Body=a").error()).isEqualTo("403/50056");
      hook(url(receiver).replace("//", "//ann:secret@"));
      assertThat(body(asking.post(messages, "Body=a"))).isEqualTo("changed");
    }
  }

  @Test
  void operatorsAreToldWhatFailed() throws IOException {
    var log = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(HttpPreHooks.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    log.addAppender(lines);
    try (var receiver = Receiver.start(says(answer(200, "", "{\"author\":1}")))) {
      hook(url(receiver).replace("//", "//ann:secret@"));
      assertThat(body(asking.post(messages(), "Body=a"))).isEqualTo("a");
      assertThat(lines.list).hasSize(1);
      var line = lines.list.getFirst();
      assertThat(line.getLevel()).isEqualTo(Level.WARN);
      assertThat(line.getFormattedMessage()).endsWith("author of the answer is not a text");
      var pairs = line.getKeyValuePairs().stream().map(String::valueOf).toList();
      assertThat(pairs)
          .contains(
              "event=\"onMessageAdd\"",
              "service=\"" + asking.api.account.defaultService() + "\"",
              "receiver=\"127.0.0.1:" + receiver.port() + "\"",
              "code=\"50057\"")
          .anyMatch(pair -> pair.matches("ms=\"[0-9]{1,4}\""))
          .noneMatch(pair -> pair.contains("secret"));
    } finally {
      log.detachAppender(lines);
    }
  }

  @Test
  void anAnswerThatIsLateIsLoggedUnderItsOwnNumber() {
    var asked = WebhookPayload.before(EventType.MESSAGE_ADDED).orElseThrow();
    assertThat(PreHookAnswer.of(new Failed(Reason.TIMEOUT, "no answer"), asked))
        .isEqualTo(new Useless(50076, "TIMEOUT: no answer"));
    assertThat(PreHookAnswer.of(new Failed(Reason.CLOSED, "gone"), asked))
        .isEqualTo(new Useless(50057, "CLOSED: gone"));
  }

  /// Posts messages at once, each from a thread of its own.
  private List<Future<String>> post(ExecutorService threads, String messages, int count) {
    var posts = new ArrayList<Future<String>>();
    for (int number = 0; number < count; number++) {
      posts.add(threads.submit(() -> body(asking.post(messages, "Body=a"))));
    }
    return posts;
  }

  /// Answers nobody before it is told to.
  private Receiver holding(CountDownLatch asked) throws IOException {
    return Receiver.start(peer -> {
      while (true) {
        peer.request();
        asked.countDown();
        await(released);
        peer.send(answer(200, "", CHANGE));
      }
    });
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void othersGoOnWhileAHookHangs() throws Exception {
    int count = 20;
    var asked = new CountDownLatch(count);
    try (var receiver = holding(asked);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      hook(url(receiver));
      var messages = messages();
      var waiting = post(threads, messages, count);
      await(asked);
      for (int number = 0; number < 50; number++) {
        assertThat(body(asking.api.post(messages, "Body=free"))).isEqualTo("free");
        assertThat(asking.post("/v1/Conversations", "").status()).isEqualTo(201);
        assertThat(asking.api.get(messages).status()).isEqualTo(200);
      }
      assertThat(waiting).noneMatch(Future::isDone);
      released.countDown();
      for (var one : waiting) {
        assertThat(one.get()).isEqualTo("changed");
      }
    }
  }

  /// One call, and one who waits for his turn.
  @Test
  void whoeverIsTooManyIsNotHeldUp() throws Exception {
    asking.close();
    asking = new AskingApi(folder, false, new PreHookTurns.Limits(1, 1, 10));
    var asked = new CountDownLatch(1);
    try (var receiver = holding(asked);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      hook(url(receiver));
      var messages = messages();
      var posts = post(threads, messages, 10);
      await(asked);
      Waiting.until(() -> asking.results.size() >= 8);
      assertThat(asking.results).hasSize(8).containsOnly(Result.SPARED);
      released.countDown();
      var bodies = new ArrayList<String>();
      for (var one : posts) {
        bodies.add(one.get());
      }
      assertThat(bodies).filteredOn("a"::equals).hasSize(8);
      assertThat(bodies).filteredOn("changed"::equals).hasSize(2);
      assertThat(receiver.requests()).hasSize(2);
    }
  }

  @Test
  void aReceiverThatIsDownIsNotAskedForAWhile() throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          if (asking.results.size() > 11) {
            peer.send(answer(200, "", CHANGE));
          }
        })) {
      hook(url(receiver));
      var messages = messages();
      for (int number = 0; number < 12; number++) {
        assertThat(body(asking.post(messages, "Body=a"))).isEqualTo("a");
      }
      int calls = receiver.requests().size();
      assertThat(asking.results.subList(0, 10)).containsOnly(Result.FAILED);
      assertThat(asking.results.subList(10, 12)).containsOnly(Result.SPARED);
      asking.api.clock.advance(Duration.ofSeconds(1));
      assertThat(body(asking.post(messages, "Body=a"))).isEqualTo("changed");
      assertThat(body(asking.post(messages, "Body=a"))).isEqualTo("changed");
      assertThat(receiver.requests()).hasSize(calls + 2);
    }
  }
}
