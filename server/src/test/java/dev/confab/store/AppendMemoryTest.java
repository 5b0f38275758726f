package dev.confab.store;

import static dev.confab.store.EventSamples.change;
import static dev.confab.store.MessageSamples.addChatter;
import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.full;
import static dev.confab.store.StoreSamples.sid;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationProfile;
import dev.confab.domain.ConversationState;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Event;
import dev.confab.domain.Failure;
import dev.confab.store.AppendMemory.Known;
import dev.confab.store.AppendMemory.Numbered;
import dev.confab.store.engine.Session;
import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the only writer of a database remembers holds for as long as nobody has changed anything,
/// and no longer.
class AppendMemoryTest {
  private final Path folder;

  @AutoClose private final Stores stores;

  AppendMemoryTest(@TempDir Path folder) {
    this.folder = folder;
    this.stores = TestDatabases.sqlite(folder);
  }

  @BeforeEach
  void keepSomething() {
    EventSamples.begin(stores, 2);
    keep(new StoredMessages(stores).conversation(1), 1);
  }

  private void keep(Conversation conversation, int chatters) {
    keep(List.of(known(conversation, chatters)));
  }

  private void keep(List<Known> known) {
    inTransaction(session -> checked(session).keep(known, end(session)));
  }

  private static Known known(Conversation conversation, int chatters) {
    return new Known(
        new Numbered(conversation, 1),
        IntStream.range(0, chatters)
            .boxed()
            .collect(toMap(i -> "chatter " + i, MessageSamples::participantSid)));
  }

  /// How many of the first conversations are remembered.
  private int remembered(int count) {
    var sids = IntStream.rangeClosed(1, count).mapToObj(number -> sid(number).value()).toList();
    return stores.database().write(session -> checked(session).find(sids).size());
  }

  private AppendMemory checked(Session session) throws SQLException {
    var memory = AppendMemory.of(session, stores.database().dialect());
    memory.check(session);
    return memory;
  }

  private interface Use {
    void with(Session session) throws SQLException;
  }

  private void inTransaction(Use use) {
    stores
        .database()
        .write(session -> {
          use.with(session);
          return true;
        });
  }

  private static long end(Session session) throws SQLException {
    return session.find("SELECT max(position) FROM event", row -> row.getLong(1)).orElseThrow();
  }

  private List<Known> remembered() {
    return stores.database().write(session -> checked(session).find(List.of(sid(1).value())));
  }

  private boolean remembers() {
    return !remembered().isEmpty();
  }

  @Test
  void whatNothingHasChangedIsRemembered() {
    assertThat(remembers()).isTrue();
    stores.database().write(session -> session.update("UPDATE lease SET holder = 'x'"));
    assertThat(remembers()).isTrue();
  }

  @Test
  void anyEventMakesItForget() {
    Event event = EventSamples.updated(new StoredMessages(stores).conversation(2));
    stores
        .store()
        .write(tables -> {
          tables.events().append(List.of(event));
          return event;
        });
    assertThat(remembers()).isFalse();
  }

  @Test
  void whatIsUndoneMakesItForget() {
    undoSomething();
    assertThat(remembers()).isFalse();
  }

  private void undoSomething() {
    assertThatThrownBy(() ->
            inTransaction(_ -> {
              throw new IllegalStateException("undone, says the test");
            }))
        .hasMessageContaining("undone");
  }

