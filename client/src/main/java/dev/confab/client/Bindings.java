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

/// Bindings of one service: devices of its users that get push notifications. Immutable, safe for
/// use by any number of threads.
public final class Bindings extends BindingCalls<Binding, Page<Binding>, @Nullable Void> {
  private final Resource<Binding> resource;

  private Bindings(Resource<Binding> resource) {
    super(resource.plain());
    this.resource = resource;
  }

  static Bindings at(View view, Path parent) {
    return new Bindings(Resource.of(view, parent.then("Bindings"), "bindings", Binding::new));
  }

  /// Goes through all that match, lazily, as [Conversations#stream] does.
  public Stream<Binding> stream(Consumer<BindingQuery> query) {
    return resource.stream(ListQuery.filled(new BindingQuery(), query));
  }

  /// The same calls with other options.
  public Bindings with(UnaryOperator<CallOptions> change) {
    return new Bindings(resource.with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public BindingCalls<Answer<Binding>, Answer<Page<Binding>>, Answer<@Nullable Void>> raw() {
    return new BindingCalls<>(resource.raw());
  }

  /// The same calls on the client's executor, as [Conversations#async] describes.
  public BindingCalls<
          CompletableFuture<Binding>,
          CompletableFuture<Page<Binding>>,
          CompletableFuture<@Nullable Void>>
      async() {
    return new BindingCalls<>(resource.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public BindingCalls<
          CompletableFuture<Answer<Binding>>,
          CompletableFuture<Answer<Page<Binding>>>,
          CompletableFuture<Answer<@Nullable Void>>>
      asyncRaw() {
    return new BindingCalls<>(resource.asyncRaw());
  }
}
