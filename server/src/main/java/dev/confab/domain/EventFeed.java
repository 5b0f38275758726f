package dev.confab.domain;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventLog.Entry;
import dev.confab.domain.sid.ServiceSid;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The event log as seen by those who follow one service, and keep how far they came.
///
/// Any method may fail with [ErrorCode#UNAVAILABLE] when the database cannot be reached.
public interface EventFeed {
  /// Where a reader goes on.
  ///
  /// @param epoch of the log, which begins another one when it has lost what somebody may have read
  /// @param position of an event that was there, or [EventLog#START]
  record Place(int epoch, long position) {}

  /// What is wanted of a service's events.
  ///
  /// @param stream what they happened in; `null` for everything in the service
  /// @param types empty for all
  record Filter(ServiceSid service, @Nullable Stream stream, Set<EventType> types) {}

  /// A piece of the feed that was looked through.
  ///
  /// @param entries what the filter lets through, the oldest first
  /// @param to up to where was looked, to go on behind it; all entries are of its epoch
  /// @param isLast whether nothing lies behind it by now
  record Piece(List<Entry> entries, Place to, boolean isLast) {}

  /// Where something has happened.
  ///
  /// @param services `null` when so much has happened that nobody has looked where
  /// @param to the position up to which was looked
  record News(@Nullable Set<ServiceSid> services, long to) {
    public boolean isOf(ServiceSid service) {
      return services == null || services.contains(service);
    }
  }

  /// Looks for events behind a place. It looks at so many that it does not take long, so there may
  /// be none in a piece though there are some behind it.
  ///
  /// @param after `null` for the oldest event that is kept
  /// @param max how many are wanted at most
  /// @throws Failure [ErrorCode#EVENTS_REMOVED] when events of the service behind that place are
  ///   not kept any more, or when the log has not come so far, or is another one
  Piece read(Filter filter, @Nullable Place after, int max);

  /// As [#read], up to where the last [#news] has come. Costs the database less.
  Piece readKnown(Filter filter, Place after, int max);

  /// The services that have events behind a position.
  News news(long after);

  /// Behind the last event of a service, kept or not.
  Place end(ServiceSid service);

  int epoch();

  /// Begins another epoch: what was read before is good for nobody any more.
  ///
  /// @param epoch one that there was not
  void begin(int epoch);
}
