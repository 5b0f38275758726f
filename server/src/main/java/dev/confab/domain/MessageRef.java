package dev.confab.domain;

import dev.confab.domain.sid.MessageSid;

/// How a path names a message.
public record MessageRef(Scope scope, ConversationRef conversation, MessageSid sid) {}
