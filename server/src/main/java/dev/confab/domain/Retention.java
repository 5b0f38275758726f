package dev.confab.domain;

import java.time.Duration;
import java.time.Instant;

/// How long events are kept.
///
/// @param ageMax zero: however old they are
/// @param eventsMax how many of the last positions; 0: however many they are
public record Retention(Duration ageMax, long eventsMax) {
  /// Long enough to find out that a reader has stopped, and to read again.
  public static final Retention DEFAULT = new Retention(Duration.ofDays(30), 0);

  /// Whether an event is over.
  ///
  /// @param position of the event
  /// @param date of the event
  /// @param end the last position of the log
  public boolean isOver(long position, Instant date, long end, Instant now) {
    boolean isOld = !ageMax.isZero() && date.isBefore(now.minus(ageMax));
    boolean isTooMuch = eventsMax > 0 && position <= end - eventsMax;
    return isOld || isTooMuch;
  }
}
