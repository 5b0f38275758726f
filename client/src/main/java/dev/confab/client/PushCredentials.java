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

/// Credentials of the account at push services (Twilio calls the resource Credential; the name here
/// tells it from the [Credentials] of a client). Immutable, safe for use by any number of threads.
public final class PushCredentials
    extends PushCredentialCalls<PushCredential, Page<PushCredential>, @Nullable Void> {
  private final Resource<PushCredential> resource;

  private PushCredentials(Resource<PushCredential> resource) {
    super(resource.plain());
    this.resource = resource;
  }

  static PushCredentials at(View view, Path parent) {
    return new PushCredentials(
        Resource.of(view, parent.then("Credentials"), "credentials", PushCredential::new));
  }

  /// Goes through all that match, lazily, as [Conversations#stream] does.
  public Stream<PushCredential> stream(Consumer<PushCredentialQuery> query) {
    return resource.stream(ListQuery.filled(new PushCredentialQuery(), query));
  }

  /// The same calls with other options.
  public PushCredentials with(UnaryOperator<CallOptions> change) {
    return new PushCredentials(resource.with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public PushCredentialCalls<
          Answer<PushCredential>, Answer<Page<PushCredential>>, Answer<@Nullable Void>>
      raw() {
    return new PushCredentialCalls<>(resource.raw());
  }

  /// The same calls on the client's executor, as [Conversations#async] describes.
  public PushCredentialCalls<
          CompletableFuture<PushCredential>,
          CompletableFuture<Page<PushCredential>>,
          CompletableFuture<@Nullable Void>>
      async() {
    return new PushCredentialCalls<>(resource.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public PushCredentialCalls<
          CompletableFuture<Answer<PushCredential>>,
          CompletableFuture<Answer<Page<PushCredential>>>,
          CompletableFuture<Answer<@Nullable Void>>>
      asyncRaw() {
    return new PushCredentialCalls<>(resource.asyncRaw());
  }
}
