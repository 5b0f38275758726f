package dev.confab.store;

import static dev.confab.store.EventSamples.change;
import static dev.confab.store.MessageSamples.addChatter;
import static dev.confab.store.MessageSamples.addReached;
import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.MessageSamples.full;
import static dev.confab.store.MessageSamples.mediaSid;
import static dev.confab.store.MessageSamples.messageSid;
import static dev.confab.store.MessageSamples.participantSid;
import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.once;
import static dev.confab.store.StoreSamples.sid;
import static dev.confab.store.StoreSamples.withState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.confab.domain.AnswerTable;
import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationState;
import dev.confab.domain.Delivery;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.EventType;
import dev.confab.domain.Failure;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Media;
import dev.confab.domain.Message;
import dev.confab.domain.MessageDraft;
import dev.confab.domain.MessageTable.Order;
import dev.confab.domain.Once;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Receipt;
import dev.confab.domain.Scope;
import dev.confab.domain.Timers;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.store.AppendMessages.Append;
import dev.confab.store.engine.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What adding messages promises, one at a time and many at once.
interface AppendContract extends StoresContract {
  private StoredMessages stored() {
    return new StoredMessages(stores());
  }

  private void begin(Conversation conversation) {
    stored().begin(conversation);
  }

  private Message append(MessageDraft draft) {
    return stores().store().append(draft, null).orElseThrow();
  }

  private ErrorCode refusal(MessageDraft draft) {
    return catchThrowableOfType(Failure.class, () -> append(draft)).code();
  }

  /// One batch, in a transaction of its own.
  private List<Outcome<Optional<Message>>> batch(List<Append> appends) {
    var work = new StoredMedia(stores()).appends();
    return stores().database().write(session -> work.runAll(session, appends));
  }

  private static Append plain(MessageDraft draft) {
    return new Append(draft, null);
  }

  private static Message done(Outcome<Optional<Message>> outcome) {
    return outcome.get().orElseThrow();
  }

  private static @Nullable ErrorCode failure(Outcome<Optional<Message>> outcome) {
    return outcome instanceof Outcome.Failed<?>(Failure failure) ? failure.code() : null;
  }

  @Test
  default void messageComesBackAsItWas() {
    begin(conversation(1));
    begin(conversation(2));
    var message = append(draft(1, 7, "Zoë ✓", full(), null, NOON));
    assertThat(message.index()).isZero();
    assertThat(message.content()).isEqualTo(full());
    assertThat(stored().find(1, messageSid(7))).contains(message);
    assertThat(stored().find(2, messageSid(7))).isEmpty();
    assertThat(stored().find(1, messageSid(8))).isEmpty();
  }

  @Test
  default void nothingIsAddedToWhatIsNotThere() {
    begin(conversation(1));
    var foreign = new ServiceSid("IS%032x".formatted(2));
    var draft = draft(1);
    var elsewhere =
        new MessageDraft(
            draft.sid(),
            new Scope(ACCOUNT, foreign),
            draft.conversation(),
            draft.author(),
            draft.content(),
            null,
            draft.dates(),
            draft.origin(),
            draft.now(),
            draft.sids());
    assertThat(stores().store().append(elsewhere, null)).isEmpty();
    assertThat(stores().store().append(draft(2, 1, "system", NOON), null)).isEmpty();
    assertThat(stored().all(1)).isEmpty();
  }

  @Test
  default void messageCountsAndIsToldAsAnEvent() {
    begin(conversation(1));
    append(draft(1));
    append(draft(2));
    var counters = stored().conversation(1).counters();
    assertThat(counters.nextMessage()).isEqualTo(2);
    assertThat(stored().events(1)).extracting(LoggedEvent::sequence).containsExactly(0L, 1L);
    assertThat(stored().events(1))
        .extracting(LoggedEvent::type)
        .containsOnly(EventType.MESSAGE_ADDED.text());
  }

  @Test
  default void closedAndInitializingRefuse() {
    begin(withState(conversation(1), ConversationState.CLOSED));
    begin(withState(conversation(2), ConversationState.INITIALIZING));
    assertThat(refusal(draft(1))).isEqualTo(ErrorCode.CONVERSATION_CLOSED);
    assertThat(refusal(draft(2, 1, "system", NOON))).isEqualTo(ErrorCode.CONVERSATION_INITIALIZING);
    assertThat(stored().all(1)).isEmpty();
  }

  /// That a participant is gone, which no event tells of here, shows when he is looked for again.
  private void removeSilently(int participant) {
    stores()
        .database()
        .write(session ->
            session.update(
                "DELETE FROM participant WHERE sid = ?", participantSid(participant).value()));
  }

  @Test
  default void whatIsKnownOfAConversationIsNotReadAgain() {
    begin(conversation(1));
    addChatter(stores(), 1, 1, "ann");
    append(draft(1, 1, "ann", NOON));
    removeSilently(1);
    assertThat(append(draft(1, 2, "ann", NOON)).participant()).isEqualTo(participantSid(1));
  }

