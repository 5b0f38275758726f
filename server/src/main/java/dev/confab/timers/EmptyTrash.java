package dev.confab.timers;

import dev.confab.domain.Trash;
import java.time.Duration;
import java.time.InstantSource;

/// Removes what deleted services and conversations held, and takes deleted roles from those who
/// have them, a little at a time, so that nobody waits for it.
public final class EmptyTrash implements Job {
  private static final int BATCH_MAX = 500;

  /// Longer than any request that had begun before the service or role was deleted.
  private static final Duration STRAGGLERS_MAX = Duration.ofHours(1);

  private final Trash trash;
  private final InstantSource clock;

  public EmptyTrash(Trash trash, InstantSource clock) {
    this.trash = trash;
    this.clock = clock;
  }

  @Override
  public int runOnce() {
    return trash.purge(clock.instant().minus(STRAGGLERS_MAX), BATCH_MAX);
  }
}
