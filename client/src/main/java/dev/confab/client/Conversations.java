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

/// Conversations of one service. Immutable, safe for use by any number of threads.
public final class Conversations
    extends ConversationCalls<Conversation, Page<Conversation>, @Nullable Void> {
  private final Resource<Conversation> resource;
  private final Resource<Conversation> withParticipants;

  private Conversations(Resource<Conversation> resource, Resource<Conversation> withParticipants) {
    super(resource.plain(), withParticipants.plain());
    this.resource = resource;
    this.withParticipants = withParticipants;
  }

  static Conversations at(View view, Path parent) {
    return new Conversations(
        collection(view, parent.then("Conversations")),
        collection(view, parent.then("ConversationWithParticipants")));
  }

  private static Resource<Conversation> collection(View view, Path path) {
    return Resource.of(view, path, "conversations", Conversation::new);
  }

  /// Goes through all matching conversations, lazily: a page is fetched when its first item is
  /// asked for, never earlier. A failure is thrown from the stream where it happens, also in a
  /// later page; a list that leads back to a page already seen ends with
  /// [dev.confab.client.error.BadAnswerException].
  public Stream<Conversation> stream(Consumer<ConversationQuery> query) {
    return resource.stream(ListQuery.filled(new ConversationQuery(), query));
  }

  /// The same calls with other options.
  public Conversations with(UnaryOperator<CallOptions> change) {
    return new Conversations(resource.with(change), withParticipants.with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public ConversationCalls<Answer<Conversation>, Answer<Page<Conversation>>, Answer<@Nullable Void>>
      raw() {
    return new ConversationCalls<>(resource.raw(), withParticipants.raw());
  }

  /// The same calls on the client's executor. A future fails with what the call would throw;
  /// cancelling it interrupts the call.
  public ConversationCalls<
          CompletableFuture<Conversation>,
          CompletableFuture<Page<Conversation>>,
          CompletableFuture<@Nullable Void>>
      async() {
    return new ConversationCalls<>(resource.async(), withParticipants.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public ConversationCalls<
          CompletableFuture<Answer<Conversation>>,
          CompletableFuture<Answer<Page<Conversation>>>,
          CompletableFuture<Answer<@Nullable Void>>>
      asyncRaw() {
    return new ConversationCalls<>(resource.asyncRaw(), withParticipants.asyncRaw());
  }
}
