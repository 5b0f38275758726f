package dev.confab.timers;

import dev.confab.domain.Store;
import dev.confab.domain.Tables;
import dev.confab.domain.WebhookDelivery.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.ToIntFunction;

/// Deletes deliveries of webhooks that ended long ago, and then the deleted webhooks themselves.
public final class ForgetDeliveries implements Job {
  /// How long what could not be delivered is kept.
  static final Duration DEAD_AGE_MAX = Duration.ofDays(30);

  private static final int BATCH_MAX = 500;

  private final Store store;
  private final InstantSource clock;
  private final Duration deliveredAgeMax;

  public ForgetDeliveries(Store store, InstantSource clock, Duration deliveredAgeMax) {
    this.store = store;
    this.clock = clock;
    this.deliveredAgeMax = deliveredAgeMax;
  }

  @Override
  public int runOnce() {
    var now = clock.instant();
    return forget(State.DELIVERED, now.minus(deliveredAgeMax))
        + forget(State.DROPPED, now.minus(deliveredAgeMax))
        + forget(State.DEAD, now.minus(DEAD_AGE_MAX))
        + write(tables -> tables.webhooks().forget(now.minus(DEAD_AGE_MAX), BATCH_MAX));
  }

  private int forget(State state, Instant before) {
    return write(tables -> tables.webhookDeliveries().forget(state, before, BATCH_MAX));
  }

  private int write(ToIntFunction<Tables> work) {
    return Objects.requireNonNull(store.write(work::applyAsInt));
  }
}
