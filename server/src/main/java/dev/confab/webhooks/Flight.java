package dev.confab.webhooks;

import dev.confab.domain.WebhookDelivery;

/// A delivery that is being sent.
///
/// @param isProbe whether its receiver is judged by it alone
record Flight(
    Lane lane, Origin origin, WebhookDelivery delivery, Destination destination, boolean isProbe) {
  /// How it ended.
  ///
  /// @param delivery how far it is now: open when it is to be tried again
  /// @param isReached whether the receiver is up, whatever it thinks of the delivery
  record Landing(Flight flight, WebhookDelivery delivery, boolean isReached) {}
}
