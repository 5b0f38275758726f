package dev.confab.store;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.EventLog;
import dev.confab.domain.EventType;
import dev.confab.domain.Failure;
import dev.confab.domain.Retention;
import dev.confab.domain.Wakeups;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.store.RemovedEvents.Old;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.EventEnd;
import dev.confab.store.engine.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

  private record Looked(long position, boolean isCalledFor, EventType type) {}

  private static final String SERVICES =
      "SELECT DISTINCT service_sid FROM event WHERE position > ? AND position <= ?";

  private final Database database;
  private final EventEnd end;
  private final Wakeups wakeups;

  SqlEventLog(Database database, Wakeups wakeups) {
    this.database = database;
    this.end = database.dialect().eventEnd();
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

  /// Whether something was removed is looked at last: what goes before that is missed by nobody
  /// unnoticed.
  @Override
  public Stretch read(Filter filter, @Nullable Long after, int max) {
    return database.read(session -> {
      var sql = sql(session);
      var found = end.find(session);
      long from = after == null ? RemovedEvents.last(sql, filter.service()) : after;
      if (from > found.given()) {
        throw new Failure(ErrorCode.INVALID_PARAMETER, "The log of events has not come so far");
      }
      var stretch = new EventSearch(sql, filter, found.settled()).behind(from, max);
      if (after != null && after < RemovedEvents.last(sql, filter.service())) {
        throw new Failure(
            ErrorCode.EVENTS_REMOVED, "Events behind this place have been removed; begin again");
      }
      return stretch;
    });
  }

  @Override
  public News news(long after) {
    return database.read(session -> {
      long settled = end.find(session).settled();
      var services =
          settled <= after
              ? List.<ServiceSid>of()
              : session.list(SERVICES, row -> new ServiceSid(row.getString(1)), after, settled);
      return new News(new HashSet<>(services), Math.max(after, settled));
    });
  }

  @Override
  public long end() {
    return database.read(session -> end.find(session).settled());
  }

  @Override
  public long last(ServiceSid service) {
    return database.read(session -> {
      var sql = sql(session);
      long settled = end.find(session).settled();
      long removed = RemovedEvents.last(sql, service);
      return EventSearch.last(sql, service, settled).orElse(removed);
    });
  }

  /// Nobody adds events before the settled end, so all that there are go.
  @Override
  public int remove(Retention retention, Instant now, long upTo, int max) {
    long settled = end();
    long last = Math.min(upTo, settled);
    Predicate<Old> isOver = event -> retention.isOver(event.position(), event.date(), settled, now);
    var oldest = database.read(session -> RemovedEvents.over(sql(session), last, 1, isOver));
    return oldest.isEmpty() // as it is most of the time, and no writer needs to know
        ? 0
        : database.write(session -> RemovedEvents.remove(sql(session), last, max, isOver));
  }

  @Override
  public Stretch read(long after, int max, Set<EventType> types) {
    return database.read(session -> {
      var sql = new Sql(session, database.dialect());
      long settled = end.find(session).settled();
      var looked = session.list(LOOK, SqlEventLog::looked, after, settled, max);
      var wanted =
          looked.stream()
              .filter(one -> one.isCalledFor() || types.contains(one.type()))
              .map(Looked::position)
              .toList();
      long last = looked.isEmpty() ? after : looked.getLast().position();
      return new Stretch(LoggedEvents.at(sql, wanted), last, looked.size() < max);
    });
  }

  private static Looked looked(ResultSet row) throws SQLException {
    boolean isCalledFor = row.getInt(2) == 1 || row.getInt(4) == 1;
    return new Looked(row.getLong(1), isCalledFor, EventType.of(row.getString(3)));
  }

  @Override
  public Wakeups wakeups() {
    return wakeups;
  }

  private Sql sql(Session session) {
    return new Sql(session, database.dialect());
  }
}
