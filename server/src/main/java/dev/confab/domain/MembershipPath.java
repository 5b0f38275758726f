package dev.confab.domain;

/// How a request names a conversation of a user.
public record MembershipPath(UserRef user, ConversationRef conversation) {}
