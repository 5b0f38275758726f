package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessageSid;
import dev.confab.domain.sid.ParticipantSid;
import org.jspecify.annotations.Nullable;

/// A message of a conversation.
///
/// @param index its place in the conversation: from 0, without a gap when it is given, never used
///   again
/// @param author identity, address, or any other text
/// @param participant who the author was when the message was sent; `null` when none of the
///   participants
/// @param delivery `null` when nobody gets the message through a channel
/// @param addedBy the number of the event that told of the message
public record Message(
    MessageSid sid,
    Scope scope,
    ConversationSid conversation,
    long index,
    String author,
    @Nullable ParticipantSid participant,
    MessageContent content,
    @Nullable Delivery delivery,
    Timestamps dates,
    long addedBy) {}
