package dev.confab.domain;

import java.util.List;
import java.util.Map;

/// The receivers that are asked before something happens, which may change or refuse it.
public interface PreHooks {

  /// Who is asked before an event, one after the other: the account's receiver, then the service's.
  ///
  /// @return none when nobody wants to be asked
  List<PreHook> before(EventType type, Scope scope);

  /// One of them.
  @FunctionalInterface
  interface PreHook {
    /// Asks, and waits for the answer; not to be called in a transaction.
    ///
    /// @param event what would be told if it happened
    /// @return also when there is no answer, or none that makes sense: then everything is allowed
    Verdict ask(LoggedEvent event);
  }

  /// What a receiver thinks of it.
  sealed interface Verdict {
    /// As it is, and unchanged.
    Allowed UNCHANGED = new Allowed(Map.of());

    /// @param changes values for parameters of the request, by their names
    record Allowed(Map<String, String> changes) implements Verdict {}

    record Refused() implements Verdict {}
  }
}
