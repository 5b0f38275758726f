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

/// Messages of one conversation, which also go out to its channel participants. Immutable, safe for
/// use by any number of threads.
public final class Messages extends MessageCalls<Message, Page<Message>, @Nullable Void> {
  private final Resource<Message> resource;

  private Messages(Resource<Message> resource) {
    super(resource.plain());
    this.resource = resource;
  }

  static Messages at(View view, Path parent) {
    return new Messages(Resource.of(view, parent.then("Messages"), "messages", Message::new));
  }

  /// Goes through all that match, lazily, as [Conversations#stream] does.
  public Stream<Message> stream(Consumer<MessageQuery> query) {
    return resource.stream(ListQuery.filled(new MessageQuery(), query));
  }

  /// The same calls with other options.
  public Messages with(UnaryOperator<CallOptions> change) {
    return new Messages(resource.with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public MessageCalls<Answer<Message>, Answer<Page<Message>>, Answer<@Nullable Void>> raw() {
    return new MessageCalls<>(resource.raw());
  }

  /// The same calls on the client's executor, as [Conversations#async] describes.
  public MessageCalls<
          CompletableFuture<Message>,
          CompletableFuture<Page<Message>>,
          CompletableFuture<@Nullable Void>>
      async() {
    return new MessageCalls<>(resource.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public MessageCalls<
          CompletableFuture<Answer<Message>>,
          CompletableFuture<Answer<Page<Message>>>,
          CompletableFuture<Answer<@Nullable Void>>>
      asyncRaw() {
    return new MessageCalls<>(resource.asyncRaw());
  }
}
