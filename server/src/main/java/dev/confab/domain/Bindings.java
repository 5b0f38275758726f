package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.BindingSid;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Push bindings, which clients of users make: through the REST API they can only be seen and
/// deleted.
public final class Bindings {
  private final Store store;
  private final InstantSource clock;

  public Bindings(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  public Optional<Binding> fetch(Scope scope, BindingSid sid) {
    return store.read(tables -> tables.bindings().find(scope, sid));
  }

  public boolean delete(Scope scope, BindingSid sid) {
    var now = clock.instant();
    return store.write(tables -> {
      var deleted =
          tables.bindings().find(scope, sid).filter(_ -> tables.bindings().delete(scope, sid));
      deleted.ifPresent(binding ->
          OpenStream.of(tables, scope, now)
              .tell(EventType.BINDING_REMOVED, new Subject.OfBinding(binding)));
      return deleted.isPresent();
    });
  }

  /// @param types any of these; empty for all
  /// @param identities likewise
  public Slice<Binding> list(
      Scope scope, List<Binding.Type> types, List<String> identities, PageRequest page) {
    return store.read(tables -> tables.bindings().list(scope, types, identities, page));
  }
}
