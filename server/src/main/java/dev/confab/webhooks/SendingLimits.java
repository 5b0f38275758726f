package dev.confab.webhooks;

import java.time.Duration;

/// How much the sender does and holds at a time.
///
/// @param callsMax under way, in all
/// @param receiverCallsMax under way, to one receiver
/// @param heldBytesMax of deliveries that wait in memory; each call may hold one more delivery
/// @param unrecordedMax outcomes that are not yet written, and reads that are not yet answered
/// @param lanesMax conversations of webhooks that are remembered
/// @param webhooksMax webhooks that are remembered
record SendingLimits(
    int callsMax,
    int receiverCallsMax,
    long heldBytesMax,
    int unrecordedMax,
    int lanesMax,
    int webhooksMax) {
  static final SendingLimits DEFAULT =
      new SendingLimits(1_024, 32, 64L << 20, 20_000, 200_000, 100_000);

  /// Events that are planned in one transaction.
  static final int EVENTS_MAX = 500;

  /// Before webhooks that are not remembered are looked for again.
  static final Duration LOOK_PAUSE = Duration.ofSeconds(1);

  /// How many calls one receiver may get: the fewer are free, the fewer, so that slow receivers
  /// never take the last ones.
  ///
  /// @param calls under way, in all
  int receiverCalls(int calls) {
    return Math.min(receiverCallsMax, Math.max(1, (callsMax - calls) / 4));
  }

  /// How many calls one account may get, so that many slow receivers of one never take the last
  /// ones either.
  ///
  /// @param calls under way, in all
  int accountCalls(int calls) {
    return Math.max(1, (callsMax - calls) / 2);
  }

  /// How many bytes one webhook may hold.
  ///
  /// @param held in all
  long heldBytes(long held) {
    return (heldBytesMax - held) / 8;
  }

  /// How many conversations may be remembered for one webhook.
  ///
  /// @param lanes in all
  int lanes(int lanes) {
    return Math.max(1, lanesMax - lanes);
  }
}
