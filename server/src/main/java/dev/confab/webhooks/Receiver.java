package dev.confab.webhooks;

import dev.confab.webhooks.Alarms.Alarm;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What has one host and port, whoever calls it. For one thread.
final class Receiver {
  final String name;
  final Breaker breaker = new Breaker();

  /// Those that lead to it.
  final Set<Route> routes = new LinkedHashSet<>();

  /// Those of them whose turn has come while it could not be called.
  final Queue<Route> waiting = new ArrayDeque<>();

  /// How many calls of it are under way.
  int calls;

  /// Set while it is spared and somebody waits.
  @Nullable Alarm alarm;

  Receiver(String name) {
    this.name = name;
  }
}
