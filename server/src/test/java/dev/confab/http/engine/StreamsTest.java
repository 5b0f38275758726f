package dev.confab.http.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.http.ByteStream;
import dev.confab.http.Call;
import dev.confab.http.Handler;
import dev.confab.http.Reply;
import dev.confab.http.Unreadable;
import dev.confab.support.Alarms;
import dev.confab.support.RawSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that are read while they arrive, and replies that are read while they leave.
class StreamsTest {
  private static final int MIB = 1024 * 1024;
  private static final int LARGE = 100 * MIB;

  /// Far less than what is sent: whoever keeps more of it fails.
  private static final long ROOM = 128 * 1024;

  /// Of a body that is read whole: there is room for two.
  private static final int COLLECTED_MAX = 60_000;

  private Function<Call, Reply> answer = StreamsTest::count;
  private HttpEngine engine;

  @BeforeEach
  void start() throws IOException {
    start(TestConfigs.withRoomFor(ROOM));
  }

  private void restart(EngineConfig config) throws IOException {
    engine.close();
    start(config);
  }

  private void start(EngineConfig config) throws IOException {
    engine =
        HttpEngine.start(
            config,
            new Handler() {
              @Override
              public Reply handle(Call call) {
                return answer.apply(call);
              }

              @Override
              public boolean readsBody(String method, String path) {
                return path.startsWith("/stream");
              }

              @Override
              public Reply refuse(Unreadable why) {
                return Reply.text(why.status(), "text/plain", why.reason());
              }
            });
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private static Reply count(Call call) {
    return Reply.text(200, "text/plain", String.valueOf(readAll(call.body())));
  }

  private static long readAll(ByteStream body) {
    var buffer = new byte[10_000];
    long sum = 0;
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      sum += count;
    }
    return sum;
  }

