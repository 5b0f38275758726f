package dev.confab.webhooks;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.WebhookDelivery;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What one webhook is told of one stream: one delivery after the other, in the order of the
/// events. For one thread.
final class Lane {
  /// More are not held in memory; they wait in the store.
  static final int WAITING_MAX = 50;

  final Hook hook;
  final Stream stream;
  final Deque<WebhookDelivery> waiting = new ArrayDeque<>();

  /// The one that is being sent.
  @Nullable WebhookDelivery current;

  /// The position of the last delivery that was held.
  long last;

  /// Whether the store has deliveries behind the last one.
  boolean hasMore;

  boolean isLoading;

  /// Whether there may be more than what is being loaded.
  boolean isOutdated;

  /// The one that it was ready for last.
  @Nullable Origin origin;

  /// Whether it is among the ready ones of its origin, or waits for its time.
  boolean isScheduled;

  /// Whether its first delivery waits for its time.
  boolean isPaused;

  /// Whether what is being sent is to be read again afterwards.
  boolean isStale;

  /// Whether another lane has taken its place, or none.
  boolean isGone;

  Lane(Hook hook, Stream stream) {
    this.hook = hook;
    this.stream = stream;
  }

  /// Holds a delivery behind the others, where there is none between them.
  ///
  /// @return whether it is held now, and was not before
  boolean hold(WebhookDelivery delivery) {
    long position = delivery.cause().position();
    if (position <= last) {
      return false;
    }
    hasMore |= isPaused || waiting.size() == WAITING_MAX;
    if (hasMore) {
      isOutdated = true;
      return false;
    }
    waiting.add(delivery);
    last = position;
    return true;
  }

  /// Puts a delivery back that is to be tried later. What comes behind it need not be in memory
  /// meanwhile.
  ///
  /// @return how many deliveries are held no longer
  int postpone(WebhookDelivery delivery) {
    int rest = waiting.size();
    hasMore |= rest > 0;
    waiting.clear();
    waiting.add(delivery);
    last = delivery.cause().position();
    return rest;
  }

  boolean isIdle() {
    return current == null && waiting.isEmpty() && !hasMore && !isLoading;
  }
}
