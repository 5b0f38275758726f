package dev.confab.domain;

import java.time.Duration;

/// How webhooks are told, whoever configured them.
///
/// @param isServiceAlone whether the webhooks of a service are called in the place of its
///   account's, not beside them
/// @param deliveriesAgeMax how long deliveries are kept after their success
/// @param asksBeforeRest whether REST requests that call webhooks ask pre hooks as well; what is
///   not a REST request asks them always
public record WebhookPolicy(
    boolean isServiceAlone, Duration deliveriesAgeMax, boolean asksBeforeRest) {
  public static final WebhookPolicy DEFAULT = new WebhookPolicy(false, Duration.ofDays(3), false);
}
