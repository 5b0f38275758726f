package dev.confab.store;

import dev.confab.domain.Event;
import dev.confab.domain.EventTable;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Scope;
import dev.confab.domain.sid.AccountSid;
import java.util.List;

/// The event log in a database.
record SqlEventTable(Sql sql) implements EventTable {
  @Override
  public void append(List<Event> events) {
    sql.call(session -> {
      EventRows.insert(session, events.stream().map(EventRow::of).toList());
      return events;
    });
  }

  @Override
  public long next(Scope scope) {
    var isThere = " AND account_sid = ? AND date_deleted IS NULL";
    return next("service", isThere, scope.service().value(), scope.account().value());
  }

  @Override
  public long next(AccountSid account) {
    return next("account", "", account.value());
  }

  /// @param condition besides the sid, which is the first parameter
  private long next(String table, String condition, Object... parameters) {
    var sid = String.valueOf(parameters[0]);
    long number =
        sql.lock(
                "SELECT next_event FROM " + table + " WHERE sid = ?" + condition,
                row -> row.getLong(1),
                parameters)
            .orElseThrow(() -> SqlSettingsTable.gone(sid));
    sql.update("UPDATE " + table + " SET next_event = ? WHERE sid = ?", number + 1, sid);
    return number;
  }

  @Override
  public List<LoggedEvent> read(Event.Stream stream, long from, int max) {
    return sql.call(session -> new EventStream(session, stream).read(from, max));
  }
}
