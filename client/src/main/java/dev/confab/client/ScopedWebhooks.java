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

/// Webhooks of one conversation: at most five, called in addition to those of its service or
/// account. Immutable, safe for use by any number of threads.
public final class ScopedWebhooks
    extends ScopedWebhookCalls<ScopedWebhook, Page<ScopedWebhook>, @Nullable Void> {
  private final Resource<ScopedWebhook> resource;

  private ScopedWebhooks(Resource<ScopedWebhook> resource) {
    super(resource.plain());
    this.resource = resource;
  }

  static ScopedWebhooks at(View view, Path parent) {
    return new ScopedWebhooks(
        Resource.of(view, parent.then("Webhooks"), "webhooks", ScopedWebhook::new));
  }

  /// Goes through all that match, lazily, as [Conversations#stream] does.
  public Stream<ScopedWebhook> stream(Consumer<ScopedWebhookQuery> query) {
    return resource.stream(ListQuery.filled(new ScopedWebhookQuery(), query));
  }

  /// The same calls with other options.
  public ScopedWebhooks with(UnaryOperator<CallOptions> change) {
    return new ScopedWebhooks(resource.with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public ScopedWebhookCalls<
          Answer<ScopedWebhook>, Answer<Page<ScopedWebhook>>, Answer<@Nullable Void>>
      raw() {
    return new ScopedWebhookCalls<>(resource.raw());
  }

  /// The same calls on the client's executor, as [Conversations#async] describes.
  public ScopedWebhookCalls<
          CompletableFuture<ScopedWebhook>,
          CompletableFuture<Page<ScopedWebhook>>,
          CompletableFuture<@Nullable Void>>
      async() {
    return new ScopedWebhookCalls<>(resource.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public ScopedWebhookCalls<
          CompletableFuture<Answer<ScopedWebhook>>,
          CompletableFuture<Answer<Page<ScopedWebhook>>>,
          CompletableFuture<Answer<@Nullable Void>>>
      asyncRaw() {
    return new ScopedWebhookCalls<>(resource.asyncRaw());
  }
}
