package dev.confab.client.engine;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/// How long to wait before a repetition: exponential with full jitter, that is anything from zero
/// to a bound that doubles each time. Many clients that failed together so come back spread out.
///
/// @param random 0 (inclusive) to 1 (exclusive)
public record Backoff(DoubleSupplier random) {
  private static final long FIRST_MILLIS = 100;
  private static final long MILLIS_MAX = 10_000;

  /// The wait before a repetition.
  ///
  /// @param retry 1 for the first one
  Duration before(int retry) {
    // Beyond seven doublings the limit rules anyway; shifting further would overflow.
    long bound = Math.min(MILLIS_MAX, FIRST_MILLIS << Math.min(retry - 1, 7));
    return Duration.ofNanos((long) (random.getAsDouble() * bound * 1_000_000));
  }
}
