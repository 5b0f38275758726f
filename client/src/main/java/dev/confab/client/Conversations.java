package dev.confab.client;

import dev.confab.client.call.Answer;
import dev.confab.client.call.CallOptions;
import dev.confab.client.call.Page;
import dev.confab.client.engine.Manner;
import dev.confab.client.engine.Path;
import dev.confab.client.engine.Resource;
import dev.confab.client.engine.View;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Conversations of one service. Immutable, safe for use by any number of threads.
public final class Conversations
    extends ConversationCalls<Conversation, Page<Conversation>, @Nullable Void> {

  private Conversations(Resource<Conversation> resource) {
    super(resource, Manner.plain());
  }

  static Conversations at(View view, Path parent) {
    return new Conversations(
        new Resource<>(view, parent.then("Conversations"), "conversations", Conversation::new));
  }

  /// Goes through all matching conversations, lazily: a page is fetched when its first item is
  /// asked for, never earlier. A failure is thrown from the stream where it happens, also in a
  /// later page; a list that leads back to a page already seen ends with
  /// [dev.confab.client.error.BadAnswerException].
  public Stream<Conversation> stream(Consumer<ConversationQuery> query) {
    return resource().stream(filledQuery(query).listing());
  }

  /// The same calls with other options.
  public Conversations with(UnaryOperator<CallOptions> change) {
    return new Conversations(resource().with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public ConversationCalls<Answer<Conversation>, Answer<Page<Conversation>>, Answer<@Nullable Void>>
      raw() {
    return new ConversationCalls<>(resource(), Manner.raw());
  }

  /// The same calls on the client's executor. A future fails with what the call would throw;
  /// cancelling it interrupts the call.
  public ConversationCalls<
          CompletableFuture<Conversation>,
          CompletableFuture<Page<Conversation>>,
          CompletableFuture<@Nullable Void>>
      async() {
    return new ConversationCalls<>(resource(), Manner.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public ConversationCalls<
          CompletableFuture<Answer<Conversation>>,
          CompletableFuture<Answer<Page<Conversation>>>,
          CompletableFuture<Answer<@Nullable Void>>>
      asyncRaw() {
    return new ConversationCalls<>(resource(), Manner.asyncRaw());
  }
}
