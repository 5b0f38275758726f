package dev.confab.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The two timers of a conversation: their minimum and the errors of a wrong length.
public enum TimerKind {
  INACTIVE(
      Duration.ofMinutes(1),
      ErrorCode.INACTIVE_TIMER_TOO_SHORT,
      ErrorCode.INACTIVE_TIMER_MALFORMED,
      "Inactive timer"),
  CLOSED(
      Duration.ofMinutes(10),
      ErrorCode.CLOSED_TIMER_TOO_SHORT,
      ErrorCode.CLOSED_TIMER_MALFORMED,
      "Closed timer");

  /// Longer timers are refused: a due date must stay a date that every client can print.
  @Assumed("no maximum is published; a hundred years keep due dates printable")
  static final Duration LENGTH_MAX = Duration.ofDays(36_500);

  /// ISO 8601: `P`, then years, months, weeks and days, then `T` and hours, minutes and seconds.
  private static final Pattern ISO =
      Pattern.compile(
          "P(?=.)(?:(\\d{1,9})Y)?(?:(\\d{1,9})M)?(?:(\\d{1,9})W)?(?:(\\d{1,9})D)?"
              + "(?:T(?=.)(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})(?:[.,](\\d{1,9}))?S)?)?");

  private static final long[] SECONDS = {
    365 * 86_400L, 30 * 86_400L, 7 * 86_400L, 86_400, 3600, 60, 1
  };

  private final Duration min;
  private final ErrorCode tooShort;
  private final ErrorCode malformed;
  private final String label;

  TimerKind(Duration min, ErrorCode tooShort, ErrorCode malformed, String label) {
    this.min = min;
    this.tooShort = tooShort;
    this.malformed = malformed;
    this.label = label;
  }

  /// Reads a timer's length.
  ///
  /// @return the length, or `null` when the text asks to remove the timer (empty, or zero as
  ///   `PT0S`)
  @Assumed("an empty value removes the timer as PT0S does; a year is 365 days, a month is 30")
  public @Nullable Duration parse(String text) {
    if (text.isEmpty()) {
      return null;
    }
    Matcher iso = ISO.matcher(text);
    if (!iso.matches()) {
      throw new Failure(malformed, label + " is not a valid ISO 8601 duration");
    }
    var length = length(iso);
    if (length.isZero()) {
      return null;
    }
    if (length.compareTo(LENGTH_MAX) > 0) {
      throw new Failure(
          malformed, label + " must not be longer than " + LENGTH_MAX.toDays() + " days");
    }
    if (length.compareTo(min) < 0) {
      throw new Failure(
          tooShort,
          label
              + " is too short: it must be at least "
              + min.toMinutes()
              + (min.toMinutes() == 1 ? " minute" : " minutes"));
    }
    return length;
  }

  /// The length of a timer that was checked before.
  @Nullable Duration length(@Nullable String checked) {
    return checked == null ? null : parse(checked);
  }

  private static Duration length(Matcher iso) {
    long seconds = 0;
    for (int i = 0; i < SECONDS.length; i++) {
      var digits = iso.group(i + 1);
      seconds += digits == null ? 0 : Long.parseLong(digits) * SECONDS[i];
    }
    var fraction = iso.group(SECONDS.length + 1);
    return Duration.ofSeconds(seconds)
        .plusNanos(fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9)));
  }

  /// When a timer of this length, started at an instant, is due.
  static @Nullable Instant due(@Nullable Duration length, Instant start) {
    return length == null ? null : start.plus(length);
  }
}
