package dev.confab.webhooks;

import dev.confab.domain.WebhookDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// What plans deliveries, without anybody who sends them.
final class Planning {
  final Ledger ledger;
  final Replay replay;
  private final Planner planner;

  /// @param nanos a clock that only goes on
  Planning(Dispatcher.Parts parts, LongSupplier nanos) {
    var store = parts.store();
    var configurations = new Configurations(store, parts.clock(), parts.isServiceAlone());
    var silence = new Silence(store, parts.log(), nanos);
    ledger = new Ledger(new Bookmark(store, nanos), nanos, _ -> {});
    planner = new Planner(parts, configurations, ledger, silence, Precedence.of(parts, nanos));
    replay = new Replay(parts, configurations, ledger);
  }

  /// Plans the next events.
  Planner.Plan step() {
    try {
      return planner.plan();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Plans until nothing is left, and has everything written.
  List<WebhookDelivery> plan() {
    var all = new ArrayList<WebhookDelivery>();
    Planner.Plan plan;
    do {
      plan = step();
      all.addAll(plan.deliveries());
    } while (!plan.isEnd());
    ledger.writeAll();
    return all;
  }

  /// Begins again with what is written.
  void restart() {
    planner.restart();
  }
}