  @Test
  void anotherProgramMakesItForget() throws SQLException {
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("confab.db"));
        var statement = other.createStatement()) {
      statement.executeUpdate("UPDATE conversation SET state = 'closed'");
    }
    assertThat(remembers()).isFalse();
  }

  @Test
  void largeAttributesAreReadEachTime() {
    keep(withAttributes(1, AppendMemory.ATTRIBUTES_MAX), 1);
    assertThat(remembers()).isTrue();
    keep(withAttributes(1, AppendMemory.ATTRIBUTES_MAX + 1), 1);
    assertThat(remembers()).isFalse();
  }

  @Test
  void whereVeryManySpeakIsReadEachTime() {
    keep(conversation(1), AppendMemory.CHATTERS_MAX);
    assertThat(remembers()).isTrue();
    keep(conversation(1), AppendMemory.CHATTERS_MAX + 1);
    assertThat(remembers()).isFalse();
  }

  @Test
  void onlyThoseUsedLastAreRememberedOfVeryMany() {
    var all = new ArrayList<Known>();
    for (int number = 1; number <= AppendMemory.CONVERSATIONS_MAX + 1; number++) {
      all.add(known(conversation(number), 1));
    }
    keep(all.subList(0, AppendMemory.CONVERSATIONS_MAX));
    assertThat(remembered(all.size())).isEqualTo(AppendMemory.CONVERSATIONS_MAX);
    assertThat(remembers()).isTrue(); // which makes the second the one used first
    keep(List.of(all.getLast()));
    assertThat(remembered(all.size())).isEqualTo(AppendMemory.CONVERSATIONS_MAX);
    assertThat(remembered(1)).isEqualTo(1);
    assertThat(remembered(2)).isEqualTo(1);
  }

  @Test
  void ofHeavyConversationsFewerAreRemembered() {
    var heavy =
        IntStream.rangeClosed(1, AppendMemory.CONVERSATIONS_MAX)
            .mapToObj(number ->
                known(
                    withAttributes(number, AppendMemory.ATTRIBUTES_MAX), AppendMemory.CHATTERS_MAX))
            .toList();
    keep(heavy);
    int count = remembered(heavy.size());
    assertThat(weightOfLast(count, heavy)).isLessThanOrEqualTo(AppendMemory.WEIGHT_MAX);
    assertThat(weightOfLast(count + 1, heavy)).isGreaterThan(AppendMemory.WEIGHT_MAX);
    // What was replaced or forgotten weighs nothing.
    keep(heavy);
    assertThat(remembered(heavy.size())).isEqualTo(count);
    keep(
        heavy.stream()
            .map(one -> known(one.conversation().conversation(), AppendMemory.CHATTERS_MAX + 1))
            .toList());
    assertThat(remembered(heavy.size())).isZero();
    keep(heavy);
    assertThat(remembered(heavy.size())).isEqualTo(count);
    undoSomething();
    assertThat(remembered(heavy.size())).isZero();
    keep(heavy);
    assertThat(remembered(heavy.size())).isEqualTo(count);
  }

  private static int weightOfLast(int count, List<Known> all) {
    return all.subList(all.size() - count, all.size()).stream().mapToInt(Known::weight).sum();
  }

  @Test
  void textsAndChattersWeigh() {
    var known = known(full(1), 2);
    var profile = full(1).profile();
    var texts =
        Stream.of(
            profile.attributes(),
            profile.friendlyName(),
            profile.uniqueName(),
            profile.email().address(),
            profile.email().name(),
            full(1).createdBy(),
            "chatter 0",
            "chatter 1");
    assertThat(known.weight()).isEqualTo(texts.mapToInt(String::length).sum() + 2 * 100);
  }

  /// Nothing of a batch is kept in which all fail, so nothing would count whom it has looked up.
  @Test
  void whoSpeaksInVainIsNotRemembered() {
    change(stores, 1, ConversationState.CLOSED);
    keep(new StoredMessages(stores).conversation(1), 1);
    addChatter(stores, 1, 7, "ann");
    var refused = draft(1, 1, "ann", NOON);
    var failure = catchThrowableOfType(Failure.class, () -> stores.store().append(refused, null));
    assertThat(failure.code()).isEqualTo(ErrorCode.CONVERSATION_CLOSED);
    assertThat(remembered().getFirst().chatters()).containsOnlyKeys("chatter 0");
  }

  private static Conversation withAttributes(int number, int length) {
    var small = conversation(number);
    var profile = small.profile();
    return new Conversation(
        small.sid(),
        small.scope(),
        new ConversationProfile(
            profile.friendlyName(),
            profile.uniqueName(),
            '"' + "a".repeat(length - 2) + '"',
            profile.messagingService(),
            profile.email()),
        small.state(),
        small.timers(),
        small.dates(),
        small.createdBy(),
        small.counters());
  }

  @Test
  void conversationsOfADeletedServiceAreGoneThoughNoEventTellsOfThem() {
    assertThat(stores.store().append(draft(1, 1, "system", NOON), null)).isPresent();
    stores.database().write(session -> session.update("UPDATE service SET date_deleted = 1"));
    assertThat(stores.store().append(draft(1, 2, "system", NOON), null)).isPresent();
    assertThat(stores.trash().purge(NOON, 100)).isPositive();
    assertThat(stores.store().append(draft(1, 3, "system", NOON), null)).isEmpty();
  }
}
