package dev.confab.domain;

import dev.confab.domain.sid.RoleSid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the create of a participant asks for; what is `null` gets its default.
///
/// @param binding made by [MessagingBinding#of], which knows what goes with an identity
public record NewParticipant(
    @Nullable String identity,
    @Nullable MessagingBinding binding,
    String attributes,
    @Nullable RoleSid role,
    @Nullable Instant dateCreated,
    @Nullable Instant dateUpdated) {}
