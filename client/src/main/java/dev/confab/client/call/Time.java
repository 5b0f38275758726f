package dev.confab.client.call;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// Time as the client sees it: replace it to test retries and deadlines without waiting, for
/// example with [dev.confab.client.testing.ManualTime].
public interface Time {
  /// The time of day, for dates in `Retry-After` and in events.
  Instant now();

  /// A steady count of nanoseconds from an arbitrary start, for durations and deadlines: unlike the
  /// time of day it is never set back.
  long nanos();

  /// Waits.
  ///
  /// @throws InterruptedException if the thread is interrupted, before or while it waits
  void sleep(Duration wait) throws InterruptedException;

  /// The time of this computer.
  static Time system() {
    return new Time() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration wait) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(wait.toNanos());
      }
    };
  }
}
