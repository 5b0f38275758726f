package dev.confab.store;

import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.ref;
import static dev.confab.store.StoreSamples.sid;
import static dev.confab.store.StoreSamples.withCounters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.confab.domain.Conversation.Counters;
import dev.confab.domain.ConversationChange;
import dev.confab.domain.ConversationChange.ProfilePatch;
import dev.confab.domain.ConversationRef;
import dev.confab.domain.ConversationState;
import dev.confab.domain.Conversations;
import dev.confab.domain.DueTimers;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.EventType;
import dev.confab.domain.Failure;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Origin;
import dev.confab.domain.Participant;
import dev.confab.domain.Patch;
import dev.confab.domain.Timers;
import dev.confab.support.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The specification of timers that fire. No store may override, disable or skip a test of it.
interface TimerContract {
  Duration MINUTE = Duration.ofMinutes(1);
  Duration TEN_MINUTES = Duration.ofMinutes(10);
  Duration MICROSECOND = Duration.ofNanos(1_000);

  /// What is told of a message before a timer, and of one behind it.
  List<String> KEPT = List.of("onMessageAdded");

  List<String> WOKEN = List.of("active inactive TIMER", "inactive active EVENT", "onMessageAdded");

  /// Over an empty database.
  Stores stores();

  /// The same database after a restart of the server.
  Stores reopened();

  /// The same database as another server has it, where there can be one.
  Stores ofAnotherServer();

  private StoredTimers timers() {
    return new StoredTimers(stores());
  }

  private static ConversationState state(StoredTimers timers, int conversation) {
    return timers.find(conversation).state();
  }

  private static void update(
      StoredTimers timers,
      int conversation,
      Patch<ConversationState> state,
      @Nullable Duration inactiveAfter,
      @Nullable Duration closedAfter) {
    Patch<String> kept = Patch.keep();
    var change =
        new ConversationChange(
            new ProfilePatch(kept, kept, kept, Patch.keep(), kept, kept),
            state,
            Patch.set(inactiveAfter),
            Patch.set(closedAfter),
            Patch.keep(),
            Patch.keep());
    conversations(timers).update(SCOPE, ref(conversation), change, Origin.api(false), null);
  }

  private static Conversations conversations(StoredTimers timers) {
    return new Conversations(timers.stores().store(), MessageSamples.SIDS, timers.clock());
  }

  @Test
  default void aTimerFiresWhenItIsDueNotBeforeAndOnce() {
    var timers = timers();
    timers.begin(1, MINUTE, null);
    timers.clock().advance(MINUTE.minus(MICROSECOND));
    assertThat(timers.fire()).isZero();
    assertThat(state(timers, 1)).isEqualTo(ConversationState.ACTIVE);
    timers.clock().advance(MICROSECOND);
    assertThat(timers.fire()).isEqualTo(1);
    var inactive = timers.find(1);
    assertThat(inactive.state()).isEqualTo(ConversationState.INACTIVE);
    assertThat(inactive.timers()).isEqualTo(new Timers(MINUTE, null, null, null));
    assertThat(inactive.dates().updated()).isEqualTo(NOON.plus(MINUTE));
    assertThat(inactive.dates().activity()).isEqualTo(NOON);
    timers.clock().advance(TEN_MINUTES);
    assertThat(timers.fire()).isZero();
    assertThat(timers.fired()).containsExactly("1 inactive");
  }

  @Test
  default void webhooksAreToldOfATimer() {
    var timers = timers();
    timers.begin(1, MINUTE, TEN_MINUTES);
    timers.clock().advance(TEN_MINUTES);
    timers.fire();
    var events = timers.events(1);
    assertThat(events)
        .extracting(LoggedEvent::type)
        .containsExactly(
            EventType.CONVERSATION_STATE_UPDATED.text(),
            EventType.CONVERSATION_UPDATED.text(),
            EventType.CONVERSATION_STATE_UPDATED.text());
    assertThat(events).extracting(LoggedEvent::sequence).containsExactly(0L, 1L, 2L);
    assertThat(events)
        .extracting(LoggedEvent::origin)
        .containsOnly(new Origin(Origin.Source.TIMER, true, null));
    assertThat(events).extracting(LoggedEvent::date).containsOnly(NOON.plus(TEN_MINUTES));
    assertThat(events.get(0).data())
        .contains("\"state_from\":\"active\",\"state_to\":\"inactive\",\"reason\":\"TIMER\"");
    assertThat(events.get(1).data()).contains("\"state\":\"closed\"");
    assertThat(events.get(2).data())
        .contains("\"state_from\":\"inactive\",\"state_to\":\"closed\",\"reason\":\"TIMER\"");
  }

