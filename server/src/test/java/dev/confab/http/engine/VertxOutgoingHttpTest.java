package dev.confab.http.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.confab.platform.HttpUrl;
import dev.confab.platform.OutgoingHttp.Answered;
import dev.confab.platform.OutgoingHttp.Failed;
import dev.confab.platform.OutgoingHttp.Limits;
import dev.confab.platform.OutgoingHttp.Outcome;
import dev.confab.platform.OutgoingHttp.Reason;
import dev.confab.platform.OutgoingHttp.Request;
import dev.confab.support.Receiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VertxOutgoingHttpTest {
  private static final int BODY_MAX = 1_000;
  private static final String OK = Receiver.answer(200, "", "ok");
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final AtomicReference<NameService> names = new AtomicReference<>(NameService.SYSTEM);
  private VertxOutgoingHttp http;

  @BeforeEach
  void start() throws IOException {
    http = new VertxOutgoingHttp(config(_ -> true, Duration.ZERO));
  }

  private OutgoingConfig config(Predicate<InetAddress> isAllowed, Duration namesKeptFor) {
    return new OutgoingConfig(
        isAllowed,
        host -> names.get().addresses(host),
        null,
        namesKeptFor,
        2,
        Duration.ofSeconds(2),
        2,
        3);
  }

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void aRequestArrivesAsItWasMade() throws IOException {
    try (var receiver = Receiver.answering(OK)) {
      var url = "http://anna:secret@127.0.0.1:%d/a/../b%%20'?x=[1]&y=%%E4#ct=100";
      var request =
          new Request(
              "POST",
              HttpUrl.of(url.formatted(receiver.port())),
              Map.of("User-Agent", "TwilioProxy/1.1", "Accept", "*/*"),
              "Body=h%C3%A4",
              limits(LONG, LONG));
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
            .extracting(VertxOutgoingHttpTest::status)
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

  @Test
  void anAnswerThatEndsEarlyIsAFailure() throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
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

  @Test
  void whoAnswersLateHasNotAnswered() throws IOException {
    try (var receiver =
        Receiver.start(peer -> {
          peer.request();
          peer.waitForTheEnd();
        })) {
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
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
          for (int i = 0; i < 900; i++) {
            peer.send("x");
            pause(20);
          }
        })) {
      assertThat(failure(http.send(request(receiver, "/", limits(SHORT, Duration.ofSeconds(1))))))
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
            pause(100);
          }
        })) {
      assertThat(http.send(request(receiver, "/", limits(SHORT, LONG))))
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
  void aPortThatNobodyListensOnIsUnreachable() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(failure(http.send(request("http://127.0.0.1:" + port, limits(LONG, LONG)))))
        .isEqualTo(Reason.UNREACHABLE);
  }

  /// The queue of connections is full, so that a new one gets no answer at all.
  @Test
  void aHostThatTakesNoConnectionsIsUnreachable() throws IOException {
    var full = new ArrayList<Socket>();
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 8; i++) {
        var socket = new Socket();
        full.add(socket);
        try {
          socket.connect(server.getLocalSocketAddress(), 100);
        } catch (IOException _) {
          break;
        }
      }
      var limits = new Limits(SHORT, LONG, LONG, BODY_MAX);
      assertThat(failure(http.send(request("http://127.0.0.1:" + server.getLocalPort(), limits))))
          .isEqualTo(Reason.UNREACHABLE);
    } finally {
      for (var socket : full) {
        socket.close();
      }
    }
  }

  @Test
  void aNameWithoutAnAddressIsUnresolvable() {
    names.set(host -> {
      throw new UnknownHostException(host);
    });
    assertThat(failure(http.send(request("http://nowhere.example", limits(LONG, LONG)))))
        .isEqualTo(Reason.UNRESOLVABLE);
  }

  @Test
  void aNameServerThatHangsDelaysNobodyElse() throws Exception {
    http.close();
    http = new VertxOutgoingHttp(config(_ -> true, LONG));
    var hang = new CountDownLatch(1);
    names.set(host -> {
      if (host.startsWith("dead")) {
        await(hang);
      }
      return List.of(InetAddress.getLoopbackAddress());
    });
    try (var receiver = Receiver.answering(OK)) {
      var limits = new Limits(SHORT, LONG, LONG, BODY_MAX);
      var dead = together(5, () -> http.send(request("http://dead.example", limits)));
      assertThat(dead).extracting(VertxOutgoingHttpTest::failure).containsOnly(Reason.UNRESOLVABLE);
      var url = "http://alive.example:" + receiver.port();
      assertThat(status(http.send(request(url, limits)))).isEqualTo(200);
      hang.countDown();
    }
  }

  @Test
  void theNextAddressIsTriedWhenOneTakesNoConnection() throws IOException {
    try (var receiver = Receiver.answering(OK)) {
      names.set(
          _ -> List.of(InetAddress.getByName("127.0.0.77"), InetAddress.getLoopbackAddress()));
      var url = "http://two.example:" + receiver.port();
      assertThat(status(http.send(request(url, limits(LONG, LONG))))).isEqualTo(200);
      assertThat(receiver.requests().getFirst().headers())
          .containsEntry("host", "two.example:" + receiver.port());
    }
  }

  @Test
  void addressesThatAreNotAllowedAreNotConnectedTo() throws IOException {
    http.close();
    http = new VertxOutgoingHttp(config(address -> !address.isLoopbackAddress(), LONG));
    try (var receiver = Receiver.answering(OK)) {
      for (var host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
        var url = "http://" + host + ":" + receiver.port();
        assertThat(failure(http.send(request(url, limits(LONG, LONG)))))
            .as(host)
            .isEqualTo(Reason.ADDRESS_REFUSED);
      }
      assertThat(receiver.connections()).isZero();
    }
  }

  /// The name leads to an allowed address whenever it is asked for the first time, and into the
  /// private network afterwards.
  @Test
  void aNameThatChangesItsAddressGainsNothing() throws IOException {
    http.close();
    http =
        new VertxOutgoingHttp(
            config(one -> one.getHostAddress().equals("127.0.0.77"), Duration.ZERO));
    try (var inside = Receiver.answering(OK)) {
      var asked = new AtomicInteger();
      names.set(_ ->
          List.of(
              InetAddress.getByName(
                  asked.getAndIncrement() % 2 == 0 ? "127.0.0.77" : "127.0.0.1")));
      var url = "http://rebinding.example:" + inside.port();
      var reasons = new ArrayList<Reason>();
      for (int i = 0; i < 6; i++) {
        reasons.add(failure(http.send(request(url, limits(LONG, LONG)))));
      }
      assertThat(reasons).contains(Reason.UNREACHABLE, Reason.ADDRESS_REFUSED);
      assertThat(inside.connections()).isZero();
    }
  }

  /// A kept connection belongs to the address that was judged, not to the name.
  @Test
  void aKeptConnectionIsNotUsedForAnotherAddress() throws IOException {
    var allowed = new AtomicReference<>("127.0.0.1");
    http.close();
    http =
        new VertxOutgoingHttp(
            config(one -> one.getHostAddress().equals(allowed.get()), Duration.ZERO));
    try (var receiver = Receiver.answering(OK)) {
      var url = "http://moving.example:" + receiver.port();
      names.set(_ -> List.of(InetAddress.getByName(allowed.get())));
      assertThat(status(http.send(request(url, limits(LONG, LONG))))).isEqualTo(200);
      allowed.set("127.0.0.77");
      assertThat(failure(http.send(request(url, limits(LONG, LONG)))))
          .isEqualTo(Reason.UNREACHABLE);
    }
  }

  @Test
  void manyAreServedAtOnce() throws Exception {
    try (var receiver = Receiver.answering(OK)) {
      var outcomes = together(200, () -> get(receiver, "/"));
      assertThat(outcomes).extracting(VertxOutgoingHttpTest::status).containsOnly(200);
    }
  }

  private Outcome get(Receiver receiver, String target) {
    return http.send(request(receiver, target, limits(LONG, LONG)));
  }

  private static Request request(Receiver receiver, String target, Limits limits) {
    return request("http://127.0.0.1:" + receiver.port() + target, limits);
  }

  private static Request request(String url, Limits limits) {
    return new Request("GET", HttpUrl.of(url), Map.of(), null, limits);
  }

  private static Limits limits(Duration silence, Duration total) {
    return new Limits(LONG, silence, total, BODY_MAX);
  }

  private static int status(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Answered.class);
    return ((Answered) outcome).status();
  }

  private static Reason failure(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Failed.class);
    return ((Failed) outcome).reason();
  }

  private static <T> List<T> together(int count, Callable<T> action) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (var future : threads.invokeAll(Collections.nCopies(count, action))) {
        results.add(future.get());
      }
      return results;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
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