  @Test
  default void whatAnEventTellsOfIsReadAgain() {
    begin(conversation(1));
    addChatter(stores(), 1, 1, "ann");
    append(draft(1, 1, "ann", NOON));
    removeSilently(1);
    change(stores(), 1, ConversationState.INACTIVE);
    var message = append(draft(1, 2, "ann", NOON));
    assertThat(message.participant()).isNull();
    assertThat(message.index()).isEqualTo(1);
    assertThat(stored().conversation(1).state()).isEqualTo(ConversationState.ACTIVE);
  }

  @Test
  default void authorIsFoundByIdentityThenByAddress() {
    begin(conversation(1));
    begin(conversation(2));
    addChatter(stores(), 1, 1, "ann");
    addChatter(stores(), 2, 2, "bob");
    addReached(stores(), 1, 3, "+4917000001", "+4915550001");
    assertThat(append(draft(1, 1, "ann", NOON)).participant()).isEqualTo(participantSid(1));
    assertThat(append(draft(1, 2, "+4917000001", NOON)).participant()).isEqualTo(participantSid(3));
    assertThat(append(draft(1, 3, "bob", NOON)).participant()).isNull();
    assertThat(append(draft(1, 4, "ANN", NOON)).participant()).isNull();
  }

  @Test
  default void everyoneReachedByAChannelGetsAReceiptButNotTheAuthor() {
    begin(conversation(1));
    addChatter(stores(), 1, 1, "ann");
    addReached(stores(), 1, 2, "+4917000001", "+4915550001");
    addReached(stores(), 1, 3, "+4917000002", "+4915550001");
    var fromChat = append(draft(1, 1, "ann", NOON));
    var fromChannel = append(draft(1, 2, "+4917000001", NOON));
    assertThat(fromChat.delivery()).isEqualTo(Delivery.pending(2));
    assertThat(stored().receipts(fromChat))
        .extracting(Receipt::participant)
        .containsExactly(participantSid(2), participantSid(3));
    assertThat(fromChannel.delivery()).isEqualTo(Delivery.pending(1));
    assertThat(stored().receipts(fromChannel))
        .extracting(Receipt::participant)
        .containsExactly(participantSid(3));
    assertThat(stored().find(1, messageSid(1))).contains(fromChat);
  }

  @Test
  default void onlyMembersWriteToAGroupText() {
    begin(conversation(1));
    addChatter(stores(), 1, 1, "ann");
    addReached(stores(), 1, 2, "+4917000001", null);
    assertThat(refusal(draft(1))).isEqualTo(ErrorCode.AUTHOR_NOT_IN_GROUP_MMS);
    assertThat(append(draft(1, 2, "ann", NOON)).index()).isZero();
    assertThat(append(draft(1, 3, "+4917000001", NOON)).delivery()).isNull();
  }

  @Test
  default void messageWakesAConversationAndRestartsItsTimers() {
    var inactiveAfter = Duration.ofMinutes(1);
    var closedAfter = Duration.ofMinutes(10);
    var asleep = withState(conversation(1, NOON), ConversationState.INACTIVE);
    begin(
        new Conversation(
            asleep.sid(),
            asleep.scope(),
            asleep.profile(),
            asleep.state(),
            new Timers(inactiveAfter, closedAfter, null, NOON.plus(closedAfter)),
            asleep.dates(),
            asleep.createdBy(),
            asleep.counters()));
    var later = NOON.plusSeconds(30);
    append(draft(1, 1, "system", later));
    var awake = stored().conversation(1);
    assertThat(awake.state()).isEqualTo(ConversationState.ACTIVE);
    assertThat(awake.dates().activity()).isEqualTo(later);
    assertThat(awake.dates().updated()).isEqualTo(later);
    assertThat(awake.timers())
        .isEqualTo(
            new Timers(
                inactiveAfter, closedAfter, later.plus(inactiveAfter), later.plus(closedAfter)));
    var events = stored().events(1);
    assertThat(events.get(0).type()).isEqualTo(EventType.CONVERSATION_STATE_UPDATED.text());
    assertThat(events.get(0).data())
        .contains("\"state_from\":\"inactive\",\"state_to\":\"active\",\"reason\":\"EVENT\"");
    assertThat(events.get(1).type()).isEqualTo(EventType.MESSAGE_ADDED.text());
  }

