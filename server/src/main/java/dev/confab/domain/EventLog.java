package dev.confab.domain;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.domain.sid.ServiceSid;
import java.time.Instant;
import java.util.List;
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
  /// @param messagingService that its conversation has by now, of which not every event tells
  ///   itself; `null` without
  record Entry(
      long position,
      @Nullable AccountSid account,
      @Nullable MessagingServiceSid messagingService,
      LoggedEvent event) {
    public Trace trace() {
      return new Trace(
          position,
          account,
          event.service(),
          event.stream(),
          event.sequence(),
          event.type(),
          event.origin().callsWebhooks());
    }
  }

  /// What it takes to see whether an event is wanted: all but what it tells.
  ///
  /// @param account as in [Entry]
  record Trace(
      long position,
      @Nullable AccountSid account,
      ServiceSid service,
      Stream stream,
      long sequence,
      String type,
      boolean callsWebhooks) {
    public boolean is(EventType known) {
      return type.equals(known.text());
    }
  }

  /// A piece of the log that was looked at.
  ///
  /// @param traces the oldest first
  /// @param to the position up to which was looked, to go on behind it
  /// @param isLast whether nothing lies behind it by now
  record Traces(List<Trace> traces, long to, boolean isLast) {}

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

  /// As [#read], without the events' data, which is what costs.
  Traces look(long after, int max);

  /// The events at positions, in their order. Where none is, there is nothing.
  List<Entry> at(List<Long> positions);

  /// The position up to which everything can be read by now, whatever was removed of it.
  long end();

  /// The position of the last event that can be read by now; that given when none is behind it.
  long last(long after);

  /// Removes the oldest events, as long as they are over.
  ///
  /// @param upTo the last position that may be removed
  /// @param max how many at most
  /// @return how many were removed
  int remove(Retention retention, Instant now, long upTo, int max);

  /// What wakes when there may be more to read: after each change that this server has made and
  /// that wrote events, and soon after those of others.
  Wakeups wakeups();
}
