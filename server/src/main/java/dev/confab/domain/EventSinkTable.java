package dev.confab.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The sinks of events, of the services that have one.
public interface EventSinkTable {
  Optional<EventSink> find(Scope scope);

  /// @param sink `null` for none from now on
  void replace(Scope scope, @Nullable EventSink sink);

  /// Whether any service has one.
  boolean hasListeners();
}
