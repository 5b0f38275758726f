package dev.confab.timers;

import dev.confab.domain.DueTimers;

/// Makes conversations inactive and closes them when their timers are due. Its parts are small,
/// because messages to the conversations of a part wait for its end.
public final class FireTimers implements Job {
  private static final int BATCH_MAX = 250;

  private final DueTimers timers;

  public FireTimers(DueTimers timers) {
    this.timers = timers;
  }

  @Override
  public int runOnce() {
    return timers.fire(BATCH_MAX);
  }
}
