package dev.confab.timers;

import dev.confab.domain.DueTimers;
import dev.confab.domain.DueTimers.Part;
import java.time.Duration;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes conversations inactive and closes them when their timers are due.
///
/// Requests wait for each part, so parts are short. How many conversations that is depends on how
/// large they are, and shows only by trying. Between parts the time belongs to requests. Many
/// timers that are due at once are spread over a few seconds.
public final class FireTimers implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(FireTimers.class);

  static final int FIRST_MAX = 8;
  static final int CONVERSATIONS_MAX = 128;
  static final Duration WORK_MAX = Duration.ofMillis(10);

  /// So late shall be the last of those that are due together.
  static final Duration SPREAD = Duration.ofMillis(4_500);

  /// Of so many parts of the time one is for the work on timers, unless more is needed. Commits are
  /// not counted.
  private static final int SHARES = 14;

  private static final int SHARES_MIN = 2;

  private final IntFunction<Part> timers;
  private Part last = Part.NOTHING;
  private int max = FIRST_MAX;

  /// @param timers fires some timers that are due, of at most so many conversations; see
  ///   [DueTimers#fire]
  public FireTimers(IntFunction<Part> timers) {
    this.timers = timers;
  }

  @Override
  public int runOnce() {
    last = timers.apply(max);
    max = nextMax();
    if (!last.failed().isEmpty()) {
      LOG.atWarn()
          .addKeyValue("conversations", last.failed().keySet())
          .setCause(last.failed().values().iterator().next())
          .log(
              "Timers of {} conversations cannot fire; they are tried again in {}",
              last.failed().size(),
              DueTimers.PUT_OFF);
    }
    return last.looked();
  }

  @Override
  public Duration rest(Duration elapsed) {
    var spread =
        SPREAD
            .minus(last.late())
            .multipliedBy(last.looked())
            .dividedBy(Math.max(1, last.looked() + last.left()));
    var most = last.worked().multipliedBy(SHARES);
    var least = last.worked().multipliedBy(SHARES_MIN);
    var turn = spread.compareTo(least) < 0 ? least : spread.compareTo(most) > 0 ? most : spread;
    return turn.minus(elapsed);
  }

  private int nextMax() {
    if (last.looked() == 0) {
      return FIRST_MAX;
    }
    if (last.worked().compareTo(WORK_MAX) > 0) {
      return Math.max(1, max / 2);
    }
    boolean hasRoom = last.worked().compareTo(WORK_MAX.dividedBy(2)) < 0;
    return hasRoom ? Math.min(CONVERSATIONS_MAX, max * 2) : max;
  }
}
