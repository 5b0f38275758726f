package dev.confab.webhooks;

import dev.confab.domain.WebhookDelivery;

/// How much is in memory, of all webhooks together. What is free is shared out: whoever has more
/// than a part of it gets nothing more, so that something is always free for others.
///
/// For one thread.
final class Memory {
  /// In bytes, besides its texts; the same for each of its attempts.
  private static final long DELIVERY_WEIGHT = 1_000;

  private static final long ATTEMPT_WEIGHT = 200;

  private final SendingLimits limits;
  private int deliveries;
  private long bytes;
  private int lanes;

  Memory(SendingLimits limits) {
    this.limits = limits;
  }

  /// About how many bytes a delivery takes.
  static long weight(WebhookDelivery delivery) {
    long weight = DELIVERY_WEIGHT + delivery.parameters().length();
    for (var attempt : delivery.progress().attempts()) {
      weight += ATTEMPT_WEIGHT + attempt.url().length() + attempt.excerpt().length();
    }
    return weight;
  }

  void hold(WebhookDelivery delivery) {
    deliveries++;
    bytes += weight(delivery);
  }

  void release(WebhookDelivery delivery) {
    deliveries--;
    bytes -= weight(delivery);
  }

  void addLane() {
    lanes++;
  }

  void removeLane() {
    lanes--;
  }

  /// @param own bytes that the webhook has which wants another delivery
  boolean hasRoomBeside(long own) {
    return own < limits.heldBytes(bytes);
  }

  /// About how many more deliveries a webhook may have.
  ///
  /// @param own bytes that it has
  long roomBeside(long own) {
    return Math.max(0, limits.heldBytes(bytes) - own) / (2 * DELIVERY_WEIGHT);
  }

  /// @param own lanes that the webhook has which wants another
  boolean hasLaneBeside(int own) {
    return own < limits.lanes(lanes);
  }

  /// How many deliveries are held, those under way among them.
  int deliveries() {
    return deliveries;
  }

  long bytes() {
    return bytes;
  }

  int lanes() {
    return lanes;
  }
}
