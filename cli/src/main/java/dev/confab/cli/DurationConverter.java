package dev.confab.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Durations on the command line: ISO 8601, or what people write, such as `90m` or `1d12h`.
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern SHORT =
      Pattern.compile("(?<days>\\d+d)?(?<time>(\\d+h)?(\\d+m)?(\\d+s)?)");

  @Override
  public Duration convert(String text) {
    try {
      return Duration.parse(iso(text));
    } catch (DateTimeException | ArithmeticException _) {
      throw new TypeConversionException(
          "'" + text + "' is not a duration like 90m, 1d12h, PT90M or P7D");
    }
  }

  private static String iso(String text) {
    var parts = SHORT.matcher(text);
    if (!parts.matches()) {
      return text;
    }
    var days = parts.group("days");
    var time = parts.group("time");
    return "P" + (days == null ? "" : days) + (time.isEmpty() ? "" : "T" + time);
  }
}
