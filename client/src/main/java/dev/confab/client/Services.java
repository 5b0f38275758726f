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

/// The services of the account. Immutable, safe for use by any number of threads.
public final class Services extends ServiceCalls<Service, Page<Service>, @Nullable Void> {
  private final Resource<Service> resource;

  private Services(Resource<Service> resource) {
    super(resource.plain());
    this.resource = resource;
  }

  static Services at(View view, Path parent) {
    return new Services(Resource.of(view, parent.then("Services"), "services", Service::new));
  }

  /// Goes through all that match, lazily, as [Conversations#stream] does.
  public Stream<Service> stream(Consumer<ServiceQuery> query) {
    return resource.stream(ListQuery.filled(new ServiceQuery(), query));
  }

  /// The same calls with other options.
  public Services with(UnaryOperator<CallOptions> change) {
    return new Services(resource.with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public ServiceCalls<Answer<Service>, Answer<Page<Service>>, Answer<@Nullable Void>> raw() {
    return new ServiceCalls<>(resource.raw());
  }

  /// The same calls on the client's executor, as [Conversations#async] describes.
  public ServiceCalls<
          CompletableFuture<Service>,
          CompletableFuture<Page<Service>>,
          CompletableFuture<@Nullable Void>>
      async() {
    return new ServiceCalls<>(resource.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public ServiceCalls<
          CompletableFuture<Answer<Service>>,
          CompletableFuture<Answer<Page<Service>>>,
          CompletableFuture<Answer<@Nullable Void>>>
      asyncRaw() {
    return new ServiceCalls<>(resource.asyncRaw());
  }
}
