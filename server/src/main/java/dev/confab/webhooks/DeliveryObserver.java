package dev.confab.webhooks;

import dev.confab.domain.WebhookDelivery;

/// Hears what becomes of deliveries, to count it, on any thread. It must not wait.
public interface DeliveryObserver {
  DeliveryObserver NONE =
      new DeliveryObserver() {
        @Override
        public void attempted(WebhookDelivery delivery) {}

        @Override
        public void ended(WebhookDelivery delivery) {}
      };

  /// A delivery was tried.
  ///
  /// @param delivery how far it is now
  void attempted(WebhookDelivery delivery);

  /// A delivery has ended, with or without an attempt, and that is written.
  void ended(WebhookDelivery delivery);
}