  @Test
  default void withOneTimerAConversationIsClosedAtOnce() {
    var timers = timers();
    timers.begin(1, null, TEN_MINUTES);
    timers.begin(2, TEN_MINUTES, TEN_MINUTES);
    timers.clock().advance(TEN_MINUTES);
    timers.fire();
    assertThat(timers.fired()).containsExactly("1 closed", "2 closed");
    assertThat(timers.find(1).timers()).isEqualTo(Timers.NONE);
    assertThatThrownBy(() -> timers.say(1, 1))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONVERSATION_CLOSED));
  }

  @Test
  default void closingGivesBackAddressPairs() {
    var timers = timers();
    IntStream.of(1, 2, 3).forEach(number -> timers.begin(number, null, TEN_MINUTES));
    IntStream.of(1, 2)
        .forEach(number -> join(ChatSamples.phone(number, number, "+4917000000" + number, "+49")));
    timers.clock().advance(TEN_MINUTES);
    timers.fire();
    IntStream.of(1, 2)
        .forEach(number -> join(ChatSamples.phone(number + 2, 3, "+4917000000" + number, "+49")));
  }

  private void join(Participant participant) {
    var taken =
        stores()
            .store()
            .write(tables -> {
              assertThat(tables.participants().insert(participant)).isTrue();
              var before =
                  tables
                      .conversations()
                      .lock(SCOPE, new ConversationRef.BySid(participant.conversation()))
                      .orElseThrow();
              var after = withCounters(before, new Counters(0, 0, 1));
              tables.conversations().replace(before, after);
              return tables.participants().takePairs(List.of(participant));
            });
    assertThat(taken).isEmpty();
  }

  /// However many are fired at a time, and found at a time.
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "1, 100", "2, 1", "2, 3", "3, 2", "4, 4", "100, 2", "100, 100"})
  default void whatFellDueMeanwhileFiresInOrderAfterARestart(int max, int foundMax) {
    var before = timers();
    before.begin(1, MINUTE, TEN_MINUTES);
    before.begin(2, MINUTE.multipliedBy(5), null);
    before.begin(3, null, MINUTE.multipliedBy(20));
    before.begin(4, MINUTE.multipliedBy(2), MINUTE.multipliedBy(12));
    before.begin(5, MINUTE.multipliedBy(3), Duration.ofDays(1));
    before.clock().advance(Duration.ofSeconds(30));
    before.say(5, 1);
    before.clock().advance(Duration.ofSeconds(210));
    before.say(2, 2);
    var after = new StoredTimers(reopened(), before.clock());
    after.clock().advance(Duration.ofHours(1));
    after.fireAll(max, foundMax);
    assertThat(after.fired())
        .containsExactly(
            "1 inactive",
            "4 inactive",
            "5 inactive",
            "2 inactive",
            "1 closed",
            "4 closed",
            "3 closed");
    assertThat(after.fire()).isZero();
    after.clock().advance(Duration.ofDays(1));
    after.fireAll(max, foundMax);
    assertThat(after.fired()).hasSize(8).endsWith("5 closed");
  }

  /// Of one second, with the sids against the dates, and more than are found at once.
  @Test
  default void whatIsFoundInSeveralLooksFiresOnce() {
    var timers = timers();
    for (int number = 1; number <= 4; number++) {
      timers.begin(number, MINUTE.plusMillis(10 - number), null);
    }
    timers.begin(5, MINUTE.plusMillis(7), null);
    timers.begin(6, MINUTE.plusSeconds(1), null);
    timers.clock().advance(TEN_MINUTES);
    timers.fireAll(1, 2);
    assertThat(timers.fired())
        .containsExactlyInAnyOrder(
            "1 inactive", "2 inactive", "3 inactive", "4 inactive", "5 inactive", "6 inactive")
        .endsWith("6 inactive");
  }

  @Test
  default void aMessageRestartsTimersAndAnEarlyLookFiresNothing() {
    var timers = timers();
    timers.begin(1, MINUTE, TEN_MINUTES);
    timers.clock().advance(Duration.ofSeconds(50));
    timers.say(1, 1);
    timers.clock().advance(Duration.ofSeconds(10));
    assertThat(timers.fire()).as("looked at").isEqualTo(1);
    assertThat(timers.fire()).as("and put off").isZero();
    timers.clock().advance(Duration.ofSeconds(50).minus(MICROSECOND));
    assertThat(timers.fire()).isZero();
    timers.clock().advance(MICROSECOND);
    timers.fire();
    assertThat(timers.fired()).containsExactly("1 inactive");
    assertThat(timers.find(1).timers().dateClosed())
        .isEqualTo(NOON.plusSeconds(50).plus(TEN_MINUTES));
  }

  @Test
  default void aMessageBeforeTheTimerKeepsAConversationActiveAndOneBehindWakesIt() {
    var timers = timers();
    timers.begin(1, MINUTE, null);
    timers.begin(2, MINUTE, null);
    timers.clock().advance(MINUTE.minus(MICROSECOND));
    timers.say(1, 1);
    timers.clock().advance(MICROSECOND);
    timers.fire();
    timers.say(2, 2);
    assertThat(told(timers.events(1))).isEqualTo(KEPT);
    assertThat(told(timers.events(2))).isEqualTo(WOKEN);
    timers.clock().advance(MINUTE);
    timers.fire();
    assertThat(timers.fired()).containsExactly("2 inactive", "1 inactive", "2 inactive");
  }

  /// However much is to be fired before.
  @Test
  default void aTimerThatIsDueCountsBeforeItIsFired() {
    var timers = timers();
    timers.begin(1, MINUTE, null);
    timers.begin(2, MINUTE, null);
    timers.begin(3, MINUTE, null);
    timers.clock().advance(TEN_MINUTES);
    timers.say(1, 1);
    update(timers, 2, Patch.set(ConversationState.ACTIVE), MINUTE, null);
    conversations(timers).delete(SCOPE, ref(3), Origin.api(false));
    assertThat(told(timers.events(1))).isEqualTo(WOKEN);
    assertThat(told(timers.events(2)))
        .containsExactly("active inactive TIMER", "onConversationUpdated", "inactive active API");
    assertThat(told(timers.events(3)))
        .containsExactly("active inactive TIMER", "onConversationRemoved");
    for (int number : new int[] {1, 2}) {
      var awake = timers.find(number);
      assertThat(awake.state()).isEqualTo(ConversationState.ACTIVE);
      assertThat(awake.dates().updated()).isEqualTo(NOON.plus(TEN_MINUTES));
      assertThat(awake.timers().dateInactive()).isEqualTo(NOON.plus(TEN_MINUTES).plus(MINUTE));
    }
    assertThat(timers.fire()).isZero();
  }

  @Test
  default void whatShouldHaveBeenClosedRefusesChangesAndIsClosedOnce() {
    var timers = timers();
    timers.begin(1, MINUTE, TEN_MINUTES);
    timers.clock().advance(TEN_MINUTES);
    for (Runnable change :
        List.<Runnable>of(
            () -> timers.say(1, 1),
            () -> update(timers, 1, Patch.set(ConversationState.ACTIVE), null, null))) {
      assertThatThrownBy(change::run)
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONVERSATION_CLOSED));
    }
    assertThat(timers.events(1)).isEmpty();
    timers.fire();
    assertThat(timers.fired()).containsExactly("1 inactive", "1 closed");
  }

  @Test
  default void whatCannotBeProcessedKeepsNoOtherWaiting() {
    var timers = timers();
    IntStream.rangeClosed(1, 5).forEach(number -> timers.begin(number, MINUTE, TEN_MINUTES));
    timers.clock().advance(MINUTE);
    timers.fire();
    set(2, "state = 'broken'");
    set(4, "next_event = 0");
    timers.clock().advance(TEN_MINUTES);
    var part = timers.due().fire(100);
    assertThat(part.looked()).isEqualTo(5);
    assertThat(part.failed()).containsOnlyKeys(sid(2), sid(4));
    assertThat(timers.fired()).hasSize(8).endsWith("1 closed", "3 closed", "5 closed");
    assertThat(timers.fire()).isZero();
    set(2, "state = 'inactive'");
    set(4, "next_event = 1");
    timers.clock().advance(DueTimers.PUT_OFF);
    assertThat(timers.due().fire(100).failed()).isEmpty();
    assertThat(timers.fired()).hasSize(10).endsWith("2 closed", "4 closed");
  }

  private void set(int conversation, String change) {
    var update = "UPDATE conversation SET " + change + " WHERE sid = ?";
    stores().database().write(session -> session.update(update, sid(conversation).value()));
  }

  /// As another server does whose clock is wrong, or a transaction that takes long.
  @Test
  default void aTimerThatIsSetInThePastFiresInAMinute() {
    var timers = timers();
    var due = timers.due();
    assertThat(due.fire(100).looked()).isZero();
    new StoredTimers(stores(), new MutableClock(NOON.minus(TEN_MINUTES))).begin(1, MINUTE, null);
    timers.clock().advance(MINUTE.minus(MICROSECOND));
    assertThat(due.fire(100).looked()).isZero();
    timers.clock().advance(MICROSECOND);
    assertThat(due.fire(100).looked()).isEqualTo(1);
  }

  @Test
  default void aClockThatIsSetBackHoldsUpNoTimer() {
    var timers = timers();
    var due = timers.due();
    due.fire(100);
    timers.clock().advance(Duration.ofDays(-1));
    timers.begin(1, MINUTE, null);
    timers.clock().advance(MINUTE);
    assertThat(due.fire(100).looked()).isEqualTo(1);
  }

  /// What has been found to be due is not, any more.
  @Test
  default void aClockThatIsSetBackMeanwhileFiresNothingTooEarly() {
    var timers = timers();
    timers.begin(1, MINUTE, null);
    timers.begin(2, MINUTE, TEN_MINUTES);
    timers.clock().advance(TEN_MINUTES);
    var due = timers.due();
    due.fire(1);
    timers.clock().advance(MINUTE.negated());
    due.fire(1);
    assertThat(timers.fired()).containsExactly("1 inactive", "2 inactive");
  }

  @Test
  default void theDatabaseHasAClockToCompareWith() {
    assertThat(stores().clock().instant()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
  }

  @Test
  default void aConversationThatIsAwakeAgainBecomesInactiveBeforeItIsClosed() {
    var timers = timers();
    timers.begin(1, MINUTE, Duration.ofDays(1));
    timers.clock().advance(MINUTE);
    timers.fire();
    timers.clock().advance(Duration.ofHours(1));
    timers.say(1, 1);
    timers.clock().advance(MINUTE);
    timers.fire();
    assertThat(timers.fired()).containsExactly("1 inactive", "1 inactive");
    timers.clock().advance(Duration.ofDays(1));
    timers.fire();
    assertThat(timers.fired()).endsWith("1 closed");
  }

  @Test
  default void timersCanBeSetShortenedAndCleared() {
    var timers = timers();
    Patch<ConversationState> kept = Patch.keep();
    IntStream.of(1, 2).forEach(number -> timers.begin(number, null, Duration.ofDays(1)));
    IntStream.of(3, 4).forEach(number -> timers.begin(number, MINUTE, null));
    timers.begin(5, null, null);
    update(timers, 1, kept, null, TEN_MINUTES);
    update(timers, 3, kept, null, null);
    update(timers, 4, Patch.set(ConversationState.INACTIVE), MINUTE, null);
    update(timers, 5, kept, TEN_MINUTES, null);
    timers.clock().advance(TEN_MINUTES);
    timers.fire();
    assertThat(timers.fired()).containsExactly("1 closed", "5 inactive");
    timers.clock().advance(Duration.ofDays(1));
    timers.fire();
    assertThat(timers.fired()).containsExactly("1 closed", "5 inactive", "2 closed");
  }

  @Test
  default void nothingFiresInWhatWasDeleted() {
    var timers = timers();
    timers.begin(1, MINUTE, null);
    timers.begin(2, MINUTE, null);
    conversations(timers).delete(SCOPE, ref(1), Origin.api(false));
    stores().store().write(tables -> tables.services().delete(ACCOUNT, SCOPE.service(), NOON));
    timers.clock().advance(TEN_MINUTES);
    assertThat(timers.fire()).as("the conversation whose service is deleted").isEqualTo(1);
    assertThat(timers.fire()).isZero();
    assertThat(timers.fired()).isEmpty();
  }

  @Test
  default void twoServersFireEachTimerOnceAndInOrder() {
    var timers = timers();
    int[] numbers = StoredTimers.upTo(200);
    for (int number : numbers) {
      timers.begin(number, MINUTE, TEN_MINUTES);
      timers.clock().advance(Duration.ofMillis(1));
    }
    timers.clock().advance(Duration.ofHours(1));
    var other = new StoredTimers(ofAnotherServer(), timers.clock());
    var failures = Race.run(4, runner -> (runner % 2 == 0 ? timers : other).fireAll(7));
    assertThat(failures).isEmpty();
    List<String> all = new ArrayList<>();
    for (var state : List.of(" inactive", " closed")) {
      IntStream.of(numbers).mapToObj(number -> number + state).forEach(all::add);
    }
    assertThat(timers.fired()).isEqualTo(all);
  }

  @Test
  default void messagesAtTheSameMomentWakeAndThoseBeforeMayKeepActive() {
    var timers = timers();
    int[] numbers = StoredTimers.upTo(120);
    IntStream.of(numbers).forEach(number -> timers.begin(number, MINUTE, null));
    timers.clock().advance(MINUTE);
    race(timers, numbers);
    for (int number : numbers) {
      assertThat(told(timers.events(number)))
          .isIn(isBefore(number) ? List.of(KEPT, WOKEN) : List.of(WOKEN));
      assertThat(timers.find(number).timers().dateInactive())
          .isEqualTo(date(timers, number).plus(MINUTE));
    }
  }

  @Test
  default void messagesAtTheMomentOfTheEndAreRefusedAndThoseBeforeMayPutItOff() {
    var timers = timers();
    int[] numbers = StoredTimers.upTo(120);
    IntStream.of(numbers).forEach(number -> timers.begin(number, null, TEN_MINUTES));
    timers.clock().advance(TEN_MINUTES);
    var refused = race(timers, numbers);
    assertThat(refused)
        .allMatch(failure -> failure.code() == ErrorCode.CONVERSATION_CLOSED)
        .hasSize(timers.fired().size());
    var closed = List.of("onConversationUpdated", "active closed TIMER");
    for (int number : numbers) {
      assertThat(told(timers.events(number)))
          .isIn(isBefore(number) ? List.of(KEPT, closed) : List.of(closed));
    }
  }

  /// Fires what is due while each conversation gets a message, every second of them from just
  /// before.
  private static List<Failure> race(StoredTimers timers, int[] numbers) {
    return Race.run(
        1 + numbers.length,
        runner -> {
          if (runner == 0) {
            timers.fireAll(10);
          } else {
            int number = numbers[runner - 1];
            timers.say(number, runner, date(timers, number));
          }
        });
  }

  private static boolean isBefore(int number) {
    return number % 2 == 0;
  }

  private static Instant date(StoredTimers timers, int number) {
    var now = timers.clock().instant();
    return isBefore(number) ? now.minus(MICROSECOND) : now;
  }

  /// What events tell, in their gapless order.
  private static List<String> told(List<LoggedEvent> events) {
    assertThat(events)
        .extracting(LoggedEvent::sequence)
        .isEqualTo(IntStream.range(0, events.size()).mapToObj(Long::valueOf).toList());
    return events.stream()
        .map(event ->
            event.is(EventType.CONVERSATION_STATE_UPDATED)
                ? event
                    .data()
                    .replaceFirst(
                        ".*\"state_from\":\"(.*)\",\"state_to\":\"(.*)\",\"reason\":\"(.*)\".*",
                        "$1 $2 $3")
                : event.type())
        .toList();
  }
}
