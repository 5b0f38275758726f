package dev.confab.http.engine;

import static dev.confab.http.engine.OutgoingCalls.BODY_MAX;
import static dev.confab.http.engine.OutgoingCalls.LONG;
import static dev.confab.http.engine.OutgoingCalls.OK;
import static dev.confab.http.engine.OutgoingCalls.SECOND;
import static dev.confab.http.engine.OutgoingCalls.SHORT;
import static dev.confab.http.engine.OutgoingCalls.config;
import static dev.confab.http.engine.OutgoingCalls.failure;
import static dev.confab.http.engine.OutgoingCalls.limits;
import static dev.confab.http.engine.OutgoingCalls.request;
import static dev.confab.http.engine.OutgoingCalls.status;
import static dev.confab.http.engine.OutgoingCalls.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.confab.platform.HttpUrl;
import dev.confab.platform.OutgoingHttp.Answered;
import dev.confab.platform.OutgoingHttp.Limits;
import dev.confab.platform.OutgoingHttp.Outcome;
import dev.confab.platform.OutgoingHttp.Reason;
import dev.confab.platform.OutgoingHttp.Request;
import dev.confab.support.Receiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VertxOutgoingHttpTest {
  private VertxOutgoingHttp http;

  @BeforeEach
  void start() {
    http = new VertxOutgoingHttp(config(_ -> true, NameService.SYSTEM, LONG));
  }

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void aRequestArrivesAsItWasMade() throws IOException {
    try (var receiver = Receiver.answering(OK)) {
      var url =
          HttpUrl.of(
              "http://anna:secret@127.0.0.1:" + receiver.port() + "/a/../b%20'?x=[1]&y=%E4#ct=100");
      var headers = Map.of("User-Agent", "TwilioProxy/1.1", "Accept", "*/*");
      var request = new Request("POST", url, headers, "Body=h%C3%A4", limits(LONG, LONG));
      assertThat(http.send(request))
          .isEqualTo(new Answered(200, Map.of("content-length", "2"), "ok", false));
      var asked = receiver.requests().getFirst();
      assertThat(asked.line()).isEqualTo("POST /a/../b%20'?x=[1]&y=%E4 HTTP/1.1");
      assertThat(asked.headers())
          .isEqualTo(
              Map.of(
                  "host",
                  "127.0.0.1:" + receiver.port(),
                  "user-agent",
                  "TwilioProxy/1.1",
                  "accept",
                  "*/*",
                  "content-length",
                  "12"));
      assertThat(asked.body()).isEqualTo("Body=h%C3%A4");
    }
  }

  @Test
  void aRequestWithoutABodyHasNoLength() throws IOException {
    try (var receiver = Receiver.answering(OK)) {
      assertThat(status(get(receiver, ""))).isEqualTo(200);
      var asked = receiver.requests().getFirst();
      assertThat(asked.line()).isEqualTo("GET / HTTP/1.1");
      assertThat(asked.headers()).containsOnlyKeys("host");
    }
  }

  @Test
  void headersAreToldInLowerCaseAndRepeatedOnesInOne() throws IOException {
    try (var receiver = Receiver.answering(Receiver.answer(503, "X-A: 1\r\nx-a: 2\r\n", ""))) {
      var answered = (Answered) get(receiver, "/");
      assertThat(answered.status()).isEqualTo(503);
      assertThat(answered.headers()).containsEntry("x-a", "1, 2");
    }
  }

  @Test
  void connectionsAreKept() throws IOException {
    try (var receiver = Receiver.answering(OK)) {
      for (int i = 0; i < 5; i++) {
        assertThat(status(get(receiver, "/" + i))).isEqualTo(200);
      }
      assertThat(receiver.connections()).isEqualTo(1);
    }
  }

  /// Six at once need six, of which two are kept for the next six.
  @Test
  void fewConnectionsAreKept() throws Exception {
    var all = new CyclicBarrier(6);
    try (var receiver =
        Receiver.start(peer -> {
          while (true) {
            peer.request();
            await(all);
            peer.send(OK);
          }
        })) {
      for (int connections : List.of(6, 10)) {
        assertThat(together(6, () -> get(receiver, "/")))
            .extracting(OutgoingCalls::status)
            .containsOnly(200);
        assertThat(receiver.connections()).isEqualTo(connections);
      }
    }
  }

  /// The server has closed it meanwhile, or does so when the next request comes.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aKeptConnectionThatIsClosedIsReplaced(boolean isClosedAtOnce) throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.send(OK);
          if (!isClosedAtOnce) {
            peer.request();
          }
        })) {
      for (int i = 0; i < 10; i++) {
        assertThat(status(get(receiver, "/"))).isEqualTo(200);
      }
      assertThat(receiver.connections()).isEqualTo(10);
    }
  }

  @Test
  void aServerThatWantsToCloseIsHeard() throws IOException {
    try (var receiver = Receiver.answering(Receiver.answer(200, "Connection: close\r\n", "ok"))) {
      assertThat(status(get(receiver, "/"))).isEqualTo(200);
      assertThat(status(get(receiver, "/"))).isEqualTo(200);
      assertThat(receiver.connections()).isEqualTo(2);
    }
  }

  @Test
  void aNewConnectionThatIsClosedIsAFailure() throws IOException {
    try (var receiver = Receiver.start(Receiver.Peer::request)) {
      assertThat(failure(get(receiver, "/"))).isEqualTo(Reason.CLOSED);
      assertThat(receiver.connections()).isEqualTo(1);
    }
  }

  @Test
  void aConnectionThatBreaksIsAFailure() throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.reset();
        })) {
      assertThat(failure(get(receiver, "/"))).isEqualTo(Reason.CLOSED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 2",
        "HTTP/1.1 200 OK\r\nConte",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nshort"
      })
  void anAnswerThatEndsEarlyIsAFailure(String sent) throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.send(sent);
        })) {
      assertThat(failure(get(receiver, "/"))).isEqualTo(Reason.CLOSED);
    }
  }

  @Test
  void anAnswerMayLastUntilTheEndOfTheConnection() throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.send("HTTP/1.0 200 OK\r\n\r\nold");
        })) {
      assertThat(get(receiver, "/")).isEqualTo(new Answered(200, Map.of(), "old", false));
    }
  }

  /// There is a connection already: the time to make one is part of the whole.
  @Test
  void whoAnswersLateHasNotAnswered() throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.send(OK);
          peer.request();
          peer.waitForTheEnd();
        })) {
      assertThat(status(get(receiver, "/"))).isEqualTo(200);
      long start = System.nanoTime();
      assertThat(failure(http.send(request(receiver, "/", limits(LONG, SHORT)))))
          .isEqualTo(Reason.TIMEOUT);
      assertThat(System.nanoTime() - start).isBetween(SHORT.toNanos(), LONG.toNanos());
    }
  }

  @Test
  void whoIsSilentForTooLongHasNotAnswered() throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no");
          peer.waitForTheEnd();
        })) {
      assertThat(failure(http.send(request(receiver, "/", limits(SHORT, LONG)))))
          .isEqualTo(Reason.TIMEOUT);
    }
  }

  /// Each piece comes in time, the whole does not.
  @Test
  void whoDripsHasNotAnswered() throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.send(OK);
          peer.request();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
          for (int i = 0; i < 900; i++) {
            peer.send("x");
            pause(20);
          }
        })) {
      assertThat(status(get(receiver, "/"))).isEqualTo(200);
      assertThat(failure(http.send(request(receiver, "/", limits(LONG, SHORT)))))
          .isEqualTo(Reason.TIMEOUT);
    }
  }

  @Test
  void whoDripsInTimeIsHeardToTheEnd() throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n");
          for (int i = 0; i < 6; i++) {
            peer.send("x");
            pause(250);
          }
        })) {
      assertThat(http.send(request(receiver, "/", limits(SECOND, LONG))))
          .asInstanceOf(type(Answered.class))
          .extracting(Answered::body)
          .isEqualTo("xxxxxx");
    }
  }

  @Test
  void anEndlessBodyIsCut() throws IOException {
    var sent = new AtomicInteger();
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
          while (true) {
            peer.send("a\r\n0123456789\r\n");
            sent.incrementAndGet();
          }
        })) {
      var answered = (Answered) get(receiver, "/");
      assertThat(answered.isTruncated()).isTrue();
      assertThat(answered.body()).isEqualTo("0123456789".repeat(BODY_MAX / 10));
      assertThat(status(get(receiver, "/"))).isEqualTo(200);
      assertThat(receiver.connections()).isEqualTo(2);
    }
  }

  @Test
  void aBodyOfExactlyTheLimitIsWhole() throws IOException {
    var body = "x".repeat(BODY_MAX);
    try (var receiver = Receiver.answering(Receiver.answer(200, "", body))) {
      assertThat(get(receiver, "/"))
          .isEqualTo(new Answered(200, Map.of("content-length", "1000"), body, false));
    }
  }

  /// A new connection for each answer that has a page to show would cost more than to read it.
  @Test
  void theConnectionOfALongAnswerIsKept() throws IOException {
    var body = "x".repeat(5 * BODY_MAX);
    try (var receiver = Receiver.answering(Receiver.answer(200, "", body))) {
      for (int i = 0; i < 3; i++) {
        var answered = (Answered) get(receiver, "/");
        assertThat(answered.isTruncated()).isTrue();
        assertThat(answered.body()).hasSize(BODY_MAX);
      }
      assertThat(receiver.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsNotWantedNeedNotCome(boolean isClosed) throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + "x".repeat(2 * BODY_MAX));
          if (!isClosed) {
            peer.waitForTheEnd();
          }
        })) {
      for (int connections : List.of(1, 2)) {
        var answered = (Answered) http.send(request(receiver, "/", limits(SECOND, LONG)));
        assertThat(answered.isTruncated()).isTrue();
        assertThat(answered.body()).hasSize(BODY_MAX);
        assertThat(receiver.connections()).isEqualTo(connections);
      }
    }
  }

  @Test
  void aHeaderThatCannotBeSentIsAFailureAtOnce() throws IOException {
    try (var receiver = Receiver.answering(OK)) {
      var usual = request(receiver, "/", limits(LONG, LONG));
      var headers = Map.of("X-Name", "a\r\nX-Other: b");
      var odd = new Request("GET", usual.url(), headers, null, usual.limits());
      long start = System.nanoTime();
      assertThat(failure(http.send(odd))).isEqualTo(Reason.MALFORMED);
      assertThat(System.nanoTime() - start).isLessThan(LONG.toNanos());
      assertThat(receiver.requests()).isEmpty();
      assertThat(status(http.send(usual))).isEqualTo(200);
    }
  }

  /// Whose time to connect is over by then.
  @Test
  void aKeptConnectionThatIsClosedLateIsReplaced() throws IOException {
    var limits = new Limits(SECOND, LONG, LONG, BODY_MAX);
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.send(OK);
          peer.request();
          pause(3 * SECOND.toMillis() / 2);
        })) {
      assertThat(status(http.send(request(receiver, "/", limits)))).isEqualTo(200);
      assertThat(status(http.send(request(receiver, "/", limits)))).isEqualTo(200);
      assertThat(receiver.connections()).isEqualTo(2);
    }
  }

  @Test
  void aPackedBodyStaysPacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(new byte[10_000_000]);
    }
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.send(
              "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                  + packed.size()
                  + "\r\n\r\n");
          peer.sendBytes(packed.toByteArray());
        })) {
      var answered = (Answered) get(receiver, "/");
      assertThat(receiver.requests().getFirst().headers()).doesNotContainKey("accept-encoding");
      assertThat(answered.isTruncated()).isTrue();
      assertThat(answered.body()).hasSizeLessThanOrEqualTo(BODY_MAX);
    }
  }

  @Test
  void redirectsAreAnswers() throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          while (true) {
            peer.request();
            peer.send(Receiver.answer(302, "Location: /again\r\n", ""));
          }
        })) {
      var answered = (Answered) get(receiver, "/");
      assertThat(answered.status()).isEqualTo(302);
      assertThat(answered.headers()).containsEntry("location", "/again");
      assertThat(receiver.requests()).hasSize(1);
    }
  }

  @Test
  void interimAnswersAreSkipped() throws IOException {
    try (var receiver =
        Receiver.answering(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n" + OK)) {
      assertThat(status(get(receiver, "/"))).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n",
        "SSH-2.0-OpenSSH_9.6\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n"
      })
  void whatIsNoAnswerIsAFailure(String sent) throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.send(sent);
          peer.waitForTheEnd();
        })) {
      assertThat(failure(get(receiver, "/"))).isEqualTo(Reason.MALFORMED);
      assertThat(failure(get(receiver, "/"))).isEqualTo(Reason.MALFORMED);
      assertThat(receiver.connections()).isEqualTo(2);
    }
  }

  @Test
  void anEndlessHeadIsAFailure() throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.send("HTTP/1.1 200 OK\r\n");
          while (true) {
            peer.send("X-More: and more\r\n");
          }
        })) {
      assertThat(failure(get(receiver, "/"))).isEqualTo(Reason.MALFORMED);
    }
  }

  @Test
  void whatIsSaidUnaskedEndsAKeptConnection() throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.send(OK + Receiver.answer(500, "", "for whom?"));
          peer.waitForTheEnd();
        })) {
      assertThat(status(get(receiver, "/"))).isEqualTo(200);
      assertThat(status(get(receiver, "/"))).isEqualTo(200);
    }
  }

  @Test
  void manyAreServedAtOnce() throws Exception {
    try (var receiver = Receiver.answering(OK)) {
      var outcomes = together(200, () -> get(receiver, "/"));
      assertThat(outcomes).extracting(OutgoingCalls::status).containsOnly(200);
    }
  }

  private Outcome get(Receiver receiver, String target) {
    return http.send(request(receiver, target, limits(LONG, LONG)));
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(LONG.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static void pause(long millis) {
    try {
      var _ = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
