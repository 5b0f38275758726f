package dev.confab.domain;

import dev.confab.domain.sid.RoleSid;
import dev.confab.domain.sid.UserSid;
import org.jspecify.annotations.Nullable;

/// Somebody who takes part in chat, known by an identity that the application chose.
///
/// @param identity at most 256 characters, unique in the service; case counts
/// @param attributes JSON text of at most 16 KiB in UTF-8
/// @param nextEvent how many events of this user there are
public record User(
    UserSid sid,
    Scope scope,
    String identity,
    @Nullable String friendlyName,
    String attributes,
    RoleSid role,
    Timestamps dates,
    long nextEvent) {}