  @Test
  default void aSlowerCallerDoesNotTurnActivityBack() {
    begin(conversation(1, NOON));
    append(draft(1, 1, "system", NOON.plusSeconds(2)));
    append(draft(1, 2, "system", NOON.plusSeconds(1)));
    assertThat(stored().conversation(1).dates().activity()).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  default void badDraftsOfABatchFailAloneAndTakeNoIndex() {
    begin(conversation(1));
    begin(withState(conversation(2), ConversationState.CLOSED));
    var media = new StoredMedia(stores());
    media.add(1);
    Once<Message> first = once("key", NOON);
    Once<Message> again = once("key", NOON);
    var outcomes =
        batch(
            List.of(
                plain(draft(1)),
                plain(draft(2, 2, "system", NOON)),
                plain(draft(3, 3, "system", NOON)),
                plain(draft(1, 4, "system", full(), mediaSid(1), NOON)),
                plain(draft(1, 5, "system", full(), mediaSid(1), NOON)),
                new Append(draft(1, 6, "system", NOON), first),
                new Append(draft(1, 7, "system", full(), mediaSid(2), NOON), again),
                plain(draft(8))));
    assertThat(done(outcomes.get(0)).index()).isZero();
    assertThat(failure(outcomes.get(1))).isEqualTo(ErrorCode.CONVERSATION_CLOSED);
    assertThat(outcomes.get(2).get()).isEmpty();
    assertThat(done(outcomes.get(3)).content().media()).containsExactly(StoredMedia.file(1));
    assertThat(failure(outcomes.get(4))).isEqualTo(ErrorCode.MEDIA_ALREADY_ATTACHED);
    assertThat(done(outcomes.get(5)).index()).isEqualTo(2);
    assertThat(failure(outcomes.get(6))).isEqualTo(ErrorCode.CONFLICT);
    assertThat(done(outcomes.get(7)).index()).isEqualTo(3);
    assertThat(media.place(1)).isEqualTo(new Media.Place(sid(1), done(outcomes.get(3)).sid()));
    assertThat(stored().all(1))
        .containsExactly(
            done(outcomes.get(0)),
            done(outcomes.get(3)),
            done(outcomes.get(5)),
            done(outcomes.get(7)));
    assertThat(stored().conversation(1).counters().nextMessage()).isEqualTo(4);
    assertThat(stored().events(2)).isEmpty();
  }

  @Test
  default void aKeyWhoseDraftFailedIsStillFree() {
    begin(conversation(1));
    begin(withState(conversation(2), ConversationState.CLOSED));
    Once<Message> once = once("key", NOON);
    var outcomes =
        batch(
            List.of(
                new Append(draft(2, 1, "system", NOON), once),
                new Append(draft(1, 2, "system", NOON), once)));
    assertThat(failure(outcomes.get(0))).isEqualTo(ErrorCode.CONVERSATION_CLOSED);
    assertThat(done(outcomes.get(1)).index()).isZero();
  }

  @Test
  default void answerIsSavedWithItsMessage() {
    begin(conversation(1));
    var message = stores().store().append(draft(1), once("key", NOON)).orElseThrow();
    assertThat(stores().answers().find(ACCOUNT, "key", NOON).orElseThrow().body())
        .isEqualTo(message.toString());
    var repeat =
        catchThrowableOfType(
            Failure.class, () -> stores().store().append(draft(2), once("key", NOON)));
    assertThat(repeat.details()).containsKey(AnswerTable.REPEATED);
    assertThat(stored().all(1)).containsExactly(message);
    var expired = NOON.plus(Duration.ofMinutes(61));
    assertThat(stores().store().append(draft(3), once("key", expired))).isPresent();
  }

  @Test
  default void oneOfTwentyWithTheSameKeyWins() {
    IntStream.range(0, 20).forEach(number -> begin(conversation(number)));
    var failures =
        Race.run(
            20,
            number ->
                stores().store().append(draft(number, number, "system", NOON), once("key", NOON)));
    assertThat(failures)
        .hasSize(19)
        .allMatch(failure -> failure.details().containsKey(AnswerTable.REPEATED));
    var messages = IntStream.range(0, 20).mapToLong(number -> stored().all(number).size()).sum();
    assertThat(messages).isEqualTo(1);
  }

  @Test
  default void fiftyWritersGetEveryIndexOnce() {
    begin(conversation(1));
    addChatter(stores(), 1, 1, "ann");
    var failures =
        Race.run(
            50,
            writer -> {
              for (int i = 0; i < 10; i++) {
                var author = i % 2 == 0 ? "ann" : "system";
                append(draft(1, writer * 10 + i, author, NOON.plusNanos(i * 1_000L)));
              }
            });
    assertThat(failures).isEmpty();
    var ascending = stored().all(1);
    assertThat(ascending)
        .extracting(Message::index)
        .containsExactlyElementsOf(LongStream.range(0, 500).boxed().toList());
    assertThat(ascending).extracting(Message::sid).doesNotHaveDuplicates();
    var descending = stored().list(1, Order.DESCENDING, new PageRequest(500, null)).items();
    assertThat(descending.reversed()).isEqualTo(ascending);
    assertThat(stored().events(1))
        .extracting(LoggedEvent::sequence)
        .containsExactlyElementsOf(LongStream.range(0, 500).boxed().toList());
  }

  @Test
  default void messagesOfOthersDoNotWaitForEachOther() {
    IntStream.range(0, 30).forEach(number -> begin(conversation(number)));
    var failures =
        Race.run(
            60, number -> append(draft(number % 30, number, "system", NOON.plusSeconds(number))));
    assertThat(failures).isEmpty();
    IntStream.range(0, 30)
        .forEach(number ->
            assertThat(stored().all(number)).extracting(Message::index).containsExactly(0L, 1L));
  }
}
