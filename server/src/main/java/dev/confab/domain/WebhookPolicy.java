package dev.confab.domain;

import java.time.Duration;

/// How webhooks are told, whoever configured them.
///
/// @param isServiceAlone whether the webhooks of a service are called in the place of its
///   account's, not beside them
/// @param deliveriesAgeMax how long deliveries are kept after their success
public record WebhookPolicy(boolean isServiceAlone, Duration deliveriesAgeMax) {
  public static final WebhookPolicy DEFAULT = new WebhookPolicy(false, Duration.ofDays(3));
}
