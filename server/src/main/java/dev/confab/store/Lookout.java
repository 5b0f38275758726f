package dev.confab.store;

import dev.confab.domain.Wakeups;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.EventEnd;
import dev.confab.store.engine.EventEnd.Found;
import dev.confab.store.engine.Read;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes the readers of the event log for what nobody here tells them: that another server has
/// written events, or that a transaction is over that held up what was written.
///
/// It looks often, because a look costs next to nothing. What it finds it cannot tell others by
/// notifications of the database: whoever sends those commits one after the other.
final class Lookout implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

  private static final Duration PAUSE_MIN = Duration.ofMillis(20);
  private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(1);

  private final Database database;
  private final EventEnd end;
  private final Wakeups readers;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("events-lookout").unstarted(this::run);

  private volatile Found seen = new Found(0, 0, Duration.ZERO);
  private Duration pause = PAUSE_MIN; // of the thread

  private Lookout(Database database, EventEnd end, Wakeups readers) {
    this.database = database;
    this.end = end;
    this.readers = readers;
  }

  static Lookout start(Database database, EventEnd end, Wakeups readers) {
    var lookout = new Lookout(database, end, readers);
    if (end.isShared()) {
      lookout.thread.start();
    }
    return lookout;
  }

  private void run() {
    try {
      while (!closing.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        try {
          look();
        } catch (RuntimeException e) {
          LOG.atDebug().setCause(e).log("Nobody can tell whether there are more events");
          pause = TROUBLE_PAUSE;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody does that; it ends
    }
  }

  /// What was found last.
  Found seen() {
    return seen;
  }

  /// While readers are held up and come no further, it looks less and less often. In the end it
  /// looks as they do, because there may be none.
  private void look() {
    Read<Found> read = pause.equals(Wakeups.LOOK_PAUSE) ? end::find : end::known;
    var found = database.read(read);
    boolean isHeld = found.settled() < found.given();
    boolean isStanding = isHeld && found.settled() == seen.settled();
    pause = isStanding ? min(pause.multipliedBy(2), Wakeups.LOOK_PAUSE) : PAUSE_MIN;
    seen = found;
    if (isHeld) {
      readers.signal();
    }
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
