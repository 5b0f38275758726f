package dev.confab.client;

import dev.confab.client.engine.Caller;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The calls on something that always exists and of which there is one, in one of four manners, as
/// [ConversationCalls] for conversations.
///
/// @param <F> what an update says
/// @param <O> the thing, as the manner returns it
public sealed class SingletonCalls<F extends RequestForm<F>, O> permits Singleton {
  private final Caller<?, O, ?, ?> calls;
  private final Supplier<F> form;

  SingletonCalls(Caller<?, O, ?, ?> calls, Supplier<F> form) {
    this.calls = calls;
    this.form = form;
  }

  /// Fetches it.
  public O fetch() {
    return calls.get();
  }

  /// Changes what the form mentions and keeps the rest. Repeated after a failure only with a token,
  /// as for conversations.
  public O update(Consumer<F> form) {
    return calls.post(RequestForm.filled(this.form.get(), form));
  }
}
