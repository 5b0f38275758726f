package dev.confab.api;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Dates on the wire: ISO 8601 in, whole seconds of UTC out.
final class Dates {
  /// The time and the zone may be missing: then it is midnight, and UTC (the Java SDK sends no
  /// zone).
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:mm", "Z")
          .optionalEnd()
          .optionalEnd()
          .parseDefaulting(ChronoField.NANO_OF_DAY, 0)
          .toFormatter();

  private static final int YEAR_MAX = 9999;

  private Dates() {}

  /// @return the instant, cut to microseconds as the store keeps them; empty when it is no date of
  ///   the years 1 to 9999
  static Optional<Instant> parse(String text) {
    try {
      var parsed = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      var instant =
          parsed instanceof OffsetDateTime offset
              ? offset.toInstant()
              : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
      int year = instant.atOffset(ZoneOffset.UTC).getYear();
      return year < 1 || year > YEAR_MAX
          ? Optional.empty()
          : Optional.of(instant.truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  static String print(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
