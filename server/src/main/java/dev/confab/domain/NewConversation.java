package dev.confab.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a create asks for; what is `null` gets its default.
public record NewConversation(
    ConversationProfile profile,
    ConversationState state,
    @Nullable Duration inactiveAfter,
    @Nullable Duration closedAfter,
    @Nullable Instant dateCreated,
    @Nullable Instant dateUpdated) {}
