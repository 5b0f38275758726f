package dev.confab.client;

import dev.confab.client.engine.Caller;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls on bindings in one of four manners, as [ConversationCalls] for conversations. Devices
/// make them, so there is no create.
///
/// @param <O> a binding, as the manner returns it
/// @param <P> a page, as the manner returns it
/// @param <N> nothing, as the manner returns it
public sealed class BindingCalls<O, P, N extends @Nullable Object> permits Bindings {
  private final Caller<Binding, O, P, N> calls;

  BindingCalls(Caller<Binding, O, P, N> calls) {
    this.calls = calls;
  }

  /// Fetches a binding.
  ///
  /// @param sid `BS…`
  /// @throws IllegalArgumentException if it is blank
  public O fetch(String sid) {
    return calls.fetch(sid);
  }

  /// Deletes a binding: the device gets no push notifications any more. A repetition that finds
  /// nothing succeeds, as for conversations.
  ///
  /// @param sid `BS…`
  public N delete(String sid) {
    return calls.delete(sid);
  }

  /// Fetches one page.
  public P list(Consumer<BindingQuery> query) {
    return calls.list(ListQuery.filled(new BindingQuery(), query));
  }
}
