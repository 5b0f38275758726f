package dev.confab.domain;

import dev.confab.domain.sid.ServiceSid;
import java.time.Instant;
import java.util.Collection;

/// An event as it is read from the log. A newer server that shares the database may have written
/// it, and a reader that must not stop passes over what it does not know.
///
/// @param type the text of an [EventType], or of one that this server does not know
/// @param data JSON text of what has changed; its members are named as in the REST API
public record LoggedEvent(
    Event.Stream stream,
    long sequence,
    String type,
    ServiceSid service,
    Origin origin,
    Instant date,
    String data) {
  /// The data of an event that has lost its own: somebody has changed the database by hand.
  public static final String LOST = "{}";

  public boolean is(EventType known) {
    return type.equals(known.text());
  }

  public boolean isOneOf(Collection<EventType> known) {
    return known.stream().anyMatch(this::is);
  }

  /// Whether nobody knows any more what has changed.
  public boolean isLost() {
    return data.equals(LOST);
  }
}
