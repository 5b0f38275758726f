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

/// In which conversations of one service somebody takes part, closed ones included. Immutable, safe
/// for use by any number of threads.
public final class ParticipantConversations
    extends ParticipantConversationCalls<Page<ParticipantConversation>> {
  private final Resource<ParticipantConversation> resource;

  private ParticipantConversations(Resource<ParticipantConversation> resource) {
    super(resource.plain());
    this.resource = resource;
  }

  static ParticipantConversations at(View view, Path parent) {
    return new ParticipantConversations(
        Resource.of(
            view,
            parent.then("ParticipantConversations"),
            "conversations",
            ParticipantConversation::new));
  }

  /// Goes through all that match, lazily, as [Conversations#stream] does.
  public Stream<ParticipantConversation> stream(Consumer<ParticipantConversationQuery> query) {
    return resource.stream(ListQuery.filled(new ParticipantConversationQuery(), query));
  }

  /// The same calls with other options.
  public ParticipantConversations with(UnaryOperator<CallOptions> change) {
    return new ParticipantConversations(resource.with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public ParticipantConversationCalls<Answer<Page<ParticipantConversation>>> raw() {
    return new ParticipantConversationCalls<>(resource.raw());
  }

  /// The same calls on the client's executor, as [Conversations#async] describes.
  public ParticipantConversationCalls<CompletableFuture<Page<ParticipantConversation>>> async() {
    return new ParticipantConversationCalls<>(resource.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public ParticipantConversationCalls<CompletableFuture<Answer<Page<ParticipantConversation>>>>
      asyncRaw() {
    return new ParticipantConversationCalls<>(resource.asyncRaw());
  }
}
