package dev.confab.store;

import dev.confab.domain.Event;
import dev.confab.domain.EventLog.Entry;
import dev.confab.domain.EventLog.Stretch;
import dev.confab.domain.EventTable;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Scope;
import dev.confab.domain.sid.AccountSid;
import java.util.List;
import java.util.Optional;

/// The event log in a database.
///
/// @param appended told when events are written
record SqlEventTable(Sql sql, Runnable appended) implements EventTable {
  private static final String NEXT_OF_SERVICE =
      """
      SELECT next_event FROM service WHERE sid = ? AND account_sid = ? AND date_deleted IS NULL\
      """;

  private static final String ADVANCE_SERVICE = "UPDATE service SET next_event = ? WHERE sid = ?";

  private static final String NEXT_OF_ACCOUNT = "SELECT next_event FROM account WHERE sid = ?";

  private static final String ADVANCE_ACCOUNT = "UPDATE account SET next_event = ? WHERE sid = ?";

  @Override
  public void append(List<Event> events) {
    sql.call(session -> {
      EventRows.insert(session, events.stream().map(EventRow::of).toList());
      return events;
    });
    appended.run();
  }

  @Override
  public long next(Scope scope) {
    var sid = scope.service().value();
    var next = sql.lock(NEXT_OF_SERVICE, row -> row.getLong(1), sid, scope.account().value());
    return take(next, ADVANCE_SERVICE, sid);
  }

  @Override
  public long next(AccountSid account) {
    var sid = account.value();
    return take(sql.lock(NEXT_OF_ACCOUNT, row -> row.getLong(1), sid), ADVANCE_ACCOUNT, sid);
  }

  private long take(Optional<Long> next, String advance, String sid) {
    long number = next.orElseThrow(() -> SqlSettingsTable.gone(sid));
    sql.update(advance, number + 1, sid);
    return number;
  }

  @Override
  public List<LoggedEvent> read(Event.Stream stream, long from, int max) {
    return LoggedEvents.at(sql, new EventStream(sql, stream).from(from, max)).stream()
        .map(Entry::event)
        .toList();
  }

  @Override
  public Stretch behind(Event.Stream stream, long position, int max) {
    var positions = new EventStream(sql, stream).behind(position, max);
    long last = positions.isEmpty() ? position : positions.getLast();
    return new Stretch(LoggedEvents.at(sql, positions), last, positions.size() < max);
  }
}
