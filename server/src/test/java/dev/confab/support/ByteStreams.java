package dev.confab.support;

import dev.confab.http.ByteStream;
import dev.confab.http.Unreadable;
import java.util.concurrent.atomic.AtomicLong;

/// Bodies as tests want them to arrive.
public final class ByteStreams {
  private ByteStreams() {}

  /// @param pieceMax how many bytes come at once at most
  public static ByteStream of(byte[] bytes, int pieceMax) {
    var position = new AtomicLong();
    return stream(buffer -> {
      int from = (int) position.get();
      if (from == bytes.length) {
        return -1;
      }
      int count = Math.min(Math.min(pieceMax, buffer.length), bytes.length - from);
      System.arraycopy(bytes, from, buffer, 0, count);
      position.addAndGet(count);
      return count;
    });
  }

  /// Zeros, so many that a test must not read them all.
  public static ByteStream zeros(long size, AtomicLong taken) {
    return stream(buffer -> {
      int count = (int) Math.min(buffer.length, size - taken.get());
      taken.addAndGet(count);
      return count == 0 ? -1 : count;
    });
  }

  /// Some bytes, and then the sender is gone.
  public static ByteStream cutAfter(byte[] bytes) {
    var start = of(bytes, bytes.length);
    return stream(buffer -> {
      int count = start.read(buffer);
      if (count < 0) {
        throw new Unreadable(400, "The body ends early");
      }
      return count;
    });
  }

  @FunctionalInterface
  private interface Reading {
    int into(byte[] buffer);
  }

  private static ByteStream stream(Reading reading) {
    return new ByteStream() {
      @Override
      public int read(byte[] buffer) {
        return reading.into(buffer);
      }

      @Override
      public void close() {}
    };
  }
}
