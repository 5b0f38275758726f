package dev.confab.store;

import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.domain.EventLog;
import dev.confab.domain.Wakeups.Waiter;
import dev.confab.store.EventLogContract.Undone;
import dev.confab.store.engine.EventEnd;
import dev.confab.support.TestDatabases;
import dev.confab.support.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Here positions are taken in another order than that of the commits.
class PostgresEventLogTest implements EventLogContract {
  private final String url = TestDatabases.newPostgresUrl();
  private final Stores stores = TestDatabases.postgres(url);
  @AutoClose private final Stores other = TestDatabases.postgres(url);

  @Override
  public Stores stores() {
    return stores;
  }

  @Override
  public Stores others() {
    return other;
  }

  private void begin(int conversations) {
    new StoredServices(stores).insertAccount();
    for (int i = 1; i <= conversations; i++) {
      new StoredMessages(stores).begin(conversation(i));
    }
  }

  private void append(int conversation) {
    stores.store().append(draft(conversation, conversation, "system", NOON), null);
  }

  /// Where the events happened that can be read, by the numbers of the conversations.
  private static List<Integer> read(Stores from) {
    return from.log().read(EventLog.START, 100).stream()
        .map(entry -> Integer.parseInt(entry.event().stream().sid().substring(2), 16))
        .toList();
  }

  @Test
  void whatCommitsBehindARunningTransactionWaitsForItsEnd() {
    begin(2);
    try (var _ = new Telling(stores, 1)) {
      append(2);
      assertThat(read(stores)).isEmpty();
    }
    assertThat(read(stores)).containsExactly(1, 2);
  }

  /// Else nothing could be read while there is always somebody who writes.
  @Test
  void nobodyWaitsForTransactionsThatBeganLater() {
    begin(4);
    var first = new Telling(stores, 1);
    append(2);
    assertThat(read(stores)).isEmpty();
    try (var _ = new Telling(stores, 3)) {
      first.close();
      append(4);
      assertThat(read(stores)).containsExactly(1, 2);
    }
    assertThat(read(stores)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void whatIsUndoneLeavesAGapThatNobodyWaitsFor() {
    begin(2);
    assertThatThrownBy(() ->
            stores
                .store()
                .write(tables -> {
                  Telling.tell(tables, 1);
                  append(2);
                  assertThat(read(stores)).isEmpty();
                  throw new Undone();
                }))
        .isInstanceOf(Undone.class);
    assertThat(read(stores)).containsExactly(2);
  }

  @Test
  void transactionsThatTellNothingHoldNobodyUp() {
    begin(1);
    var found =
        stores
            .database()
            .write(session -> {
              session.update("UPDATE account SET friendly_name = 'busy'");
              append(1);
              return read(stores);
            });
    assertThat(found).containsExactly(1);
  }

  /// What metrics show.
  private static void awaitEnd(Stores stores, Predicate<EventEnd.Found> expected) {
    var _ = Waiting.until(stores::eventEnd, expected);
  }

  private static void assertWoken(Waiter waiter) {
    assertThat(waiter.await(Duration.ofSeconds(20))).isTrue();
  }

  /// Nobody here is told of what other servers commit, nor that somebody has given up.
  @Test
  void readersAreWokenForWhatNobodyTellsThem() {
    begin(2);
    try (var waiter = other.log().wakeups().waiter()) {
      append(1);
      assertWoken(waiter);
      assertThat(read(other)).containsExactly(1);
      var telling = new Telling(stores, 2);
      other.store().append(draft(1, 3, "system", NOON), null);
      assertThat(read(other)).containsExactly(1);
      awaitEnd(other, end -> end.given() - end.settled() >= 2 && end.held().isPositive());
      telling.undo();
      do {
        assertWoken(waiter);
      } while (read(other).size() == 1);
      assertThat(read(other)).containsExactly(1, 1);
      awaitEnd(other, end -> end.given() == end.settled() && end.held().isZero());
    }
  }

  @Test
  void otherServersWaitAsWell() {
    begin(2);
    try (var _ = new Telling(stores, 1)) {
      append(2);
      assertThat(read(other)).isEmpty();
    }
    assertThat(read(other)).containsExactly(1, 2);
  }
}
