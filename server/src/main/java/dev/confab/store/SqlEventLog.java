package dev.confab.store;

import dev.confab.domain.EventLog;
import dev.confab.domain.EventType;
import dev.confab.domain.Retention;
import dev.confab.domain.Wakeups;
import dev.confab.store.RemovedEvents.Old;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.EventEnd;
import dev.confab.store.engine.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// The whole event log in a database.
final class SqlEventLog implements EventLog {
  static final String BEHIND =
      """
      SELECT position FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT ?\
      """;

  private static final String LOOK =
      """
      SELECT position, calls_webhooks, type,
        (SELECT count(*) FROM event_sink WHERE event_sink.service_sid = event.service_sid)
      FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT ?\
      """;

  private final Database database;
  private final EventEnd end;
  private final Wakeups wakeups;

  /// Of the last event that this server has removed: what others remove it only seeks.
  private final AtomicLong removed = new AtomicLong(START);

  SqlEventLog(Database database, EventEnd end, Wakeups wakeups) {
    this.database = database;
    this.end = end;
    this.wakeups = wakeups;
  }

  /// An event, as far as it must be known to tell whether it is wanted.
  private record Looked(long position, boolean isCalledFor, String type) {}

  @Override
  public List<Entry> read(long after, int max) {
    return database.read(session -> {
      long settled = end.find(session).settled();
      var positions = session.list(BEHIND, row -> row.getLong(1), after, settled, max);
      return LoggedEvents.at(sql(session), positions);
    });
  }

  @Override
  public Stretch read(long after, int max, Set<EventType> types) {
    var names = EventSearch.texts(types);
    return database.read(session -> {
      long settled = end.find(session).settled();
      var looked = session.list(LOOK, SqlEventLog::looked, after, settled, max);
      var wanted =
          looked.stream()
              .filter(one -> one.isCalledFor() || names.contains(one.type()))
              .map(Looked::position)
              .toList();
      long last = looked.isEmpty() ? after : looked.getLast().position();
      return new Stretch(LoggedEvents.at(sql(session), wanted), last, looked.size() < max);
    });
  }

  private static Looked looked(ResultSet row) throws SQLException {
    boolean isCalledFor = row.getInt(2) == 1 || row.getInt(4) == 1;
    return new Looked(row.getLong(1), isCalledFor, row.getString(3));
  }

  @Override
  public long end() {
    return database.read(session -> end.find(session).settled());
  }

  /// Nobody adds events before the settled end, so all that there are go.
  @Override
  public int remove(Retention retention, Instant now, long upTo, int max) {
    long settled = end();
    long last = Math.min(upTo, settled);
    // A database that was restored to an earlier state has some again that had been removed.
    long after = removed.updateAndGet(position -> position > settled ? START : position);
    Predicate<Old> isOver = event -> retention.isOver(event.position(), event.date(), settled, now);
    var oldest = database.read(session -> RemovedEvents.over(sql(session), after, last, 1, isOver));
    if (oldest.isEmpty()) { // as it is most of the time, and no writer needs to know
      return 0;
    }
    var old =
        database.write(session -> RemovedEvents.remove(sql(session), after, last, max, isOver));
    if (!old.isEmpty()) {
      removed.set(old.getLast().position());
    }
    return old.size();
  }

  @Override
  public Wakeups wakeups() {
    return wakeups;
  }

  private Sql sql(Session session) {
    return new Sql(session, database.dialect());
  }
}
