package dev.confab.http.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.http.Call;
import dev.confab.http.Reply;
import dev.confab.support.RawSocket;
import dev.confab.support.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEngineTest {
  private static final String PART =
      "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  private final AtomicReference<@Nullable Call> seen = new AtomicReference<>();
  private Function<Call, Reply> answer = _ -> Reply.text(200, "text/plain", "ok");
  private HttpEngine engine;

  @BeforeEach
  void start() throws IOException {
    engine = HttpEngine.start(EngineConfig.listeningOn("127.0.0.1", 0), echo());
  }

  /// Keeps what it saw, and answers as the test says.
  private Answering echo() {
    return new Answering(call -> {
      seen.set(call);
      return answer.apply(call);
    });
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void aCallHoldsWhatWasSent() throws IOException {
    try (var socket = connect()) {
      socket.send("POST /a%2Fb?x=1+2 HTTP/1.1\r\nHost: h.test:99\r\nX-Y: z\r\n" + FORM);
      socket.send("Content-Length: 7\r\n\r\nA=%20&B");
      assertThat(socket.answer().status()).isEqualTo(200);
    }
    var call = call();
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.path()).isEqualTo("/a%2Fb");
    assertThat(call.query().first("x")).isEqualTo("1 2");
    assertThat(call.header("x-y")).isEqualTo("z");
    assertThat(call.form().first("A")).isEqualTo(" ");
    assertThat(call.form().first("B")).isEmpty();
    assertThat(call.origin()).isEqualTo("http://h.test:99");
    assertThat(Thread.currentThread().isVirtual()).isFalse();
  }

  @Test
  void handlersRunOnVirtualThreads() throws IOException {
    answer = _ -> Reply.text(200, "text/plain", String.valueOf(Thread.currentThread().isVirtual()));
    try (var socket = connect()) {
      socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(socket.answer().body()).isEqualTo("true");
    }
  }

  @Test
  void aMultipartBodyIsAFormToo() throws IOException {
    var body =
        PART.formatted("FriendlyName", "Grüße 👋")
            + PART.formatted("State", "active")
            + "--b--\r\n";
    try (var socket = connect()) {
      socket.send(
          "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=b\r\n");
      socket.send("Content-Length: " + RawSocket.utf8(body).length + "\r\n\r\n" + body);
      assertThat(socket.answer().status()).isEqualTo(200);
    }
    assertThat(call().form().first("FriendlyName")).isEqualTo("Grüße 👋");
    assertThat(call().form().first("State")).isEqualTo("active");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=b"
      })
  void aBrokenMultipartBodyIsRefused(String type) throws IOException {
    try (var socket = connect()) {
      socket.send(
          "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: "
              + type
              + "\r\nContent-Length: 9\r\n\r\nno parts!");
      assertThat(socket.answer().status()).isEqualTo(400);
      assertThat(seen.get()).isNull();
    }
    assertStillServing();
  }

  @Test
  void aBodyOfAnotherTypeIsForeign() throws IOException {
    try (var socket = connect()) {
      socket.send(
          "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
      assertThat(socket.answer().status()).isEqualTo(200);
    }
    assertThat(call().isForeignBody()).isTrue();
  }

  @Test
  void aBodyWithoutTypeIsAFormAndAnEmptyOneIsNone() throws IOException {
    try (var socket = connect()) {
      socket.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nA=1");
      assertThat(socket.answer().status()).isEqualTo(200);
      assertThat(call().form().first("A")).isEqualTo("1");
      socket.send(
          "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n");
      assertThat(socket.answer().status()).isEqualTo(200);
      assertThat(call().isForeignBody()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST / HTTP/1.1, A=%zz, 400",
    "GET /?a=%ff HTTP/1.1, '', 400",
    "GET / HTTP/x, '', 400",
    "nonsense, '', 400"
  })
  void malformedRequestsAreRefused(String line, String body, int status) throws IOException {
    try (var socket = connect()) {
      socket.send(
          line + "\r\nHost: h\r\n" + FORM + "Content-Length: " + body.length() + "\r\n\r\n" + body);
      assertThat(socket.answer().status()).isEqualTo(status);
    }
    assertStillServing();
  }

  @Test
  void aHostThatWouldCorruptLinksIsRefused() throws IOException {
    try (var socket = connect()) {
      socket.send("GET / HTTP/1.1\r\nHost: a/b\"c\r\n\r\n");
      assertThat(socket.answer().status()).isEqualTo(400);
    }
  }

  @Test
  void tooLongUrlsAndHeadersAreRefused() throws IOException {
    try (var socket = connect()) {
      socket.send("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(socket.answer().status()).isEqualTo(414);
    }
    try (var socket = connect()) {
      socket.send("GET / HTTP/1.1\r\nHost: h\r\nX: " + "a".repeat(20_000) + "\r\n\r\n");
      assertThat(socket.answer().status()).isEqualTo(431);
    }
    assertStillServing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=b",
        "application/json"
      })
  void aTooLargeBodyIsReadToItsEndAndRefused(String type) throws IOException {
    int size = 10 * 1024 * 1024;
    try (var socket = connect()) {
      socket.send(
          "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: "
              + type
              + "\r\nContent-Length: "
              + size
              + "\r\n\r\n");
      var start = type.startsWith("multipart") ? PART.formatted("A", "") : "";
      socket.send(start + "a".repeat(size - start.length()));
      assertThat(socket.answer().status()).isEqualTo(413);
      assertThat(seen.get()).isNull();
    }
    assertStillServing();
  }

  @Test
  void allBodiesTogetherHaveALimitAndItIsGivenBack() throws IOException {
    engine.close();
    engine = HttpEngine.start(TestConfigs.withRoomFor(10), echo());
    for (int round = 0; round < 20; round++) {
      try (var vanishing = connect()) {
        vanishing.send(
            "POST / HTTP/1.1\r\nHost: h\r\n" + FORM + "Content-Length: 9\r\n\r\nA=12345");
      }
      try (var socket = connect()) {
        socket.send(
            "POST / HTTP/1.1\r\nHost: h\r\n" + FORM + "Content-Length: 11\r\n\r\nA=123456789");
        assertThat(socket.answer().status()).isEqualTo(429);
      }
    }
    assertEventuallyServed(
        "POST / HTTP/1.1\r\nHost: h\r\n" + FORM + "Content-Length: 10\r\n\r\nA=12345678");
  }

  /// What a vanished sender held is given back when its end is noticed, a moment later.
  private void assertEventuallyServed(String request) throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    int status = 0;
    while (status != 200 && System.nanoTime() < deadline) {
      try (var socket = connect()) {
        socket.send(request);
        status = socket.answer().status();
      }
    }
    assertThat(status).isEqualTo(200);
  }

  @Test
  void partsThatAreNotUtf8AreRefused() throws IOException {
    try (var socket = connect()) {
      var body = PART.formatted("A", "x").replace("x", "%") + "--b--\r\n";
      var bytes = RawSocket.utf8(body);
      bytes[body.indexOf('%')] = (byte) 0xFF;
      socket.send(
          "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=b\r\n");
      socket.send("Content-Length: " + bytes.length + "\r\n\r\n");
      socket.sendBytes(bytes);
      assertThat(socket.answer().status()).isEqualTo(400);
    }
  }

  @Test
  void oneConnectionCarriesManyRequestsInOrder() throws IOException {
    answer = call -> Reply.text(200, "text/plain", call.path());
    try (var socket = connect()) {
      for (int i = 0; i < 50; i++) {
        socket.send("GET /" + i + " HTTP/1.1\r\nHost: h\r\n\r\n");
      }
      for (int i = 0; i < 50; i++) {
        assertThat(socket.answer().body()).isEqualTo("/" + i);
      }
    }
  }

  @Test
  void bodiesOfEverySizeArriveWhole() throws IOException {
    for (int size : new int[] {0, 1, 10_000, 100_000, 3_000_000}) {
      answer = _ -> Reply.text(200, "text/plain", "x".repeat(size));
      try (var socket = connect()) {
        socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        assertThat(socket.answer().body()).hasSize(size);
      }
    }
  }

  @Test
  void anExceptionOfTheHandlerCutsTheConnection() throws IOException {
    answer =
        _ -> {
          throw new IllegalStateException("expected by this test");
        };
    try (var socket = connect()) {
      socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThatThrownBy(socket::answer).isInstanceOf(IOException.class);
    }
    answer = _ -> Reply.empty(204);
    try (var socket = connect()) {
      socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(socket.answer().status()).isEqualTo(204);
    }
  }

  @Test
  void aStopLetsRequestsUnderWayFinish() throws Exception {
    var entered = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    answer =
        _ -> {
          entered.countDown();
          await(goOn);
          return Reply.text(200, "text/plain", "finished");
        };
    try (var socket = connect()) {
      socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
      await(entered);
      var stopping = Thread.ofPlatform().start(engine::close);
      Waiting.until(() -> !accepts());
      goOn.countDown();
      assertThat(socket.answer().body()).isEqualTo("finished");
      assertThat(stopping.join(Duration.ofSeconds(10))).isTrue();
    }
  }

  @Test
  void aPortThatIsTakenCannotBeListenedOn() {
    var config = EngineConfig.listeningOn("127.0.0.1", engine.port());
    assertThatThrownBy(() -> HttpEngine.start(config, echo())).isInstanceOf(IOException.class);
  }

  private boolean accepts() {
    try (var socket = connect()) {
      socket.send("");
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private void assertStillServing() throws IOException {
    try (var socket = connect()) {
      socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(socket.answer().status()).isEqualTo(200);
    }
  }

  private Call call() {
    return Objects.requireNonNull(seen.get());
  }

  private RawSocket connect() throws IOException {
    return RawSocket.connect(engine.port());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
