package dev.confab.webhooks;

import dev.confab.webhooks.Verdict.Sign;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Spares a receiver or a webhook that is down, and everybody who would wait for it. After some
/// failures in a row nobody calls it for a while; then one does, and by that it is decided again.
///
/// For one thread.
final class Breaker {
  private static final int FAILURES_MAX = 10;
  private static final Duration PAUSE_MIN = Duration.ofSeconds(1);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(60);

  private int failures;
  private Duration pause = PAUSE_MIN;
  private @Nullable Instant closedUntil;
  private boolean isProbing;

  /// Whether a call may begin.
  boolean permits(Instant now) {
    var until = closedUntil;
    return until == null || (!isProbing && !now.isBefore(until));
  }

  /// Until when nobody calls; `null` when anybody may, or when all wait for the one who does.
  @Nullable Instant pausedUntil() {
    return isProbing ? null : closedUntil;
  }

  /// Whether it is not known to be down.
  boolean isUp() {
    return closedUntil == null;
  }

  /// Whether the last call that counts has failed.
  boolean isFailing() {
    return failures > 0;
  }

  /// A permitted call begins.
  ///
  /// @return whether it is the one that decides
  boolean begin() {
    isProbing = closedUntil != null;
    return isProbing;
  }

  /// A call has ended.
  ///
  /// @param isProbe what [#begin] answered
  /// @return whether it was up before and is not any more
  boolean end(boolean isProbe, Sign sign, Instant now) {
    boolean isDeciding = isProbe && isProbing;
    switch (sign) {
      case GOOD -> reset();
      case BAD -> {
        if (isDeciding) {
          pause = min(pause.multipliedBy(2), PAUSE_MAX);
          pauseFrom(now);
        } else if (isUp() && ++failures >= FAILURES_MAX) {
          pauseFrom(now);
          return true;
        }
      }
      case NONE -> isProbing &= !isDeciding;
    }
    return false;
  }

  /// Nothing is known any more.
  void reset() {
    failures = 0;
    pause = PAUSE_MIN;
    closedUntil = null;
    isProbing = false;
  }

  private void pauseFrom(Instant now) {
    closedUntil = now.plus(pause);
    isProbing = false;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
