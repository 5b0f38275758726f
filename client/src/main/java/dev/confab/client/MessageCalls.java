package dev.confab.client;

import dev.confab.client.engine.Caller;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls on messages in one of four manners, as [ConversationCalls] for conversations.
///
/// @param <O> a message, as the manner returns it
/// @param <P> a page, as the manner returns it
/// @param <N> nothing, as the manner returns it
public sealed class MessageCalls<O, P, N extends @Nullable Object> permits Messages {
  private final Caller<Message, O, P, N> calls;

  MessageCalls(Caller<Message, O, P, N> calls) {
    this.calls = calls;
  }

  /// Adds a message: it needs a body, media or a content template. It makes an inactive
  /// conversation active and restarts its timers; a closed one refuses it. Repeated after a failure
  /// only with a token, as for conversations.
  public O create(Consumer<MessageForm> form) {
    return calls.post(RequestForm.filled(new MessageForm(Use.CREATE), form));
  }

  /// Fetches a message.
  ///
  /// @param sid `IM…`
  /// @throws IllegalArgumentException if it is blank
  public O fetch(String sid) {
    return calls.fetch(sid);
  }

  /// Changes what the form mentions and keeps the rest. What went out to channels stays as it is.
  ///
  /// @param sid `IM…`
  public O update(String sid, Consumer<MessageForm> form) {
    return calls.update(sid, RequestForm.filled(new MessageForm(Use.UPDATE), form));
  }

  /// Deletes a message with its receipts; its index is not used again. A repetition that finds
  /// nothing succeeds, as for conversations.
  ///
  /// @param sid `IM…`
  public N delete(String sid) {
    return calls.delete(sid);
  }

  /// Fetches one page.
  public P list(Consumer<MessageQuery> query) {
    return calls.list(ListQuery.filled(new MessageQuery(), query));
  }
}
