package dev.confab.domain;

import java.util.Optional;

/// Users of services.
public interface UserTable {
  Optional<User> find(Scope scope, UserRef ref);

  Optional<User> lock(Scope scope, UserRef ref);

  /// @return false when the service has a user with this identity; then nothing is added
  boolean insert(User user);

  void replace(User user);

  void delete(User user);

  /// Whether the user's identity has a push binding.
  boolean isNotifiable(User user);

  /// Oldest first.
  Slice<User> list(Scope scope, PageRequest page);
}
