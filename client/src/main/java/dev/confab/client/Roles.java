package dev.confab.client;

import dev.confab.client.call.Answer;
import dev.confab.client.call.CallOptions;
import dev.confab.client.call.Page;
import dev.confab.client.engine.Path;
import dev.confab.client.engine.Resource;
import dev.confab.client.engine.View;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Roles of one service: what its chat users may do. Calls of this library are not limited by
/// roles. Immutable, safe for use by any number of threads.
public final class Roles extends RoleCalls<Role, Page<Role>, @Nullable Void> {
  private final Resource<Role> resource;

  private Roles(Resource<Role> resource) {
    super(resource.plain());
    this.resource = resource;
  }

  static Roles at(View view, Path parent) {
    return new Roles(Resource.of(view, parent.then("Roles"), "roles", Role::new));
  }

  /// Goes through all that match, lazily, as [Conversations#stream] does.
  public Stream<Role> stream(Consumer<RoleQuery> query) {
    return resource.stream(ListQuery.filled(new RoleQuery(), query));
  }

  /// The same calls with other options.
  public Roles with(UnaryOperator<CallOptions> change) {
    return new Roles(resource.with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public RoleCalls<Answer<Role>, Answer<Page<Role>>, Answer<@Nullable Void>> raw() {
    return new RoleCalls<>(resource.raw());
  }

  /// The same calls on the client's executor, as [Conversations#async] describes.
  public RoleCalls<
          CompletableFuture<Role>, CompletableFuture<Page<Role>>, CompletableFuture<@Nullable Void>>
      async() {
    return new RoleCalls<>(resource.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public RoleCalls<
          CompletableFuture<Answer<Role>>,
          CompletableFuture<Answer<Page<Role>>>,
          CompletableFuture<Answer<@Nullable Void>>>
      asyncRaw() {
    return new RoleCalls<>(resource.asyncRaw());
  }
}
