package dev.confab.store;

import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.conversation;

import dev.confab.domain.Conversation;
import dev.confab.domain.DueTimers;
import dev.confab.domain.EventType;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Timers;
import dev.confab.support.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The conversations of a store, with timers on a clock that begins at noon.
record StoredTimers(Stores stores, MutableClock clock) {
  private static final int MANY = 1_000;

  StoredTimers(Stores stores) {
    this(stores, new MutableClock(NOON));
  }

  /// Adds an active conversation whose timers start now.
  void begin(int number, @Nullable Duration inactiveAfter, @Nullable Duration closedAfter) {
    var now = clock.instant();
    var plain = conversation(number, now);
    var timers =
        new Timers(inactiveAfter, closedAfter, due(inactiveAfter, now), due(closedAfter, now));
    stored()
        .begin(
            new Conversation(
                plain.sid(),
                plain.scope(),
                plain.profile(),
                plain.state(),
                timers,
                plain.dates(),
                plain.createdBy(),
                plain.counters()));
  }

  void say(int conversation, int message) {
    say(conversation, message, clock.instant());
  }

  void say(int conversation, int message, Instant now) {
    stores.store().append(draft(conversation, message, "system", now), null);
  }

  /// @return how many conversations were looked at
  int fire() {
    return fire(MANY);
  }

  int fire(int max) {
    return due().fire(max).looked();
  }

  DueTimers due() {
    return new DueTimers(stores.store(), clock);
  }

  /// Fires all that is due.
  void fireAll(int max) {
    fireAll(max, due());
  }

  /// As [#fireAll(int)], with so many found at a time.
  void fireAll(int max, int foundMax) {
    fireAll(max, new DueTimers(stores.store(), clock, foundMax));
  }

  private void fireAll(int max, DueTimers due) {
    while (isDue()) {
      due.fire(max);
    }
  }

  /// Whether there is a conversation to be looked at.
  boolean isDue() {
    return !stores
        .store()
        .read(tables -> tables.conversations().looks(Instant.EPOCH, clock.instant(), 1))
        .isEmpty();
  }

  Conversation find(int number) {
    return stored().conversation(number);
  }

  List<LoggedEvent> events(int conversation) {
    return stored().events(conversation);
  }

  /// What timers have changed, in the order of the log: the number of a conversation and the state
  /// that it has got, such as `1 inactive`.
  List<String> fired() {
    return stores
        .database()
        .read(session ->
            session.list(
                """
                SELECT stream_sid, data FROM event
                WHERE source = 'TIMER' AND type = ? ORDER BY position\
                """,
                row -> fired(row.getString(1), row.getString(2)),
                EventType.CONVERSATION_STATE_UPDATED.text()));
  }

  /// The numbers from 1.
  static int[] upTo(int count) {
    return IntStream.rangeClosed(1, count).toArray();
  }

  private StoredMessages stored() {
    return new StoredMessages(stores);
  }

  private static String fired(String sid, String data) {
    var state = data.replaceFirst(".*\"state_to\":\"([a-z]*)\".*", "$1");
    return Integer.parseInt(sid.substring(2), 16) + " " + state;
  }

  private static @Nullable Instant due(@Nullable Duration length, Instant start) {
    return length == null ? null : start.plus(length);
  }
}
