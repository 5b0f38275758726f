package dev.confab.domain;

import dev.confab.domain.sid.RoleSid;
import java.time.Instant;
import java.util.List;

/// What users of client SDKs may do. The REST API is not limited by roles.
///
/// @param permissions in the order given
public record Role(
    RoleSid sid,
    Scope scope,
    String friendlyName,
    RoleType type,
    List<Permission> permissions,
    Timestamps dates) {
  public Role {
    permissions = List.copyOf(permissions);
  }

  /// This role with other permissions, or itself when they are the same.
  Role withPermissions(List<Permission> changed, Instant now) {
    return changed.equals(permissions)
        ? this
        : new Role(sid, scope, friendlyName, type, changed, new Timestamps(dates.created(), now));
  }
}
