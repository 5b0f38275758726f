package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The log of all changes as a whole, in the one order that it has: that of its positions. What is
/// read is final. No event is ever added before one that was read, whoever commits when, so whoever
/// goes on behind the last event that was read misses none.
///
/// Within a stream, positions ascend with the numbers. Of two streams they say only an order that
/// is the same for every reader. A position is that of an event which was there; do not make up
/// others.
///
/// Any method may fail with [ErrorCode#UNAVAILABLE] when the database cannot be reached.
public interface EventLog {
  /// Before all events.
  long START = 0;

  /// An event at its place.
  ///
  /// @param account whose service it happened in; `null` when that was deleted so long ago that it
  ///   is forgotten
  record Entry(long position, @Nullable AccountSid account, LoggedEvent event) {}

  /// The events behind a position, of all services, the oldest first.
  ///
  /// @param max how many at most; fewer come only at the end
  List<Entry> read(long after, int max);

  /// As [#read], of those events only that webhooks are called for or that have one of some types.
  /// The others cost little.
  ///
  /// @param max how many events are looked at, at most
  Part read(long after, int max, Set<EventType> types);

  /// Some events out of a part of the log.
  ///
  /// @param position of the last event that was looked at; that from which it went out if there was
  ///   none
  /// @param isEnd whether there were no more
  record Part(List<Entry> entries, long position, boolean isEnd) {}

  /// What wakes after each change that this server has made.
  Wakeups wakeups();
}
