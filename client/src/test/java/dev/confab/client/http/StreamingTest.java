package dev.confab.client.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Uploads and downloads over a real connection.
@Timeout(60)
class StreamingTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(200);

  /// More than the memory of the tests.
  private static final long LARGE = 1_200_000_000;

  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private final JdkTransport transport = JdkTransport.open(LONG, null);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool(StreamingTest::daemon));
    server.createContext("/", StreamingTest::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    transport.close();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, -1", "7, 7", "7, -1", "1200000000, 1200000000"})
  void uploadArrivesWhateverItsSizeWithoutBeingInMemory(int size, long length) throws Exception {
    var bytes = new Zeros(size);
    var answer = transport.send(upload(new WireContent(() -> bytes, length, false)));
    assertThat(answer.body())
        .isEqualTo(size + " bytes, length " + (length < 0 ? "unknown" : Long.toString(length)));
    assertThat(bytes.closed).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"7, 8", "8, 7"})
  void uploadOfAnotherLengthThanAnnouncedFails(int size, long length) {
    var bytes = new Zeros(size);
    assertThatIOException()
        .isThrownBy(() -> transport.send(upload(new WireContent(() -> bytes, length, false))));
    assertThat(bytes.closed).isTrue();
  }

  @Test
  void sourceThatCannotBeReadFailsTheUpload() {
    assertThatIOException()
        .isThrownBy(() ->
            transport.send(
                upload(
                    new WireContent(
                        () -> {
                          throw new IOException("gone");
                        },
                        -1,
                        true))))
        .withMessage("gone");
  }

  @Test
  void downloadIsReadAsItComes() throws Exception {
    try (var stream = transport.open(download(URI.create(base() + LARGE), LONG))) {
      assertThat(stream.head().status()).isEqualTo(200);
      assertThat(count(stream.body())).isEqualTo(LARGE);
      assertThat(stream.body().read()).isEqualTo(-1);
    }
  }

  @Test
  void bytesAreReadOneByOneToo() throws Exception {
    try (var server = ScriptedServer.answering(OK + "Content-Length: 3\r\n\r\na\u00e4", false);
        var stream = transport.open(download(server.uri(), LONG))) {
      assertThat(stream.body().read()).isEqualTo('a');
      assertThat(stream.body().read(new byte[9], 0, 0)).isZero();
      assertThat(stream.body().read()).isEqualTo(0xc3);
      assertThat(stream.body().read()).isEqualTo(0xa4);
      assertThat(stream.body().read()).isEqualTo(-1);
    }
  }

  @Test
  void downloadThatIsNotWantedToItsEndIsGivenUp() throws Exception {
    var stream = transport.open(download(URI.create(base() + LARGE), LONG));
    assertThat(stream.body().readNBytes(10)).hasSize(10);
    stream.close();
    assertThat(stream.body().read()).isEqualTo(-1);
  }

  @Test
  void refusalHasItsWordsAndNoStream() throws Exception {
    var refusal = "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno";
    try (var server = ScriptedServer.answering(refusal, false);
        var stream = transport.open(download(server.uri(), LONG))) {
      assertThat(stream.head().status()).isEqualTo(404);
      assertThat(stream.head().body()).isEqualTo("no");
      assertThat(stream.body().read()).isEqualTo(-1);
    }
  }

  @Test
  void bodyThatStopsInTheMiddleTimesOut() throws Exception {
    try (var server = ScriptedServer.answering(OK + "Content-Length: 99\r\n\r\nhalf", true);
        var stream = transport.open(download(server.uri(), SHORT))) {
      assertThat(new String(stream.body().readNBytes(4), UTF_8)).isEqualTo("half");
      assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(stream.body()::read);
      assertThat(stream.body().read()).isEqualTo(-1);
    }
  }

  @Test
  void bodyThatBreaksOffIsNoShortBody() throws Exception {
    try (var server = ScriptedServer.answering(OK + "Content-Length: 99\r\n\r\nhalf", false);
        var stream = transport.open(download(server.uri(), LONG))) {
      assertThatIOException()
          .isThrownBy(stream.body()::readAllBytes)
          .withMessageContaining("broke");
    }
  }

  @Test
  void readerCanBeInterrupted() throws Exception {
    try (var server = ScriptedServer.answering(OK + "Content-Length: 99\r\n\r\nhalf", true);
        var stream = transport.open(download(server.uri(), LONG))) {
      var interrupted = new AtomicBoolean();
      var reading =
          new FutureTask<Throwable>(() -> {
            try {
              stream.body().readAllBytes();
              return new AssertionError("It was read to its end");
            } catch (InterruptedIOException e) {
              interrupted.set(Thread.currentThread().isInterrupted());
              return e;
            }
          });
      var thread = new Thread(reading);
      thread.start();
      thread.interrupt();
      assertThat(reading.get()).isInstanceOf(InterruptedIOException.class);
      assertThat(interrupted).isTrue();
    }
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private WireRequest upload(WireContent content) {
    return new WireRequest("POST", URI.create(base()), Headers.NONE, null, content, LONG);
  }

  private static WireRequest download(URI uri, Duration timeout) {
    return new WireRequest(
        "GET",
        uri.resolve(uri.getPath().isEmpty() ? "/" : uri.getPath()),
        Headers.NONE,
        null,
        null,
        timeout);
  }

  /// Answers a POST with the number of its bytes, a GET of `/n` with n bytes.
  private static void answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("GET")) {
      long size = Long.parseLong(exchange.getRequestURI().getPath().substring(1));
      exchange.sendResponseHeaders(200, size);
      try (var out = exchange.getResponseBody();
          var zeros = new Zeros(size)) {
        zeros.transferTo(out);
      }
      return;
    }
    var length = exchange.getRequestHeaders().getFirst("Content-Length");
    var words =
        count(exchange.getRequestBody())
            + " bytes, length "
            + Objects.requireNonNullElse(length, "unknown");
    exchange.sendResponseHeaders(200, words.length());
    exchange.getResponseBody().write(words.getBytes(UTF_8));
    exchange.close();
  }

  private static long count(InputStream in) throws IOException {
    var buffer = new byte[8192];
    long sum = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      sum += n;
    }
    return sum;
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "streaming-test");
    thread.setDaemon(true);
    return thread;
  }

  /// So many zeros.
  private static final class Zeros extends InputStream {
    private long left;
    private boolean closed;

    Zeros(long count) {
      left = count;
    }

    @Override
    public int read() {
      if (left == 0) {
        return -1;
      }
      left--;
      return 0;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      left -= count;
      return count;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
