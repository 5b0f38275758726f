package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.UserSid;
import java.time.Instant;

/// One change, as the event log tells it. The log is the only source for everything that leaves the
/// server: webhooks, sockets, channels.
///
/// @param stream what the change happened in; each stream numbers its events without a gap
/// @param sequence the number within the stream, from 0 in the order of the commits
/// @param date when it happened
public record Event(
    Stream stream,
    long sequence,
    EventType type,
    Scope scope,
    Origin origin,
    Instant date,
    Subject subject) {

  /// What numbers its events: a conversation, or a user for what happens outside of conversations.
  public record Stream(String sid) {
    static Stream of(ConversationSid conversation) {
      return new Stream(conversation.value());
    }

    static Stream of(UserSid user) {
      return new Stream(user.value());
    }
  }

  /// What has changed, as it was after the change; after a removal, as it was before.
  public sealed interface Subject {
    record OfConversation(Conversation conversation) implements Subject {}

    /// @param reason API, TIMER, or EVENT when a message woke the conversation
    record OfState(
        Conversation conversation, ConversationState from, ConversationState to, String reason)
        implements Subject {}

    record OfParticipant(Participant participant) implements Subject {}

    record OfMessage(Message message) implements Subject {}

    record OfReceipt(Receipt receipt) implements Subject {}

    record OfUser(User user) implements Subject {}
  }
}
