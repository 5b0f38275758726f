package dev.confab.webhooks;

import java.time.Duration;

/// How much the sender does and holds at a time.
///
/// @param callsMax under way, in all
/// @param originCallsMax under way, to one receiver
/// @param heldMax deliveries in memory
/// @param unrecordedMax deliveries that have ended and are not yet written
record SendingLimits(int callsMax, int originCallsMax, int heldMax, int unrecordedMax) {
  static final SendingLimits DEFAULT = new SendingLimits(1_024, 32, 20_000, 20_000);

  /// Events that are planned in one transaction.
  static final int EVENTS_MAX = 500;

  /// Before what was not in memory is looked for again.
  static final Duration LOOK_PAUSE = Duration.ofSeconds(1);

  /// How many calls one receiver may get: the fewer are free, the fewer, so that slow receivers
  /// never take the last ones.
  int originCalls(int calls) {
    return Math.min(originCallsMax, Math.max(1, (callsMax - calls) / 4));
  }
}
