package dev.confab.client.http;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One HTTP answer as it came in.
///
/// @param status 100 to 599
/// @param headers all fields
/// @param body decoded as UTF-8; empty if there is none
public record WireResponse(int status, Headers headers, String body) implements Serializable {
  /// Longer waits are taken as this long, so that no server can overflow a clock.
  private static final Duration RETRY_AFTER_MAX = Duration.ofDays(1);

  /// Whether the status is 200 to 299.
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /// The server's name for this request, for its logs and its support; null if it gave none.
  public @Nullable String requestId() {
    return headers
        .first("Twilio-Request-Id")
        .or(() -> headers.first("X-Twilio-Request-Id"))
        .orElse(null);
  }

  /// The wait the server asks for: `Retry-After` in seconds or as an HTTP date.
  ///
  /// @param now what a date is compared with
  /// @return never negative, at most one day; empty if the field is missing or unreadable
  public Optional<Duration> retryAfter(Instant now) {
    return headers.first("Retry-After").flatMap(text -> wait(text.strip(), now));
  }

  private static Optional<Duration> wait(String text, Instant now) {
    if (text.matches("[0-9]{1,18}")) {
      return Optional.of(limited(Duration.ofSeconds(Long.parseLong(text))));
    }
    try {
      var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(limited(Duration.between(now, date)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration limited(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : wait;
  }
}
