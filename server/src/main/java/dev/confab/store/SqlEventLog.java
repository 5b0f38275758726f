package dev.confab.store;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventLog;
import dev.confab.domain.Retention;
import dev.confab.domain.Wakeups;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.store.RemovedEvents.Old;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.EventEnd;
import dev.confab.store.engine.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The whole event log in a database.
final class SqlEventLog implements EventLog {
  static final String BEHIND =
      """
      SELECT position FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT ?\
      """;

  private static final String LAST =
      """
      SELECT position FROM event WHERE position > ? AND position <= ?
      ORDER BY position DESC LIMIT 1\
      """;

  private static final String LOOK =
      """
      SELECT position, (SELECT account_sid FROM service WHERE sid = service_sid), service_sid,
        stream_sid, sequence, type, calls_webhooks
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

  @Override
  public List<Entry> read(long after, int max) {
    return database.read(session -> {
      long settled = end.find(session).settled();
      var positions = session.list(BEHIND, row -> row.getLong(1), after, settled, max);
      return LoggedEvents.at(sql(session), positions);
    });
  }

  @Override
  public long end() {
    return database.read(session -> end.find(session).settled());
  }

  /// The settled end itself may be a position that nobody has committed, which is given once more
  /// after a crash.
  @Override
  public long last(long after) {
    return database.read(session -> {
      long settled = end.find(session).settled();
      return session.find(LAST, row -> row.getLong(1), after, settled).orElse(after);
    });
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
  public Traces look(long after, int max) {
    return database.read(session -> {
      long settled = end.find(session).settled();
      var traces = session.list(LOOK, SqlEventLog::trace, after, settled, max);
      long last = traces.isEmpty() ? after : traces.getLast().position();
      return new Traces(traces, last, traces.size() < max);
    });
  }

  private static Trace trace(ResultSet row) throws SQLException {
    @Nullable String account = row.getString(2);
    return new Trace(
        row.getLong(1),
        account == null ? null : new AccountSid(account),
        new ServiceSid(row.getString(3)),
        new Stream(row.getString(4)),
        row.getLong(5),
        row.getString(6),
        row.getInt(7) == 1);
  }

  @Override
  public List<Entry> at(List<Long> positions) {
    return positions.isEmpty()
        ? List.of()
        : database.read(session -> LoggedEvents.at(sql(session), positions));
  }

  @Override
  public Wakeups wakeups() {
    return wakeups;
  }

  private Sql sql(Session session) {
    return new Sql(session, database.dialect());
  }
}
