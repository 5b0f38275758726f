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

/// The conversations of one user, as this user sees them. Immutable, safe for use by any number of
/// threads.
public final class UserConversations
    extends UserConversationCalls<UserConversation, Page<UserConversation>, @Nullable Void> {
  private final Resource<UserConversation> resource;

  private UserConversations(Resource<UserConversation> resource) {
    super(resource.plain());
    this.resource = resource;
  }

  static UserConversations at(View view, Path parent) {
    var names = new Resource.Names("conversations", "ConversationSid");
    return new UserConversations(
        new Resource<>(view, parent.then("Conversations"), names, UserConversation::new));
  }

  /// Goes through all that match, lazily, as [Conversations#stream] does.
  public Stream<UserConversation> stream(Consumer<UserConversationQuery> query) {
    return resource.stream(ListQuery.filled(new UserConversationQuery(), query));
  }

  /// The same calls with other options.
  public UserConversations with(UnaryOperator<CallOptions> change) {
    return new UserConversations(resource.with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public UserConversationCalls<
          Answer<UserConversation>, Answer<Page<UserConversation>>, Answer<@Nullable Void>>
      raw() {
    return new UserConversationCalls<>(resource.raw());
  }

  /// The same calls on the client's executor, as [Conversations#async] describes.
  public UserConversationCalls<
          CompletableFuture<UserConversation>,
          CompletableFuture<Page<UserConversation>>,
          CompletableFuture<@Nullable Void>>
      async() {
    return new UserConversationCalls<>(resource.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public UserConversationCalls<
          CompletableFuture<Answer<UserConversation>>,
          CompletableFuture<Answer<Page<UserConversation>>>,
          CompletableFuture<Answer<@Nullable Void>>>
      asyncRaw() {
    return new UserConversationCalls<>(resource.asyncRaw());
  }
}
