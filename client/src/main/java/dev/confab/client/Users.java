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

/// Users of one service: who takes part by chat. Immutable, safe for use by any number of threads.
public final class Users extends UserCalls<User, Page<User>, @Nullable Void> {
  private final Resource<User> resource;

  private Users(Resource<User> resource) {
    super(resource.plain());
    this.resource = resource;
  }

  static Users at(View view, Path parent) {
    return new Users(Resource.of(view, parent.then("Users"), "users", User::new));
  }

  /// Goes through all that match, lazily, as [Conversations#stream] does.
  public Stream<User> stream(Consumer<UserQuery> query) {
    return resource.stream(ListQuery.filled(new UserQuery(), query));
  }

  /// The same calls with other options.
  public Users with(UnaryOperator<CallOptions> change) {
    return new Users(resource.with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public UserCalls<Answer<User>, Answer<Page<User>>, Answer<@Nullable Void>> raw() {
    return new UserCalls<>(resource.raw());
  }

  /// The same calls on the client's executor, as [Conversations#async] describes.
  public UserCalls<
          CompletableFuture<User>, CompletableFuture<Page<User>>, CompletableFuture<@Nullable Void>>
      async() {
    return new UserCalls<>(resource.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public UserCalls<
          CompletableFuture<Answer<User>>,
          CompletableFuture<Answer<Page<User>>>,
          CompletableFuture<Answer<@Nullable Void>>>
      asyncRaw() {
    return new UserCalls<>(resource.asyncRaw());
  }
}
