package dev.confab.domain;

import dev.confab.domain.sid.BindingSid;
import java.util.List;
import java.util.Optional;

/// Push bindings, which clients of users make: through the REST API they can only be seen and
/// deleted.
public final class Bindings {
  private final Store store;

  public Bindings(Store store) {
    this.store = store;
  }

  public Optional<Binding> fetch(Scope scope, BindingSid sid) {
    return store.read(tables -> tables.bindings().find(scope, sid));
  }

  public boolean delete(Scope scope, BindingSid sid) {
    return store.write(tables -> tables.bindings().delete(scope, sid));
  }

  /// @param types any of these; empty for all
  /// @param identities likewise
  public Slice<Binding> list(
      Scope scope, List<Binding.Type> types, List<String> identities, PageRequest page) {
    return store.read(tables -> tables.bindings().list(scope, types, identities, page));
  }
}
