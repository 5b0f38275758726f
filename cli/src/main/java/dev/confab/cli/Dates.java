package dev.confab.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Dates on the command line: a time with a zone, or a day of UTC.
final class Dates {
  /// The last second of a day, which is as fine as the API's dates are.
  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  private Dates() {}

  /// A day means its first second.
  static final class Beginning implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      return parse(text, LocalTime.MIDNIGHT);
    }
  }

  /// A day means its last second.
  static final class End implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      return parse(text, LAST_SECOND);
    }
  }

  private static Instant parse(String text, LocalTime timeOfDay) {
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atTime(timeOfDay).toInstant(ZoneOffset.UTC)
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw new TypeConversionException(
          "'" + text + "' is not a date like 2026-01-31 or 2026-01-31T10:30:00Z");
    }
  }
}
