package dev.confab.domain;

import java.io.Serial;
import java.util.List;
import java.util.Optional;

/// Ends a change of a store that keeps nothing, at the point where the change would have been kept.
/// It is no error, but thrown as one: that undoes the change, and leaves alone whatever would have
/// gone on from its result.
public final class Rehearsed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient List<LoggedEvent> events;

  /// @param events what the change would have told
  public Rehearsed(List<LoggedEvent> events) {
    super(null, null, false, false);
    this.events = List.copyOf(events);
  }

  /// The first event of a type that would have been told.
  public Optional<LoggedEvent> first(EventType type) {
    return events.stream().filter(event -> event.is(type)).findFirst();
  }
}
