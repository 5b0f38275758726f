package dev.confab.store.postgres;

import dev.confab.store.engine.EventEnd;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
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
final class PostgresEventEnd implements EventEnd {
  /// Marks wait as long as a transaction of theirs runs. While the longest one does, more of them
  /// would not help.
  private static final int MARKS_MAX = 32;

  private static final String GIVEN =
      """
      SELECT CASE WHEN is_called THEN last_value ELSE 0 END,
        CAST(extract(epoch FROM pg_postmaster_start_time()) * 1000000 AS BIGINT)
      FROM event_position\
      """;

  private static final String WRITERS =
      """
      SELECT virtualtransaction FROM pg_locks
      WHERE locktype = 'relation' AND relation = CAST('event_position' AS regclass)
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND mode = 'RowExclusiveLock' AND granted\
      """;

  private final AtomicReference<Seen> seen = new AtomicReference<>(Seen.nothing(0));

  /// The last position that was given, and when the server was started.
  private record Given(long position, long started) {}

  /// @param writers who may still write an event up to the position
  private record Mark(long position, Set<String> writers) {}

  /// What all looks have found. A server that crashed may give positions again that nobody had
  /// committed, so what was seen of it before counts no more.
  private record Seen(long started, long settled, List<Mark> marks) {
    static Seen nothing(long started) {
      return new Seen(started, 0, List.of());
    }

    Seen since(long start) {
      return started == start ? this : nothing(start);
    }

    /// @param marked before the writers were read: these say nothing of marks that came later
    Seen with(List<Mark> marked, Given given, Set<String> writers) {
      long best = writers.isEmpty() ? Math.max(settled, given.position()) : settled;
      for (var mark : marked) {
        if (Collections.disjoint(mark.writers(), writers)) {
          best = Math.max(best, mark.position());
        }
      }
      return new Seen(started, best, marks(best, new Mark(given.position(), writers)));
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
  }

  @Override
  public Found find(Session session) throws SQLException {
    var before = seen.get();
    var given = session.find(GIVEN, row -> new Given(row.getLong(1), row.getLong(2))).orElseThrow();
    var writers = Set.copyOf(session.list(WRITERS, row -> row.getString(1)));
    var marked = before.since(given.started()).marks();
    var after =
        seen.updateAndGet(current -> current.since(given.started()).with(marked, given, writers));
    return new Found(after.settled(), given.position());
  }
}
