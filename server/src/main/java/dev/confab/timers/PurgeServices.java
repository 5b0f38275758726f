package dev.confab.timers;

import dev.confab.domain.ServiceStore;
import java.time.Duration;
import java.time.InstantSource;

/// Removes what deleted services held, a little at a time, so that nobody waits for it.
public final class PurgeServices implements Job {
  private static final int BATCH_MAX = 500;

  /// Longer than any request that had begun before the service was deleted.
  private static final Duration STRAGGLERS_MAX = Duration.ofHours(1);

  private final ServiceStore services;
  private final InstantSource clock;

  public PurgeServices(ServiceStore services, InstantSource clock) {
    this.services = services;
    this.clock = clock;
  }

  @Override
  public int runOnce() {
    return services.purge(clock.instant().minus(STRAGGLERS_MAX), BATCH_MAX);
  }
}
