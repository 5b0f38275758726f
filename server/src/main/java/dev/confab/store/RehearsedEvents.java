package dev.confab.store;

import dev.confab.domain.Event;
import dev.confab.domain.EventLog.Entry;
import dev.confab.domain.EventTable;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Scope;
import dev.confab.domain.sid.AccountSid;
import java.util.ArrayList;
import java.util.List;

/// The event log of a transaction that is going to be undone: it keeps aside what it is told.
final class RehearsedEvents implements EventTable {
  private final EventTable log;
  private final List<LoggedEvent> told = new ArrayList<>();

  RehearsedEvents(EventTable log) {
    this.log = log;
  }

  List<LoggedEvent> told() {
    return told;
  }

  /// An event as it would be read from the log.
  static LoggedEvent logged(Event event) {
    return new LoggedEvent(
        event.stream(),
        event.sequence(),
        event.type().text(),
        event.scope().service(),
        event.origin(),
        event.date(),
        EventJson.text(event.subject()));
  }

  @Override
  public void append(List<Event> events) {
    events.forEach(event -> told.add(logged(event)));
  }

  @Override
  public long next(Scope scope) {
    return log.next(scope);
  }

  @Override
  public long next(AccountSid account) {
    return log.next(account);
  }

  @Override
  public List<LoggedEvent> read(Event.Stream stream, long from, int max) {
    return log.read(stream, from, max);
  }

  @Override
  public List<Entry> entries(Event.Stream stream, long from, int max) {
    return log.entries(stream, from, max);
  }
}
