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

/// Content templates of the account, on Twilio's host of content or on the server of the API: see
/// [ConfabClientBuilder#contentUri]. Immutable, safe for use by any number of threads.
public final class Contents extends ContentCalls<Content, Page<Content>, @Nullable Void> {
  private final Resource<Content> resource;

  private Contents(Resource<Content> resource) {
    super(resource.plain());
    this.resource = resource;
  }

  static Contents at(View view, Path parent) {
    return new Contents(Resource.of(view, parent.then("Content"), "contents", Content::new));
  }

  /// Goes through all that match, lazily, as [Conversations#stream] does.
  public Stream<Content> stream(Consumer<ContentQuery> query) {
    return resource.stream(ListQuery.filled(new ContentQuery(), query));
  }

  /// The same calls with other options.
  public Contents with(UnaryOperator<CallOptions> change) {
    return new Contents(resource.with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public ContentCalls<Answer<Content>, Answer<Page<Content>>, Answer<@Nullable Void>> raw() {
    return new ContentCalls<>(resource.raw());
  }

  /// The same calls on the client's executor, as [Conversations#async] describes.
  public ContentCalls<
          CompletableFuture<Content>,
          CompletableFuture<Page<Content>>,
          CompletableFuture<@Nullable Void>>
      async() {
    return new ContentCalls<>(resource.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public ContentCalls<
          CompletableFuture<Answer<Content>>,
          CompletableFuture<Answer<Page<Content>>>,
          CompletableFuture<Answer<@Nullable Void>>>
      asyncRaw() {
    return new ContentCalls<>(resource.asyncRaw());
  }
}
