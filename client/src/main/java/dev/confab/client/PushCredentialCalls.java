package dev.confab.client;

import dev.confab.client.engine.Caller;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls on push credentials in one of four manners, as [ConversationCalls] for conversations.
///
/// @param <O> a push credential, as the manner returns it
/// @param <P> a page, as the manner returns it
/// @param <N> nothing, as the manner returns it
public sealed class PushCredentialCalls<O, P, N extends @Nullable Object> permits PushCredentials {
  private final Caller<PushCredential, O, P, N> calls;

  PushCredentialCalls(Caller<PushCredential, O, P, N> calls) {
    this.calls = calls;
  }

  /// Stores a credential; the type is required, and what it needs. Repeated after a failure only
  /// with a token, as for conversations.
  public O create(Consumer<PushCredentialForm> form) {
    return calls.post(RequestForm.filled(new PushCredentialForm(Use.CREATE), form));
  }

  /// Fetches a credential, without its secrets.
  ///
  /// @param sid `CR…`
  /// @throws IllegalArgumentException if it is blank
  public O fetch(String sid) {
    return calls.fetch(sid);
  }

  /// Changes what the form mentions and keeps the rest.
  ///
  /// @param sid `CR…`
  public O update(String sid, Consumer<PushCredentialForm> form) {
    return calls.update(sid, RequestForm.filled(new PushCredentialForm(Use.UPDATE), form));
  }

  /// Deletes a credential. A repetition that finds nothing succeeds, as for conversations.
  ///
  /// @param sid `CR…`
  public N delete(String sid) {
    return calls.delete(sid);
  }

  /// Fetches one page.
  public P list(Consumer<PushCredentialQuery> query) {
    return calls.list(ListQuery.filled(new PushCredentialQuery(), query));
  }
}
