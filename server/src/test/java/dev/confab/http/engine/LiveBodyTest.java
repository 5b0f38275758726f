package dev.confab.http.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.http.LiveBody;
import dev.confab.http.Reply;
import dev.confab.support.RawSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Replies that are made while they are sent.
class LiveBodyTest {
  private final Source source = new Source();
  private HttpEngine engine;

  @BeforeEach
  void start() throws IOException {
    engine =
        HttpEngine.start(
            TestConfigs.withRoomFor(1024),
            new Answering(call ->
                call.path().equals("/live")
                    ? Reply.live(200, "x/y", source).with("X-Test", "a")
                    : Reply.text(200, "text/plain", "done")));
  }

  @AfterEach
  void stop() {
    source.end();
    engine.close();
  }

  /// Pieces that a test gives; an empty text is the end.
  private static final class Source implements LiveBody {
    final LinkedBlockingQueue<String> pieces = new LinkedBlockingQueue<>();
    final AtomicInteger given = new AtomicInteger();
    final CountDownLatch hasEnded = new CountDownLatch(1);
    final CountDownLatch isClosed = new CountDownLatch(1);

    @Override
    public byte @Nullable [] next() {
      try {
        var piece = pieces.take();
        given.incrementAndGet();
        return piece.isEmpty() ? null : piece.getBytes(StandardCharsets.UTF_8);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void end() {
      hasEnded.countDown();
      pieces.add("");
    }

    @Override
    public void close() {
      isClosed.countDown();
    }
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private RawSocket ask() throws IOException {
    var socket = RawSocket.connect(engine.port());
    socket.send("GET /live HTTP/1.1\r\nHost: h\r\n\r\n");
    return socket;
  }

  private static String chunk(RawSocket socket, String text) throws IOException {
    var wanted = Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    return new String(socket.bytes(wanted.length()), StandardCharsets.UTF_8);
  }

  @Test
  void eachPieceIsSentAtOnce() throws Exception {
    try (var socket = ask()) {
      source.pieces.add("first");
      var head = socket.head();
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.headers())
          .containsEntry("transfer-encoding", "chunked")
          .containsEntry("content-type", "x/y")
          .containsEntry("x-test", "a");
      assertThat(chunk(socket, "first")).isEqualTo("5\r\nfirst\r\n");
      source.pieces.add("the second");
      assertThat(chunk(socket, "the second")).isEqualTo("a\r\nthe second\r\n");
      source.pieces.add("");
      assertThat(new String(socket.bytes(5), StandardCharsets.UTF_8)).isEqualTo("0\r\n\r\n");
      await(source.isClosed);
      socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(socket.answer().body()).isEqualTo("done");
    }
  }

  @Test
  void aReceiverThatGoesAwayEndsIt() throws Exception {
    try (var socket = ask()) {
      source.pieces.add("first");
      assertThat(socket.head().status()).isEqualTo(200);
    }
    await(source.hasEnded);
    await(source.isClosed);
  }

  /// Nothing piles up here for one that reads nothing.
  @Test
  void aReceiverThatIsSlowIsWaitedFor() throws Exception {
    var large = "x".repeat(1024 * 1024);
    for (int i = 0; i < 100; i++) {
      source.pieces.add(large);
    }
    try (var socket = ask()) {
      assertThat(socket.head().status()).isEqualTo(200);
      int last = -1;
      while (last != source.given.get()) {
        last = source.given.get();
        TimeUnit.MILLISECONDS.sleep(500);
      }
      assertThat(last).isLessThan(50);
    }
    await(source.isClosed);
  }

  @Test
  void aStopWaitsForTheEnd() throws Exception {
    try (var socket = ask()) {
      source.pieces.add("first");
      assertThat(socket.head().status()).isEqualTo(200);
      source.end();
      long begin = System.nanoTime();
      engine.close();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      assertThat(chunk(socket, "first")).isEqualTo("5\r\nfirst\r\n");
      assertThat(new String(socket.bytes(5), StandardCharsets.UTF_8)).isEqualTo("0\r\n\r\n");
    }
  }
}
