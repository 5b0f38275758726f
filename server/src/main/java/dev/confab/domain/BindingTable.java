package dev.confab.domain;

import dev.confab.domain.sid.BindingSid;
import java.util.List;
import java.util.Optional;

/// Push bindings of services. Their endpoints are encrypted at rest.
public interface BindingTable {
  Optional<Binding> find(Scope scope, BindingSid sid);

  void insert(Binding binding);

  /// @return whether there was one
  boolean delete(Scope scope, BindingSid sid);

  /// Removes those of one identity.
  void deleteAll(Scope scope, String identity);

  /// Oldest first.
  ///
  /// @param types any of these; empty for all
  /// @param identities likewise
  Slice<Binding> list(
      Scope scope, List<Binding.Type> types, List<String> identities, PageRequest page);
}
