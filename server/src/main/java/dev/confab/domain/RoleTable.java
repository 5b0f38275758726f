package dev.confab.domain;

import dev.confab.domain.sid.RoleSid;
import java.time.Instant;
import java.util.Optional;

/// Roles of services.
public interface RoleTable {
  Optional<Role> find(Scope scope, RoleSid sid);

  Optional<Role> lock(Scope scope, RoleSid sid);

  void insert(Role role);

  void replace(Role role);

  /// Hides a role for good. Those who have it get the default one of its type: some at once, the
  /// others by and by, as [Trash] is emptied.
  void delete(Role role, Instant now);

  /// Oldest first.
  Slice<Role> list(Scope scope, PageRequest page);
}
