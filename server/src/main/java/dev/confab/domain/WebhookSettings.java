package dev.confab.domain;

import java.time.Duration;

/// How persistently webhooks are told of what happens in a service. A delivery is given up by
/// whichever comes first, but never before its first attempt, unless all that time its receiver is
/// known to be down.
///
/// @param attemptsMax at least 1
/// @param ageMax since the delivery was opened
public record WebhookSettings(int attemptsMax, Duration ageMax) {
  /// Limits of what can be set.
  public static final int ATTEMPTS_MAX = 1_000;

  public static final Duration AGE_MAX = Duration.ofDays(30);

  /// More attempts than there are in the time.
  public static final WebhookSettings DEFAULT = new WebhookSettings(50, Duration.ofHours(24));

  public WebhookSettings {
    boolean isLong = ageMax.isNegative() || ageMax.compareTo(AGE_MAX) > 0;
    if (attemptsMax < 1 || attemptsMax > ATTEMPTS_MAX || isLong) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER,
          "A delivery can be tried 1 to %d times, for at most %d days"
              .formatted(ATTEMPTS_MAX, AGE_MAX.toDays()));
    }
  }
}
