package dev.confab.webhooks;

import dev.confab.webhooks.Backlog.Part;
import java.util.LinkedHashSet;

/// Has the first deliveries of webhooks read that cannot have a turn: what a webhook calls is not
/// known before, and who is spared may have some that are too old. For one thread.
final class Inspections {
  /// Deliveries that are read of one webhook.
  static final int READ_MAX = 20;

  /// Webhooks whose deliveries are being read.
  private static final int UNDER_WAY_MAX = 16;

  private final Backlog backlog;
  private final LinkedHashSet<Hook> waiting = new LinkedHashSet<>();
  private int underWay;

  Inspections(Backlog backlog) {
    this.backlog = backlog;
  }

  void add(Hook hook) {
    waiting.add(hook);
    begin();
  }

  void remove(Hook hook) {
    waiting.remove(hook);
  }

  /// An answer has come.
  void ended() {
    underWay--;
    begin();
  }

  private void begin() {
    while (underWay < UNDER_WAY_MAX && !waiting.isEmpty()) {
      var hook = waiting.removeFirst();
      underWay++;
      backlog.load(hook.key, new Part.First(), READ_MAX, hook.generation());
    }
  }
}
