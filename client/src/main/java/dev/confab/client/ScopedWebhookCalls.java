package dev.confab.client;

import dev.confab.client.engine.Caller;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls on webhooks in one of four manners, as [ConversationCalls] for conversations.
///
/// @param <O> a webhook, as the manner returns it
/// @param <P> a page, as the manner returns it
/// @param <N> nothing, as the manner returns it
public sealed class ScopedWebhookCalls<O, P, N extends @Nullable Object> permits ScopedWebhooks {
  private final Caller<ScopedWebhook, O, P, N> calls;

  ScopedWebhookCalls(Caller<ScopedWebhook, O, P, N> calls) {
    this.calls = calls;
  }

  /// Adds a webhook; the target is required, and what it needs. Repeated after a failure only with
  /// a token, as for conversations.
  public O create(Consumer<ScopedWebhookForm> form) {
    return calls.post(RequestForm.filled(new ScopedWebhookForm(Use.CREATE), form));
  }

  /// Fetches a webhook.
  ///
  /// @param sid `WH…`
  /// @throws IllegalArgumentException if it is blank
  public O fetch(String sid) {
    return calls.fetch(sid);
  }

  /// Changes what the form mentions and keeps the rest. The target stays what it is.
  ///
  /// @param sid `WH…`
  public O update(String sid, Consumer<ScopedWebhookForm> form) {
    return calls.update(sid, RequestForm.filled(new ScopedWebhookForm(Use.UPDATE), form));
  }

  /// Removes a webhook. A repetition that finds nothing succeeds, as for conversations.
  ///
  /// @param sid `WH…`
  public N delete(String sid) {
    return calls.delete(sid);
  }

  /// Fetches one page.
  public P list(Consumer<ScopedWebhookQuery> query) {
    return calls.list(ListQuery.filled(new ScopedWebhookQuery(), query));
  }
}
