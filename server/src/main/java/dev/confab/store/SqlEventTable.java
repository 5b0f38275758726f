package dev.confab.store;

import dev.confab.domain.Event;
import dev.confab.domain.EventTable;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Scope;
import dev.confab.domain.sid.AccountSid;
import java.util.List;

/// The event log in a database.
record SqlEventTable(Sql sql) implements EventTable {
  private static final String NEXT_OF_SERVICE =
      """
      SELECT next_event FROM service
      WHERE sid = ? AND account_sid = ? AND date_deleted IS NULL\
      """;

  @Override
  public void append(List<Event> events) {
    sql.call(session -> {
      EventRows.insert(session, events.stream().map(EventRow::of).toList());
      return events;
    });
  }

  @Override
  public long next(Scope scope) {
    var service = scope.service().value();
    long number =
        sql.lock(NEXT_OF_SERVICE, row -> row.getLong(1), service, scope.account().value())
            .orElseThrow(() -> SqlSettingsTable.gone(service));
    sql.update("UPDATE service SET next_event = ? WHERE sid = ?", number + 1, service);
    return number;
  }

  @Override
  public long next(AccountSid account) {
    var sid = account.value();
    long number =
        sql.lock("SELECT next_event FROM account WHERE sid = ?", row -> row.getLong(1), sid)
            .orElseThrow(() -> SqlSettingsTable.gone(sid));
    sql.update("UPDATE account SET next_event = ? WHERE sid = ?", number + 1, sid);
    return number;
  }

  @Override
  public List<LoggedEvent> read(Event.Stream stream, long from, int max) {
    return sql.call(session -> new EventStream(session, stream).read(from, max));
  }
}
