package dev.confab.webhooks;

import dev.confab.domain.WebhookDelivery;

/// Hears what becomes of deliveries, to count it, on any thread. It must not wait.
public interface DeliveryObserver {
  DeliveryObserver NONE = delivery -> {};

  /// A delivery was tried.
  ///
  /// @param delivery how far it is now
  void attempted(WebhookDelivery delivery);
}
