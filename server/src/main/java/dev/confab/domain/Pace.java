package dev.confab.domain;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps somebody from doing something too often. For one thread.
final class Pace {
  private final long pauseNanos;
  private final CountDownLatch end;
  private long last;
  private boolean hasBegun;

  /// @param pause from one time to the next, at least
  /// @param end nobody waits any more when it is open
  Pace(Duration pause, CountDownLatch end) {
    this.pauseNanos = pause.toNanos();
    this.end = end;
  }

  /// Waits until it is time to do it once more.
  ///
  /// @return false when the end has come
  /// @throws Failure [ErrorCode#UNAVAILABLE] when the thread is interrupted
  boolean await() {
    long left = hasBegun ? last + pauseNanos - System.nanoTime() : 0;
    try {
      boolean isEnd = end.await(Math.max(left, 0), TimeUnit.NANOSECONDS);
      hasBegun = true;
      last = System.nanoTime();
      return !isEnd;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Failure(ErrorCode.UNAVAILABLE, "The request was interrupted");
    }
  }
}
