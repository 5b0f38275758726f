package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import java.util.List;

/// The log of all changes.
public interface EventTable {
  /// Adds events, each with the next number of its stream.
  void append(List<Event> events);

  /// Takes the next number of a service's stream, which nobody else gets before the transaction
  /// ends.
  ///
  /// @throws Failure [ErrorCode#NOT_FOUND] when the service was deleted meanwhile
  long next(Scope scope);

  /// As [#next], of an account's stream.
  long next(AccountSid account);

  /// The events of a stream, as they are kept.
  ///
  /// @param from the first number wanted
  List<LoggedEvent> read(Event.Stream stream, long from, int max);

  /// The events of a stream behind a place in the log, with theirs.
  ///
  /// @param max how many are looked at, at most: where some were removed there are fewer
  EventLog.Stretch behind(Event.Stream stream, long position, int max);
}
