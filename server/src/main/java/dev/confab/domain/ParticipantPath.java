package dev.confab.domain;

/// How a request names a participant, from the conversation on.
public record ParticipantPath(ConversationRef conversation, ParticipantRef participant) {}
