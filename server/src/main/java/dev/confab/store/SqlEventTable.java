package dev.confab.store;

import dev.confab.domain.Event;
import dev.confab.domain.EventTable;
import dev.confab.domain.LoggedEvent;
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
  public List<LoggedEvent> read(Event.Stream stream, long from, int max) {
    return sql.call(session -> new EventStream(session, stream).read(from, max));
  }
}
