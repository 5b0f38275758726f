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

/// Participants of one conversation. Immutable, safe for use by any number of threads.
public final class Participants
    extends ParticipantCalls<Participant, Page<Participant>, @Nullable Void> {
  private final Resource<Participant> resource;

  private Participants(Resource<Participant> resource) {
    super(resource.plain());
    this.resource = resource;
  }

  static Participants at(View view, Path parent) {
    return new Participants(
        Resource.of(view, parent.then("Participants"), "participants", Participant::new));
  }

  /// Goes through all that match, lazily, as [Conversations#stream] does.
  public Stream<Participant> stream(Consumer<ParticipantQuery> query) {
    return resource.stream(ListQuery.filled(new ParticipantQuery(), query));
  }

  /// The same calls with other options.
  public Participants with(UnaryOperator<CallOptions> change) {
    return new Participants(resource.with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public ParticipantCalls<Answer<Participant>, Answer<Page<Participant>>, Answer<@Nullable Void>>
      raw() {
    return new ParticipantCalls<>(resource.raw());
  }

  /// The same calls on the client's executor, as [Conversations#async] describes.
  public ParticipantCalls<
          CompletableFuture<Participant>,
          CompletableFuture<Page<Participant>>,
          CompletableFuture<@Nullable Void>>
      async() {
    return new ParticipantCalls<>(resource.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public ParticipantCalls<
          CompletableFuture<Answer<Participant>>,
          CompletableFuture<Answer<Page<Participant>>>,
          CompletableFuture<Answer<@Nullable Void>>>
      asyncRaw() {
    return new ParticipantCalls<>(resource.asyncRaw());
  }
}
