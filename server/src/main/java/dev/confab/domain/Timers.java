package dev.confab.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The two timers of a conversation: how long each is, and when it is due. Both are counted from
/// the same instant, the last activity.
public record Timers(
    @Nullable Duration inactiveAfter,
    @Nullable Duration closedAfter,
    @Nullable Instant dateInactive,
    @Nullable Instant dateClosed) {
  public static final Timers NONE = new Timers(null, null, null, null);

  static Timers startedAt(
      @Nullable Duration inactiveAfter, @Nullable Duration closedAfter, Instant start) {
    return new Timers(
        inactiveAfter,
        closedAfter,
        TimerKind.due(inactiveAfter, start),
        TimerKind.due(closedAfter, start));
  }

  /// These timers when the first has fired: it has no date before something starts it again.
  Timers afterInactive() {
    return new Timers(inactiveAfter, closedAfter, null, dateClosed);
  }
}
