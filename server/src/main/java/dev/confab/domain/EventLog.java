package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import java.time.Instant;
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

  /// A piece of the log that was looked through.
  ///
  /// @param entries what was wanted of it, the oldest first
  /// @param to the position up to which was looked, to go on behind it
  /// @param isLast whether nothing lies behind it by now
  record Stretch(List<Entry> entries, long to, boolean isLast) {}

  /// The events behind a position, of all services, the oldest first.
  ///
  /// @param max how many at most; fewer come only at the end
  List<Entry> read(long after, int max);

  /// As [#read], of those events only that webhooks are called for, that happened in a service with
  /// a sink, or that have one of some types. The others cost little.
  ///
  /// @param max how many events are looked at, at most
  Stretch read(long after, int max, Set<EventType> types);

  /// The position up to which everything can be read by now, whatever was removed of it.
  long end();

  /// Removes the oldest events, as long as they are over.
  ///
  /// @param upTo the last position that may be removed
  /// @param max how many at most
  /// @return how many were removed
  int remove(Retention retention, Instant now, long upTo, int max);

  /// What wakes when there may be more to read: after each change that this server has made, and
  /// soon after those of others.
  Wakeups wakeups();
}
