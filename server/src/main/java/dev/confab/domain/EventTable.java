package dev.confab.domain;

import java.util.List;

/// The log of all changes.
public interface EventTable {
  /// Adds events, each with the next number of its stream.
  void append(List<Event> events);

  /// The events of a stream, as they are kept.
  ///
  /// @param from the first number wanted
  List<LoggedEvent> read(Event.Stream stream, long from, int max);
}
