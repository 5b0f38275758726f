package dev.confab.store.postgres;

import dev.confab.store.engine.EventEnd;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// A transaction takes its positions before it commits; meanwhile others take and commit later
/// ones. So a position is settled when all transactions have ended that may have taken it or an
/// earlier one.
///
/// Whoever takes a value of a sequence holds a lock on the sequence until the transaction ends, and
/// has it before the value. So those who hold it after the last value was read are all that may
/// still write an event up to there. Each look keeps them as a [Mark]; a later look that finds none
/// of them settles it. Transactions that write no events, here or in other databases of the server,
/// hold nobody up.
///
/// A server that crashed gives positions again that nobody had committed, so what was seen before
/// counts no more. It forgets its statistics then, also when only one of its processes died and the
/// others were started again with the same start time. No connection outlives a crash: what two
/// statements of one session find is of one run of the server.
final class PostgresEventEnd implements EventEnd {
  /// Marks wait as long as a transaction of theirs runs. While the longest one does, more of them
  /// would not help.
  private static final int MARKS_MAX = 32;

  private static final String GIVEN =
      """
      SELECT CASE WHEN is_called THEN last_value ELSE 0 END,
        CAST(extract(epoch FROM greatest(pg_postmaster_start_time(),
          (SELECT stats_reset FROM pg_stat_archiver))) * 1000000 AS BIGINT)
      FROM event_position\
      """;

  private static final String WRITERS =
      """
      SELECT virtualtransaction FROM pg_locks
      WHERE locktype = 'relation' AND relation = CAST('event_position' AS regclass)
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND mode = 'RowExclusiveLock' AND granted\
      """;

  private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen(0, 0, 0, List.of()));

  /// The last position that was given, and when the server began to run.
  private record Given(long position, long started) {}

  /// @param writers who may still write an event up to the position
  /// @param nanos when it was made
  private record Mark(long position, Set<String> writers, long nanos) {}

  /// What all looks at one run of the server have found.
  ///
  /// @param run counts the runs, because it is not sure that each is told by when it started
  private record Seen(int run, long started, long settled, List<Mark> marks) {
    Seen forgotten(long start) {
      return new Seen(run + 1, start, 0, List.of());
    }

    /// @param given read after this was seen
    boolean isOf(Given given) {
      long last = marks.isEmpty() ? settled : marks.getLast().position();
      return started == given.started() && last <= given.position();
    }

    /// @param marked before the writers were read: these say nothing of marks that came later
    Seen with(List<Mark> marked, Given given, Set<String> writers) {
      long best = writers.isEmpty() ? Math.max(settled, given.position()) : settled;
      for (var mark : marked) {
        if (Collections.disjoint(mark.writers(), writers)) {
          best = Math.max(best, mark.position());
        }
      }
      var latest = new Mark(given.position(), writers, System.nanoTime());
      return new Seen(run, started, best, marks(best, latest));
    }

    private List<Mark> marks(long settledNow, Mark latest) {
      var waiting = new ArrayList<Mark>();
      for (var mark : marks) {
        if (mark.position() > settledNow) {
          waiting.add(mark);
        }
      }
      long last = waiting.isEmpty() ? settledNow : waiting.getLast().position();
      if (latest.position() > last && waiting.size() < MARKS_MAX) {
        waiting.add(latest);
      }
      return List.copyOf(waiting);
    }

    Found found(Given given) {
      var held =
          marks.isEmpty()
              ? Duration.ZERO
              : Duration.ofNanos(System.nanoTime() - marks.getFirst().nanos());
      return new Found(settled, given.position(), held);
    }
  }

  @Override
  public Found find(Session session) throws SQLException {
    var before = seen.get();
    var given = given(session);
    if (!before.isOf(given)) {
      seen.compareAndSet(before, before.forgotten(given.started()));
      return find(session);
    }
    var writers = Set.copyOf(session.list(WRITERS, row -> row.getString(1)));
    return seen.updateAndGet(current ->
            current.run() == before.run() ? current.with(before.marks(), given, writers) : current)
        .found(given);
  }

  @Override
  public Found known(Session session) throws SQLException {
    var before = seen.get();
    var given = given(session);
    return before.isOf(given) ? before.found(given) : new Found(0, given.position(), Duration.ZERO);
  }

  @Override
  public boolean isShared() {
    return true;
  }

  private static Given given(Session session) throws SQLException {
    return session.find(GIVEN, row -> new Given(row.getLong(1), row.getLong(2))).orElseThrow();
  }
}