  @Test
  void aLargeBodyPassesThroughLittleMemory() throws IOException {
    try (var socket = connect()) {
      socket.send(post("/stream", LARGE));
      sendZeros(socket, LARGE);
      assertThat(socket.answer().body()).isEqualTo(String.valueOf(LARGE));
      socket.send("GET /stream HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(socket.answer().body()).isEqualTo("0");
    }
  }

  @Test
  void aChunkedBodyArrivesWhole() throws IOException {
    try (var socket = connect()) {
      socket.send("POST /stream HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
      for (int i = 0; i < 50; i++) {
        socket.send("4e20\r\n" + "a".repeat(0x4e20) + "\r\n");
      }
      socket.send("0\r\n\r\n");
      assertThat(socket.answer().body()).isEqualTo(String.valueOf(50 * 0x4e20));
    }
  }

  /// The reader holds still: the sender comes to a halt long before the end.
  @Test
  void aSenderWaitsForTheReader() throws Exception {
    var goOn = new CountDownLatch(1);
    answer =
        call -> {
          call.body().read(new byte[1]);
          await(goOn);
          return Reply.text(200, "text/plain", String.valueOf(1 + readAll(call.body())));
        };
    try (var socket = connect()) {
      socket.send(post("/stream", LARGE));
      var sent = new AtomicLong();
      var sender =
          Thread.startVirtualThread(() -> {
            var bytes = new byte[64 * 1024];
            try {
              while (sent.get() < LARGE) {
                socket.sendBytes(bytes);
                sent.addAndGet(bytes.length);
              }
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          });
      assertThat(settled(sent)).isLessThan(LARGE / 2);
      goOn.countDown();
      assertThat(socket.answer().body()).isEqualTo(String.valueOf(LARGE));
      sender.join();
    }
  }

  @Test
  void aRefusalComesBeforeTheBody() throws IOException {
    answer = _ -> Reply.text(401, "text/plain", "who?");
    try (var socket = connect()) {
      socket.send(post("/stream", LARGE));
      assertThat(socket.answer()).isEqualTo(new RawSocket.Answer(401, "who?"));
    }
  }

  @Test
  void aRefusalIsSeenByASenderThatSendsEverythingFirst() throws IOException {
    answer = _ -> Reply.text(401, "text/plain", "who?");
    try (var socket = connect()) {
      socket.send(post("/stream", 10 * MIB));
      sendZeros(socket, 10 * MIB);
      var head = socket.head();
      assertThat(head.status()).isEqualTo(401);
      assertThat(head.headers()).containsEntry("connection", "close");
      assertThat(new String(socket.bytes(4), StandardCharsets.UTF_8)).isEqualTo("who?");
      assertThat(socket.isAtEnd()).isTrue();
    }
  }

  @Test
  void aRefusedSenderThatNeverStopsIsCutOff() throws IOException {
    restart(TestConfigs.with(ROOM, MIB, 30_000));
    answer = _ -> Reply.text(413, "text/plain", "too much");
    try (var socket = connect()) {
      socket.send(post("/stream", LARGE));
      assertThatThrownBy(() -> sendZeros(socket, LARGE)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\n", "3\r\nabcde\r\n", "-1\r\n\r\n", "0\r\na\r\n\r\n"})
  void aBodyThatBreaksWhileItIsDroppedEndsOnce(String rest) throws IOException {
    answer = _ -> Reply.text(401, "text/plain", "who?");
    try (var alarms = Alarms.listen();
        var socket = connect()) {
      socket.send("POST /stream HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
      assertThat(socket.answer().status()).isEqualTo(401);
      socket.send("3\r\nabc\r\n" + rest);
      assertThat(socket.isAtEnd()).isTrue();
      engine.close();
      assertThat(alarms.heard()).isEmpty();
    }
  }

  @Test
  void whoAsksFirstIsToldToGoOnOnlyWhenTheBodyIsWanted() throws IOException {
    var expecting =
        "POST /stream HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n";
    try (var socket = connect()) {
      socket.send(expecting);
      assertThat(socket.head().status()).isEqualTo(100);
      socket.send("abc");
      assertThat(socket.answer().body()).isEqualTo("3");
    }
    answer = _ -> Reply.text(401, "text/plain", "who?");
    try (var socket = connect()) {
      socket.send(expecting);
      assertThat(socket.answer().status()).isEqualTo(401);
    }
    try (var socket = connect()) {
      socket.send(expecting.replace("/stream", "/form"));
      assertThat(socket.head().status()).isEqualTo(100);
      socket.send("A=1");
      assertThat(socket.answer().status()).isEqualTo(401);
    }
  }

  @Test
  void aBodyThatEndsEarlyIsNoBody() throws Exception {
    var seen = new SynchronousQueue<Integer>();
    answer = call -> failing(call, seen);
    try (var socket = connect()) {
      socket.send(post("/stream", 100) + "only this");
    }
    assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo(400);
  }

  @Test
  void aBodyThatDoesNotGoOnIsGivenUp() throws IOException {
    restart(TestConfigs.with(ROOM, MIB, 200));
    try (var socket = connect()) {
      socket.send(post("/stream", 100) + "only this");
      assertThat(socket.answer().status()).isEqualTo(408);
      assertThat(socket.isAtEnd()).isTrue();
    }
  }

  @Test
  void moreThanWasAnnouncedIsAnotherRequest() throws IOException {
    try (var socket = connect()) {
      socket.send(post("/stream", 3) + "abcdef\r\n\r\n");
      assertThat(socket.answer().body()).isEqualTo("3");
      assertThat(socket.answer().status()).isEqualTo(400);
    }
  }

  /// Whatever a request had in memory is given back, however it ended.
  @Test
  void noRoomIsLost() throws IOException {
    for (int round = 0; round < 20; round++) {
      answer = call -> Reply.text(200, "text/plain", "" + call.body().read(new byte[1]));
      try (var socket = connect()) {
        socket.send(post("/stream", MIB));
        sendZeros(socket, MIB / 2);
        assertThat(socket.answer().status()).isEqualTo(200);
      }
    }
    answer = StreamsTest::count;
    try (var socket = connect()) {
      socket.send(post("/stream", LARGE));
      sendZeros(socket, LARGE);
      assertThat(socket.answer().body()).isEqualTo(String.valueOf(LARGE));
    }
  }

  /// What a handler collects is in memory, though it was read.
  @Test
  void aBodyThatIsCollectedCountsUntilItsAnswer() throws IOException {
    var collected = new CountDownLatch(2);
    var goOn = new CountDownLatch(1);
    answer =
        call -> {
          int size = call.body().readAll(COLLECTED_MAX).remaining();
          collected.countDown();
          await(goOn);
          return Reply.text(200, "text/plain", String.valueOf(size));
        };
    try (var one = connect();
        var other = connect()) {
      sendCollected(one);
      sendCollected(other);
      await(collected);
      assertThat(collectedStatus()).isEqualTo(429);
      goOn.countDown();
      var whole = new RawSocket.Answer(200, String.valueOf(COLLECTED_MAX));
      assertThat(one.answer()).isEqualTo(whole);
      assertThat(other.answer()).isEqualTo(whole);
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (collectedStatus() != 200) {
      assertThat(System.nanoTime()).as("room is given back").isLessThan(deadline);
    }
  }

  private int collectedStatus() throws IOException {
    try (var socket = connect()) {
      sendCollected(socket);
      return socket.answer().status();
    }
  }

  private static void sendCollected(RawSocket socket) throws IOException {
    socket.send(post("/stream", COLLECTED_MAX));
    sendZeros(socket, COLLECTED_MAX);
  }

  @Test
  void aLargeReplyIsReadAsItsReceiverTakesIt() throws Exception {
    var source = new Source(LARGE);
    answer = _ -> Reply.streamed(200, "x/y", new Reply.Content(LARGE, source)).with("X-Test", "a");
    try (var socket = connect()) {
      socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
      var head = socket.head();
      assertThat(head.length()).isEqualTo(LARGE);
      assertThat(head.headers()).containsEntry("content-type", "x/y").containsEntry("x-test", "a");
      assertThat(settled(source.given)).isLessThan(LARGE / 2);
      assertThat(socket.bytes(LARGE)).isEqualTo(pattern(LARGE));
      answer = StreamsTest::count;
      socket.send("GET /stream HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(socket.answer().status()).isEqualTo(200);
    }
    assertThat(source.closed.get()).isEqualTo(1);
  }

  @Test
  void aReplyEndsWithItsReceiver() throws Exception {
    var source = new Source(LARGE);
    answer = _ -> Reply.streamed(200, "x/y", new Reply.Content(LARGE, source));
    try (var socket = connect()) {
      socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(socket.head().status()).isEqualTo(200);
    }
    assertThat(source.end.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(source.given.get()).isLessThan(LARGE);
  }

  @Test
  void aReplyThatIsShorterThanSaidCutsTheConnection() throws IOException {
    var source = new Source(10);
    answer = _ -> Reply.streamed(200, "x/y", new Reply.Content(20, source));
    try (var socket = connect()) {
      socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThatThrownBy(socket::answer).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aHeadHasTheLengthAndNoBody() throws IOException {
    var source = new Source(LARGE);
    try (var socket = connect()) {
      answer = _ -> Reply.streamed(200, "x/y", new Reply.Content(LARGE, source));
      socket.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(socket.head().length()).isEqualTo(LARGE);
      answer = _ -> Reply.text(404, "text/plain", "none");
      socket.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(socket.head().length()).isEqualTo(4);
      socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(socket.answer().body()).isEqualTo("none");
    }
    assertThat(source.given.get()).isZero();
    assertThat(source.closed.get()).isEqualTo(1);
  }

  private static Reply failing(Call call, SynchronousQueue<Integer> seen) {
    try {
      readAll(call.body());
      return Reply.empty(200);
    } catch (Unreadable why) {
      try {
        assertThat(seen.offer(why.status(), 10, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      throw why;
    }
  }

  /// Bytes with a pattern, and how many of them were taken.
  private static final class Source implements ByteStream {
    final AtomicLong given = new AtomicLong();
    final AtomicInteger closed = new AtomicInteger();
    final CountDownLatch end = new CountDownLatch(1);
    private final long size;

    Source(long size) {
      this.size = size;
    }

    @Override
    public int read(byte[] buffer) {
      long start = given.get();
      if (start == size) {
        return -1;
      }
      int count = (int) Math.min(buffer.length, size - start);
      for (int i = 0; i < count; i++) {
        buffer[i] = at(start + i);
      }
      given.addAndGet(count);
      return count;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
      end.countDown();
    }
  }

  private static byte at(long place) {
    return (byte) ((place * 31) >> 3);
  }

  private static byte[] pattern(int size) {
    var bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = at(i);
    }
    return bytes;
  }

  /// What a count is when it has not changed for a while.
  private static long settled(AtomicLong count) throws InterruptedException {
    long last = -1;
    while (last != count.get()) {
      last = count.get();
      TimeUnit.MILLISECONDS.sleep(500);
    }
    return last;
  }

  private static void sendZeros(RawSocket socket, int count) throws IOException {
    var bytes = new byte[64 * 1024];
    for (int sent = 0; sent < count; sent += bytes.length) {
      socket.sendBytes(Arrays.copyOf(bytes, Math.min(bytes.length, count - sent)));
    }
  }

  private static String post(String path, int length) {
    return "POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + "\r\n\r\n";
  }

  private RawSocket connect() throws IOException {
    return RawSocket.connect(engine.port());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
