package dev.confab.webhooks;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/// Dates as webhooks are told them: other than the REST API, with milliseconds.
final class WebhookDate {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// As almost all dates in the data of events are written. Those need not be computed.
  private static final Pattern USUAL =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8})(?:(\\.[0-9]{3})[0-9]*)?Z");

  private WebhookDate() {}

  static String of(Instant date) {
    return DATE.format(date);
  }

  /// @param text of an instant in UTC, as the data of events has it
  /// @throws DateTimeException when it is none
  static String of(String text) {
    var parts = USUAL.matcher(text);
    return parts.matches()
        ? parts.group(1) + Objects.requireNonNullElse(parts.group(2), ".000") + "Z"
        : of(Instant.parse(text));
  }
}
