package dev.confab.client;

import dev.confab.client.engine.Caller;
import java.util.function.Consumer;

/// The calls on conversations of one identity or address in one of four manners, as
/// [ConversationCalls] for conversations. There is a list and nothing else.
///
/// @param <P> a page, as the manner returns it
public sealed class ParticipantConversationCalls<P> permits ParticipantConversations {
  private final Caller<ParticipantConversation, ?, P, ?> calls;

  ParticipantConversationCalls(Caller<ParticipantConversation, ?, P, ?> calls) {
    this.calls = calls;
  }

  /// Fetches one page.
  public P list(Consumer<ParticipantConversationQuery> query) {
    return calls.list(ListQuery.filled(new ParticipantConversationQuery(), query));
  }
}
