package dev.confab.client;

import dev.confab.client.engine.Caller;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls on conversations of one user in one of four manners, as [ConversationCalls] for
/// conversations. They come into being when the user becomes a participant, so there is no create.
///
/// @param <O> a user's view of a conversation, as the manner returns it
/// @param <P> a page, as the manner returns it
/// @param <N> nothing, as the manner returns it
public sealed class UserConversationCalls<O, P, N extends @Nullable Object>
    permits UserConversations {
  private final Caller<UserConversation, O, P, N> calls;

  UserConversationCalls(Caller<UserConversation, O, P, N> calls) {
    this.calls = calls;
  }

  /// Fetches the user's view of one conversation.
  ///
  /// @param conversation `CH…` or the unique name; encoded here
  /// @throws IllegalArgumentException if it is blank, `.` or `..`
  public O fetch(String conversation) {
    return calls.fetch(conversation);
  }

  /// Changes what the form mentions and keeps the rest: how much the user has read, and how loud
  /// the conversation is.
  ///
  /// @param conversation as for [#fetch]
  public O update(String conversation, Consumer<UserConversationForm> form) {
    return calls.update(conversation, RequestForm.filled(new UserConversationForm(), form));
  }

  /// Removes the user from the conversation. A repetition that finds nothing succeeds, as for
  /// conversations.
  ///
  /// @param conversation as for [#fetch]
  public N delete(String conversation) {
    return calls.delete(conversation);
  }

  /// Fetches one page.
  public P list(Consumer<UserConversationQuery> query) {
    return calls.list(ListQuery.filled(new UserConversationQuery(), query));
  }
}
