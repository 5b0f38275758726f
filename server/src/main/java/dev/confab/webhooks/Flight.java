package dev.confab.webhooks;

import dev.confab.domain.WebhookDelivery;

/// A delivery that is being sent.
record Flight(Turn turn, Lane lane, WebhookDelivery delivery, Destination destination) {
  /// How it ended.
  ///
  /// @param delivery how far it is now: open when it is to be tried again
  record Landing(Flight flight, WebhookDelivery delivery, Verdict verdict) {
    /// What is to be thought of it: a delivery that fails time and again is no news of its webhook,
    /// unless just that was asked.
    Verdict judged() {
      boolean isOld = flight.delivery.progress().tries() > 0 && !flight.turn.isHookProbe();
      return verdict == Verdict.FAILING && isOld ? Verdict.FAILING_AGAIN : verdict;
    }
  }
}
