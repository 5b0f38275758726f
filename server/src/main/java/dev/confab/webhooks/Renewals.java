package dev.confab.webhooks;

import dev.confab.domain.Store;
import dev.confab.domain.Wakeups;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookRenewalTable.Renewal;
import java.util.List;
import java.util.function.Consumer;

/// Webhooks of which deliveries were opened again, on whichever server. For one thread.
final class Renewals {
  /// Taken at once.
  private static final int TAKEN_MAX = 1_000;

  private final Store store;
  private long looked = System.nanoTime() - Wakeups.LOOK_PAUSE.toNanos();

  Renewals(Store store) {
    this.store = store;
  }

  /// Passes the notes on, each at least once. It looks now and then only, however often it is
  /// called.
  void pass(Consumer<List<WebhookKey>> renewed) {
    long now = System.nanoTime();
    if (now - looked < Wakeups.LOOK_PAUSE.toNanos()) {
      return;
    }
    looked = now;
    var found = store.read(tables -> tables.webhookRenewals().list(TAKEN_MAX));
    if (!found.isEmpty()) {
      renewed.accept(found.stream().map(Renewal::webhook).distinct().toList());
      var _ =
          store.write(tables -> {
            tables.webhookRenewals().remove(found);
            return found;
          });
    }
  }
}
