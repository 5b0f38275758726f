package dev.confab.store;

import dev.confab.domain.EventLog;
import dev.confab.domain.Wakeups;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.EventEnd;
import java.util.List;

/// The whole event log in a database.
final class SqlEventLog implements EventLog {
  private static final String BEHIND =
      """
      SELECT position FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT ?\
      """;

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
  public Wakeups wakeups() {
    return wakeups;
  }
}
