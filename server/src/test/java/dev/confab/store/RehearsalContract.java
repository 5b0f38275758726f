package dev.confab.store;

import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.MessageSamples.full;
import static dev.confab.store.MessageSamples.mediaSid;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.once;
import static dev.confab.store.StoreSamples.ref;
import static dev.confab.store.StoreSamples.sid;
import static dev.confab.store.StoreSamples.withState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationState;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.EventType;
import dev.confab.domain.Failure;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.MessageDraft;
import dev.confab.domain.Origin;
import dev.confab.domain.Rehearsed;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a rehearsal promises: the rules of the real store, and no trace.
interface RehearsalContract extends StoresContract {
  int AT_ONCE = 40;

  private StoredMessages stored() {
    return new StoredMessages(stores());
  }

  private StoredConversations rehearsal() {
    return new StoredConversations(stores().rehearsal());
  }

  private boolean isThere(int number) {
    return StoredConversations.in(stores()).find(SCOPE, ref(number)).isPresent();
  }

  /// What the change of a rehearsal would have told.
  private static LoggedEvent told(EventType type, Runnable change) {
    return catchThrowableOfType(Rehearsed.class, change::run).first(type).orElseThrow();
  }

  private static ErrorCode refusal(Runnable change) {
    return catchThrowableOfType(Failure.class, change::run).code();
  }

  private LoggedEvent rehearsed(MessageDraft draft) {
    return told(EventType.MESSAGE_ADDED, () -> stores().rehearsal().append(draft, null));
  }

  @Test
  default void aConversationIsToldAndNotKept() {
    var conversation = conversation(1, "lobby");
    var event =
        told(
            EventType.CONVERSATION_ADDED,
            () -> rehearsal().insert(conversation, once("key", NOON)));
    assertThat(event.data()).contains("\"unique_name\":\"lobby\"");
    assertThat(event.stream().sid()).isEqualTo(sid(1).value());
    assertThat(isThere(1)).isFalse();
    assertThat(stored().events(1)).isEmpty();
    StoredConversations.in(stores()).insert(conversation, once("key", NOON));
    assertThat(isThere(1)).isTrue();
  }

  @Test
  default void whatIsTakenIsRefused() {
    StoredConversations.in(stores()).insert(conversation(1, "lobby"), once("key", NOON));
    assertThat(refusal(() -> rehearsal().insert(conversation(2, "lobby"), null)))
        .isEqualTo(ErrorCode.UNIQUE_NAME_TAKEN);
    assertThat(refusal(() -> rehearsal().insert(conversation(2, "foyer"), once("key", NOON))))
        .isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  default void aMessageIsToldWithItsFileWhichStaysFree() {
    var media = new StoredMedia(stores());
    media.add(1);
    stored().begin(conversation(1));
    var event = rehearsed(draft(1, 7, "Zoë ✓", full(), mediaSid(1), NOON));
    assertThat(event.data()).contains("\"author\":\"Zoë ✓\"", mediaSid(1).value());
    assertThat(event.sequence()).isZero();
    assertThat(stored().all(1)).isEmpty();
    assertThat(media.place(1)).isNull();
    var kept = stores().store().append(draft(1, 7, "a", full(), mediaSid(1), NOON), null);
    assertThat(kept.orElseThrow().index()).isZero();
    assertThat(stored().events(1)).extracting(LoggedEvent::sequence).containsExactly(0L);
  }

  @Test
  default void aMessageIsRefusedAsItWouldBe() {
    stored().begin(withState(conversation(1), ConversationState.CLOSED));
    assertThat(refusal(() -> stores().rehearsal().append(draft(1), null)))
        .isEqualTo(ErrorCode.CONVERSATION_CLOSED);
    assertThat(stores().rehearsal().append(draft(8, 8, "system", NOON), null)).isEmpty();
  }

  @Test
  default void aChangeThatTellsNothingIsNotKeptEither() {
    stored().begin(conversation(1));
    var rehearsed = catchThrowableOfType(Rehearsed.class, () -> rehearsal().delete(SCOPE, ref(1)));
    assertThat(rehearsed.first(EventType.CONVERSATION_REMOVED)).isEmpty();
    assertThat(isThere(1)).isTrue();
  }

  /// Rehearsals share transactions with changes that are kept.
  @Test
  default void othersKeepWhatTheyDoMeanwhile() throws Exception {
    stored().begin(conversation(1));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var changes =
          IntStream.range(0, AT_ONCE)
              .mapToObj(number ->
                  threads.submit(() -> {
                    var draft = draft(1, number, "system", NOON);
                    if (number % 2 == 0) {
                      assertThat(stores().store().append(draft, null)).isPresent();
                    } else {
                      assertThat(rehearsed(draft).origin()).isEqualTo(Origin.api(true));
                    }
                    return number;
                  }))
              .toList();
      for (var change : changes) {
        assertThat(change.get()).isNotNegative();
      }
    }
    Conversation after = stored().conversation(1);
    assertThat(stored().all(1)).hasSize(AT_ONCE / 2);
    assertThat(after.counters().nextMessage()).isEqualTo(AT_ONCE / 2);
    assertThat(stored().events(1))
        .extracting(LoggedEvent::sequence)
        .containsExactlyElementsOf(
            IntStream.range(0, AT_ONCE / 2).mapToObj(Long::valueOf).toList());
  }
}
