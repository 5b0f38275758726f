package dev.confab.store.sqlite;

import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings pages from the log of a database into its file, shortly before the writer would have to:
/// all at once keep it from writing for half a second. The writer brings the few that are left,
/// because the log can begin anew only while nobody adds to it.
///
/// It has a thread of its own, because calls into a native database hold their thread.
final class Checkpoints implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  /// How many pages the log has when the writer brings them, as SQLite does by itself.
  static final int WRITER_PAGES = 128_000;

  /// A longer log means fewer pages to bring, because many are changed again and again; but the
  /// first part must be done before the writer's turn.
  private static final int PAGES = WRITER_PAGES - 24_000;

  /// So many that are not in the file yet are worth a part.
  private static final int PART = 4_000;

  /// Far from the next turn, and near.
  private static final Duration PAUSE = Duration.ofMillis(500);

  private static final Duration SHORT_PAUSE = Duration.ofMillis(25);
  private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(10);

  private final Session session;
  private final int pages;
  private final int part;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("sqlite-checkpoints").factory());

  private Checkpoints(Session session, int pages, int part) {
    this.session = session;
    this.pages = pages;
    this.part = part;
  }

  /// @param session belongs to this object from now on
  static Checkpoints start(Session session) {
    return start(session, PAGES, PART);
  }

  /// @param pages from when on parts are brought
  /// @param part how many pages are worth one
  static Checkpoints start(Session session, int pages, int part) {
    var checkpoints = new Checkpoints(session, pages, part);
    checkpoints.thread.execute(checkpoints::run);
    return checkpoints;
  }

  /// What is in the log, in pages.
  ///
  /// @param all those that were written since it began anew
  /// @param done how many of them are in the file
  record Log(int all, int done) {
    int left() {
      return all - done;
    }
  }

  /// Ends by itself when it is told to.
  private void run() {
    var pause = PAUSE;
    try (session) {
      while (!closing.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        pause = once();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody does that
    }
  }

  /// What goes wrong here the writer meets as well, and tells those who write.
  ///
  /// @return how long to wait before the next time
  private Duration once() {
    try {
      var log = checkpoint("NOOP");
      if (log.all >= pages && log.left() >= part) {
        log = checkpoint("PASSIVE");
      }
      return log.all >= pages / 2 && log.left() > 0 ? SHORT_PAUSE : PAUSE;
    } catch (SQLException e) {
      LOG.atWarn().setCause(e).log("The log of the database was not brought into its file");
      return TROUBLE_PAUSE;
    }
  }

  private Log checkpoint(String mode) throws SQLException {
    return checkpoint(session, mode);
  }

  /// @param mode as SQLite names it: `NOOP` only tells what is in the log
  static Log checkpoint(Session session, String mode) throws SQLException {
    return session
        .find("PRAGMA wal_checkpoint(" + mode + ")", row -> new Log(row.getInt(2), row.getInt(3)))
        .orElseThrow();
  }

  /// Waits for the part that is under way.
  @Override
  public void close() {
    closing.countDown();
    thread.close();
  }
}
