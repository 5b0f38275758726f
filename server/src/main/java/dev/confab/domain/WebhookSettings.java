package dev.confab.domain;

import java.time.Duration;

/// How persistently webhooks are told of what happens in a service. A delivery is given up by
/// whichever comes first, but never before its first attempt.
///
/// @param attemptsMax at least 1
/// @param ageMax since the delivery was opened
public record WebhookSettings(int attemptsMax, Duration ageMax) {
  public static final WebhookSettings DEFAULT = new WebhookSettings(20, Duration.ofHours(24));

  /// Limits of what can be set.
  public static final int ATTEMPTS_MAX = 1_000;

  public static final Duration AGE_MAX = Duration.ofDays(30);
}
