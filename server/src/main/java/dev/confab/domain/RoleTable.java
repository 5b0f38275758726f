package dev.confab.domain;

import dev.confab.domain.sid.RoleSid;
import java.util.Optional;

/// Roles of services.
public interface RoleTable {
  Optional<Role> find(Scope scope, RoleSid sid);

  Optional<Role> lock(Scope scope, RoleSid sid);

  void insert(Role role);

  void replace(Role role);

  /// Removes a role; those who had it get another.
  void delete(Role role, RoleSid instead);

  /// Oldest first.
  Slice<Role> list(Scope scope, PageRequest page);
}
