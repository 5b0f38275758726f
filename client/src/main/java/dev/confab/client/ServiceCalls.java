package dev.confab.client;

import dev.confab.client.engine.Caller;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls on services in one of four manners, as [ConversationCalls] for conversations. The API
/// has no update of a service.
///
/// @param <O> a service, as the manner returns it
/// @param <P> a page, as the manner returns it
/// @param <N> nothing, as the manner returns it
public sealed class ServiceCalls<O, P, N extends @Nullable Object> permits Services {
  private final Caller<Service, O, P, N> calls;

  ServiceCalls(Caller<Service, O, P, N> calls) {
    this.calls = calls;
  }

  /// Creates a service with its default roles; the friendly name is required. Repeated after a
  /// failure only with a token, as for conversations.
  public O create(Consumer<ServiceForm> form) {
    return calls.post(RequestForm.filled(new ServiceForm(), form));
  }

  /// Fetches a service.
  ///
  /// @param sid `IS…`
  /// @throws IllegalArgumentException if it is blank
  public O fetch(String sid) {
    return calls.fetch(sid);
  }

  /// Deletes a service with everything in it. A repetition that finds nothing succeeds, as for
  /// conversations.
  ///
  /// @param sid `IS…`
  public N delete(String sid) {
    return calls.delete(sid);
  }

  /// Fetches one page.
  public P list(Consumer<ServiceQuery> query) {
    return calls.list(ListQuery.filled(new ServiceQuery(), query));
  }
}
