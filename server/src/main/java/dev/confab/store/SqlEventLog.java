package dev.confab.store;

import dev.confab.domain.EventLog;
import dev.confab.domain.EventType;
import dev.confab.domain.Wakeups;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.EventEnd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// The whole event log in a database.
final class SqlEventLog implements EventLog {
  private static final String BEHIND =
      """
      SELECT position FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT ?\
      """;

  private static final String LOOK =
      """
      SELECT position, calls_webhooks, type FROM event
      WHERE position > ? AND position <= ? ORDER BY position LIMIT ?\
      """;

  private record Looked(long position, boolean callsWebhooks, EventType type) {}

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
      var sql = new Sql(session, database.dialect());
      long settled = end.find(session).settled();
      return LoggedEvents.at(sql, session.list(BEHIND, row -> row.getLong(1), after, settled, max));
    });
  }

  @Override
  public Part read(long after, int max, Set<EventType> types) {
    return database.read(session -> {
      var sql = new Sql(session, database.dialect());
      long settled = end.find(session).settled();
      var looked = session.list(LOOK, SqlEventLog::looked, after, settled, max);
      var wanted =
          looked.stream()
              .filter(one -> one.callsWebhooks() || types.contains(one.type()))
              .map(Looked::position)
              .toList();
      long last = looked.isEmpty() ? after : looked.getLast().position();
      return new Part(LoggedEvents.at(sql, wanted), last, looked.size() < max);
    });
  }

  private static Looked looked(ResultSet row) throws SQLException {
    return new Looked(row.getLong(1), row.getInt(2) == 1, EventType.of(row.getString(3)));
  }

  @Override
  public Wakeups wakeups() {
    return wakeups;
  }
}
