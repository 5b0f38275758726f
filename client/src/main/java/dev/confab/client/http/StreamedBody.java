package dev.confab.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A body as a stream. The one of the JDK waits for ever if the server stops in the middle; this
/// one limits each wait. It asks for bytes only when those before are read, so few are in memory.
final class StreamedBody extends InputStream implements BodySubscriber<InputStream> {
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Deque<ByteBuffer> buffers = new ArrayDeque<>();
  private final Duration wait;
  private volatile @Nullable Subscription subscription;
  private boolean ended;

  /// What came in: bytes, or the end.
  ///
  /// @param error why it ended; null if it is complete
  private record Event(List<ByteBuffer> bytes, boolean isEnd, @Nullable Throwable error) {}

  StreamedBody(Duration wait) {
    this.wait = wait;
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    events.add(new Event(bytes, false, null));
  }

  @Override
  public void onError(Throwable error) {
    events.add(new Event(List.of(), true, error));
  }

  @Override
  public void onComplete() {
    events.add(new Event(List.of(), true, null));
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    while (buffers.isEmpty() || !buffers.element().hasRemaining()) {
      if (buffers.poll() == null && !more()) {
        return -1;
      }
    }
    var buffer = buffers.element();
    int count = Math.min(length, buffer.remaining());
    buffer.get(target, offset, count);
    return count;
  }

  @Override
  public void close() {
    ended = true;
    buffers.clear();
    cancel();
  }

  /// Waits for the next bytes.
  ///
  /// @return false at the end
  private boolean more() throws IOException {
    if (ended) {
      return false;
    }
    var event = next();
    if (event.error() != null) {
      ended = true;
      throw new IOException("The body broke off", event.error());
    }
    ended = event.isEnd();
    buffers.addAll(event.bytes());
    if (!ended && subscription != null) {
      subscription.request(1);
    }
    return !ended;
  }

  private Event next() throws IOException {
    try {
      var event = events.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
      if (event != null) {
        return event;
      }
      close();
      throw new HttpTimeoutException("No more of the body within " + wait);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted in the middle of a body");
    }
  }

  private void cancel() {
    var open = subscription;
    if (open != null) {
      open.cancel();
    }
  }
}
