package dev.confab.webhooks;

import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.sid.WebhookDeliverySid;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What has become of deliveries and is being written. Until it is, the backlog may still show them
/// as they were. For one thread.
final class Outcomes {
  private final Backlog backlog;
  private final Set<WebhookDeliverySid> unwritten = new HashSet<>();

  Outcomes(Backlog backlog) {
    this.backlog = backlog;
  }

  void record(WebhookDelivery delivery) {
    unwritten.add(delivery.sid());
    backlog.record(delivery);
  }

  void written(List<WebhookDelivery> deliveries) {
    deliveries.forEach(delivery -> unwritten.remove(delivery.sid()));
  }

  /// How many are not yet written.
  int size() {
    return unwritten.size();
  }

  /// Those that are as the backlog has shown them.
  List<WebhookDelivery> without(List<WebhookDelivery> deliveries) {
    return deliveries.stream().filter(delivery -> !unwritten.contains(delivery.sid())).toList();
  }

  /// Gives deliveries of a webhook up without a call; those under way are decided by their calls.
  ///
  /// @return whether there were any
  boolean end(Hook hook, List<WebhookDelivery> deliveries, State state, Instant now) {
    var ended = without(deliveries).stream().filter(one -> !hook.isCalling(one)).toList();
    ended.forEach(delivery -> record(delivery.with(delivery.progress().ended(state, now))));
    return !ended.isEmpty();
  }
}
