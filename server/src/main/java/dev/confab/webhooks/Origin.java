package dev.confab.webhooks;

import java.util.ArrayDeque;
import java.util.Queue;

/// A receiver: what has one scheme, host and port. For one thread.
final class Origin {
  final String name;
  final Breaker breaker = new Breaker();

  /// Lanes whose first delivery can be sent.
  final Queue<Lane> ready = new ArrayDeque<>();

  /// How many calls of it are under way.
  int calls;

  /// Whether it stands in the queue of those that may be called.
  boolean isQueued;

  /// Whether somebody looks at it again when its pause is over.
  boolean isAlarmSet;

  Origin(String name) {
    this.name = name;
  }

  /// Whether nothing would be lost without it.
  boolean isForgettable() {
    return calls == 0 && ready.isEmpty() && breaker.isUp() && !isQueued;
  }
}
