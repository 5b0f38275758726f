package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MediaSid;
import dev.confab.domain.sid.MessageSid;
import dev.confab.domain.sid.SidSequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message that has no place in its conversation yet.
///
/// @param content without media; what [#media] names is attached by the store
/// @param dates as sent or by default
/// @param now when it is sent: the conversation's activity
/// @param sids makes the sids of its receipts
public record MessageDraft(
    MessageSid sid,
    Scope scope,
    ConversationSid conversation,
    String author,
    MessageContent content,
    @Nullable MediaSid media,
    Timestamps dates,
    Origin origin,
    Instant now,
    SidSequence sids) {}
