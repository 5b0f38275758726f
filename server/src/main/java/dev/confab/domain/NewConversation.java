package dev.confab.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a create asks for; what is `null` gets its default.
///
/// @param inactiveAfter kept: the account's default
/// @param closedAfter likewise
public record NewConversation(
    ConversationProfile profile,
    ConversationState state,
    Patch<Duration> inactiveAfter,
    Patch<Duration> closedAfter,
    @Nullable Instant dateCreated,
    @Nullable Instant dateUpdated) {}
