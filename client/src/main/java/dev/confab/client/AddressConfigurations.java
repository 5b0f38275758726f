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

/// What happens when a message arrives at an address of the account and belongs to no conversation
/// yet. Immutable, safe for use by any number of threads.
public final class AddressConfigurations
    extends AddressConfigurationCalls<
        AddressConfiguration, Page<AddressConfiguration>, @Nullable Void> {
  private final Resource<AddressConfiguration> resource;

  private AddressConfigurations(Resource<AddressConfiguration> resource) {
    super(resource.plain());
    this.resource = resource;
  }

  static AddressConfigurations at(View view, Path parent) {
    return new AddressConfigurations(
        Resource.of(
            view, parent.then("Addresses"), "address_configurations", AddressConfiguration::new));
  }

  /// Goes through all that match, lazily, as [Conversations#stream] does.
  public Stream<AddressConfiguration> stream(Consumer<AddressConfigurationQuery> query) {
    return resource.stream(ListQuery.filled(new AddressConfigurationQuery(), query));
  }

  /// The same calls with other options.
  public AddressConfigurations with(UnaryOperator<CallOptions> change) {
    return new AddressConfigurations(resource.with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public AddressConfigurationCalls<
          Answer<AddressConfiguration>, Answer<Page<AddressConfiguration>>, Answer<@Nullable Void>>
      raw() {
    return new AddressConfigurationCalls<>(resource.raw());
  }

  /// The same calls on the client's executor, as [Conversations#async] describes.
  public AddressConfigurationCalls<
          CompletableFuture<AddressConfiguration>,
          CompletableFuture<Page<AddressConfiguration>>,
          CompletableFuture<@Nullable Void>>
      async() {
    return new AddressConfigurationCalls<>(resource.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public AddressConfigurationCalls<
          CompletableFuture<Answer<AddressConfiguration>>,
          CompletableFuture<Answer<Page<AddressConfiguration>>>,
          CompletableFuture<Answer<@Nullable Void>>>
      asyncRaw() {
    return new AddressConfigurationCalls<>(resource.asyncRaw());
  }
}
