package dev.confab.domain;

import dev.confab.domain.sid.RoleSid;
import java.util.List;

/// What users of client SDKs may do. The REST API is not limited by roles.
///
/// @param permissions in the order given
public record Role(
    RoleSid sid,
    Scope scope,
    String friendlyName,
    RoleType type,
    List<String> permissions,
    Timestamps dates) {}
