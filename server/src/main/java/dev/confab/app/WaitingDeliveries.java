package dev.confab.app;

import dev.confab.domain.Failure;
import dev.confab.domain.Store;
import dev.confab.domain.WebhookDeliveryTable.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What webhooks are still to be told, remembered for a moment: counting much of it takes time, and
/// each scrape asks more than once.
final class WaitingDeliveries {
  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  private final Store store;
  private final InstantSource clock;
  private @Nullable Waiting waiting;
  private Instant until = Instant.MIN;

  WaitingDeliveries(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// How many there are; no number when the database does not tell.
  double count() {
    var known = read();
    return known == null ? Double.NaN : known.count();
  }

  /// How long the oldest has waited, in seconds; 0 when there is none, and no number when the
  /// database does not tell.
  double age() {
    var known = read();
    if (known == null) {
      return Double.NaN;
    }
    var oldest = known.oldest();
    return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1_000.0;
  }

  private synchronized @Nullable Waiting read() {
    var now = clock.instant();
    if (!now.isBefore(until)) {
      waiting = find();
      until = now.plus(REMEMBERED);
    }
    return waiting;
  }

  private @Nullable Waiting find() {
    try {
      return store.read(tables -> tables.webhookDeliveries().waiting());
    } catch (Failure _) {
      return null; // whoever reads metrics sees that there is no number
    }
  }
}
