package dev.confab.timers;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares this server's clock with that of the database, which is the same for all servers. What
/// one server dates another one fires; a server that is ahead would fire it too early.
public final class CompareClocks implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(CompareClocks.class);

  static final Duration DIFFERENCE_MAX = Duration.ofMillis(500);

  /// What a server may be ahead before its timers follow the database instead.
  static final Duration AHEAD_MAX = Duration.ofSeconds(5);

  private final InstantSource here;
  private final InstantSource database;
  private volatile Duration ahead = Duration.ZERO;
  private boolean isWarned;

  /// @param here the clock of the machine, not one that somebody has moved
  public CompareClocks(InstantSource here, InstantSource database) {
    this.here = here;
    this.database = database;
  }

  @Override
  public int runOnce() {
    var before = here.instant();
    var there = database.instant();
    var after = here.instant();
    if (there.isBefore(before)) {
      ahead = Duration.between(there, before);
    } else {
      ahead = there.isAfter(after) ? Duration.between(there, after) : Duration.ZERO;
    }
    warn();
    return 0;
  }

  /// How far this server's clock is ahead at least; negative when it is behind.
  public Duration ahead() {
    return ahead;
  }

  /// A clock that is never ahead of the database by more than [#AHEAD_MAX].
  public InstantSource bounded(InstantSource clock) {
    return () -> {
      var now = clock.instant();
      return ahead.compareTo(AHEAD_MAX) > 0 ? now.minus(ahead) : now;
    };
  }

  /// Says it when it begins and when it ends.
  private void warn() {
    boolean isDifferent = ahead.abs().compareTo(DIFFERENCE_MAX) > 0;
    if (isDifferent && !isWarned) {
      LOG.warn(
          "The clock of this server is {} {} that of the database; timers may fire so much too early or late",
          ahead.abs(),
          ahead.isNegative() ? "behind" : "ahead of");
    } else if (isWarned && !isDifferent) {
      LOG.info("The clock of this server agrees with that of the database again");
    }
    isWarned = isDifferent;
  }
}
