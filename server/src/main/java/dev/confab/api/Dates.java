package dev.confab.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/// Dates on the wire: ISO 8601 in, whole seconds of UTC out.
final class Dates {
  /// The zone may be missing and is UTC then: the Java SDK sends none.
  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:mm", "Z")
          .optionalEnd()
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private static final int YEAR_MAX = 9999;
  private static final int DATE_LENGTH = 10;

  private Dates() {}

  /// Reads a date with a time, or a date alone, which means its midnight.
  ///
  /// @return the instant, cut to microseconds as the store keeps them; empty when it is no date of
  ///   the years 1 to 9999
  static Optional<Instant> parse(String text) {
    try {
      var time = isDateAlone(text) ? LocalDate.parse(text).atStartOfDay() : dateTime(text);
      int year = time.getYear();
      return year < 1 || year > YEAR_MAX
          ? Optional.empty()
          : Optional.of(time.toInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  static boolean isDateAlone(String text) {
    return text.length() == DATE_LENGTH;
  }

  private static LocalDateTime dateTime(String text) {
    return switch (DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
      case OffsetDateTime offset -> offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
      case LocalDateTime utc -> utc;
      case TemporalAccessor other ->
          throw new IllegalStateException("neither of the two: " + other);
    };
  }

  static String print(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
