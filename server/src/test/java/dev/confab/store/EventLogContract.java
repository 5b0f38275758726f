package dev.confab.store;

import static dev.confab.store.MessageSamples.SIDS;
import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.full;
import static dev.confab.store.StoreSamples.ref;
import static dev.confab.store.StoreSamples.withState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.domain.ConversationState;
import dev.confab.domain.Event;
import dev.confab.domain.EventFeed.Filter;
import dev.confab.domain.EventFeed.Place;
import dev.confab.domain.EventLog;
import dev.confab.domain.EventLog.Entry;
import dev.confab.domain.EventLog.Trace;
import dev.confab.domain.EventLog.Traces;
import dev.confab.domain.EventType;
import dev.confab.domain.MessageRef;
import dev.confab.domain.Messages;
import dev.confab.domain.Origin;
import dev.confab.domain.Origin.Source;
import dev.confab.domain.RoleType;
import dev.confab.domain.Roles;
import dev.confab.domain.Wakeups.Waiter;
import dev.confab.domain.WebhookSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The whole log in its one order, on any store.
interface EventLogContract extends StoresContract {
  int WRITERS = 16;
  int ROUNDS = 40;
  int CONVERSATIONS = 5;

  /// Those of another server on the same database, where it can have several; else the same.
  default Stores others() {
    return stores();
  }

  private EventLog log() {
    return stores().log();
  }

  private static void delete(Stores stores, MessageRef message) {
    new Messages(stores.store(), SIDS, () -> NOON).delete(message, Origin.api(false));
  }

  /// What a change throws that shall be undone.
  final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1;

    Undone() {
      super("on purpose");
    }
  }

  private static void createRole(Stores stores, int number) {
    var wanted = new Roles.NewRole("No. " + number, RoleType.SERVICE, List.of("joinConversation"));
    new Roles(stores.store(), SIDS, () -> NOON).create(SCOPE, wanted, null);
  }

  /// Takes positions and gives them up.
  private static void undo(Stores stores, int conversation) {
    assertThatThrownBy(() ->
            stores
                .store()
                .write(tables -> {
                  var found = tables.conversations().lock(SCOPE, ref(conversation)).orElseThrow();
                  tables.events().append(List.of(EventSamples.updated(found)));
                  throw new Undone();
                }))
        .isInstanceOf(Undone.class);
  }

  @Test
  default void readsOnlyWhatIsWanted() {
    stores()
        .store()
        .write(tables -> {
          var made = conversation(1);
          tables.conversations().insert(made);
          for (int number = 0; number < 4; number++) {
            var sample = EventSamples.updated(made);
            var type = number == 3 ? EventType.CONVERSATION_REMOVED : sample.type();
            var origin = Origin.api(number == 2);
            var event =
                new Event(
                    sample.stream(),
                    number,
                    type,
                    sample.scope(),
                    origin,
                    sample.date(),
                    sample.subject());
            tables.events().append(List.of(event));
          }
          return made;
        });
    var all = log().read(EventLog.START, 10);
    var traces = all.stream().map(Entry::trace).toList();
    assertThat(traces).extracting(Trace::callsWebhooks).containsExactly(false, false, true, false);
    var first = log().look(EventLog.START, 2);
    assertThat(first).isEqualTo(new Traces(traces.subList(0, 2), all.get(1).position(), false));
    var rest = log().look(first.to(), 3);
    assertThat(rest).isEqualTo(new Traces(traces.subList(2, 4), all.get(3).position(), true));
    assertThat(log().look(rest.to(), 3)).isEqualTo(new Traces(List.of(), rest.to(), true));
    var wanted = List.of(all.get(3).position(), rest.to() + 1, all.get(1).position());
    assertThat(log().at(wanted)).containsExactly(all.get(1), all.get(3));
    assertThat(log().at(List.of())).isEmpty();
  }

  /// Each of several runners has one.
  private Stores server(int runner) {
    return runner % 2 == 0 ? stores() : others();
  }

  /// A frequent change, or an ordinary one, or one that comes to nothing.
  private void change(int writer, int round) {
    int conversation = 1 + (writer + round) % CONVERSATIONS;
    int number = writer * ROUNDS + round + 1;
    var stores = server(writer);
    switch (round % 5) {
      case 0 -> createRole(stores, number);
      case 1 -> undo(stores, conversation);
      case 2 -> {
        var message = stores.store().append(draft(conversation, number, "system", NOON), null);
        delete(stores, new MessageRef(SCOPE, ref(conversation), message.orElseThrow().sid()));
      }
      default -> stores.store().append(draft(conversation, number, "system", NOON), null);
    }
  }

  /// @param left how many writers still write; the last one ends it all
  private void write(int writer, AtomicInteger left, CompletableFuture<Boolean> end) {
    try {
      for (int round = 0; round < ROUNDS; round++) {
        change(writer, round);
      }
    } finally {
      if (left.decrementAndGet() == 0) {
        end.complete(true);
      }
    }
  }

  private int events() {
    return stores()
        .database()
        .read(session ->
            session.find("SELECT count(*) FROM event", row -> row.getInt(1)).orElseThrow());
  }

  /// Reads behind what was read until a moment has passed, and then what is left.
  private static List<Entry> follow(EventLog log, int pieceMax, CompletableFuture<?> end) {
    var all = new ArrayList<Entry>();
    long after = EventLog.START;
    try (var waiter = log.wakeups().waiter()) {
      boolean isLast;
      do {
        waiter.await(Duration.ofMillis(20));
        isLast = end.isDone();
        List<Entry> piece;
        do {
          piece = log.read(after, pieceMax);
          all.addAll(piece);
          after = piece.isEmpty() ? after : piece.getLast().position();
        } while (!piece.isEmpty());
      } while (!isLast);
    }
    return all;
  }

  private static void assertInOrder(List<Entry> entries) {
    long last = EventLog.START;
    Map<Event.Stream, Long> next = new HashMap<>();
    for (var entry : entries) {
      assertThat(entry.position()).isGreaterThan(last);
      last = entry.position();
      var event = entry.event();
      long number = next.merge(event.stream(), 1L, Long::sum) - 1;
      assertThat(event.sequence()).as("number in %s", event.stream()).isEqualTo(number);
    }
  }

  @Test
  default void readersMissNothingWhileManyWrite() {
    EventSamples.begin(stores(), CONVERSATIONS);
    var end = new CompletableFuture<Boolean>();
    var left = new AtomicInteger(WRITERS);
    var read = new ArrayList<List<Entry>>();
    var failures =
        Race.run(
            WRITERS + 2,
            runner -> {
              if (runner < WRITERS) {
                write(runner, left, end);
              } else {
                var all = follow(server(runner).log(), runner == WRITERS ? 7 : 500, end);
                synchronized (read) {
                  read.add(all);
                }
              }
            });
    assertThat(failures).isEmpty();
    assertThat(read).hasSize(2);
    for (var all : read) {
      assertInOrder(all);
      assertThat(all).hasSize(events()).allMatch(entry -> ACCOUNT.equals(entry.account()));
    }
    assertThat(read.getFirst())
        .extracting(Entry::position)
        .isEqualTo(read.getLast().stream().map(Entry::position).toList());
  }

  @Test
  default void messagesAreToldAsTheyWereWhenAdded() {
    EventSamples.begin(stores(), 1);
    var kept = stores().store().append(draft(1), null).orElseThrow();
    var deleted = stores().store().append(draft(2), null).orElseThrow();
    delete(stores(), new MessageRef(SCOPE, ref(1), deleted.sid()));
    assertThat(log().read(EventLog.START, 10))
        .extracting(entry -> entry.event().data())
        .hasSize(4)
        .containsSequence(EventJson.text(kept), EventJson.text(deleted), EventJson.text(deleted));
  }

  @Test
  default void eventsComeWithTheMessagingServiceOfTheirConversation() {
    EventSamples.begin(stores(), 1);
    var other = withState(full(2), ConversationState.ACTIVE);
    StoredConversations.in(stores()).insert(EventSamples.told(other), null);
    stores().store().append(draft(2, 1, "system", NOON), null);
    createRole(stores(), 1);
    var service = other.profile().messagingService();
    assertThat(log().read(EventLog.START, 10))
        .extracting(Entry::messagingService)
        .containsExactly(null, service, service, null);
  }

  private void spoil(String column, String value, int number) {
    var sql = "UPDATE event SET " + column + " = ? WHERE sequence = ? AND stream_sid = ?";
    var stream = conversation(1).sid().value();
    int changed = stores().database().write(session -> session.update(sql, value, number, stream));
    assertThat(changed).isOne();
  }

  /// A newer server beside this one may write what this one does not know, and somebody may have
  /// changed rows by hand.
  @Test
  default void whatCannotBeUnderstoodStopsNobody() {
    EventSamples.begin(stores(), 1);
    for (int number = 1; number <= 4; number++) {
      stores().store().append(draft(number), null);
    }
    spoil("type", "onSomethingNew", 1);
    spoil("source", "FAX", 1);
    spoil("data", "{\"half\":", 2);
    stores()
        .database()
        .write(session -> session.update("DELETE FROM message WHERE message_index = 2"));
    var all = log().read(EventLog.START, 10);
    assertThat(all)
        .extracting(entry -> entry.event().type())
        .containsExactly(
            "onConversationAdded",
            "onSomethingNew",
            "onMessageAdded",
            "onMessageAdded",
            "onMessageAdded");
    var unknown = all.get(1).event();
    assertThat(unknown.origin()).isEqualTo(new Origin(new Source("FAX"), true, null));
    assertThat(unknown.data()).contains("\"sid\":");
    assertThat(all)
        .extracting(entry -> entry.event().isLost())
        .containsExactly(false, false, true, true, false);
    var feed = stores().feed();
    var begin = new Place(feed.epoch(), EventLog.START);
    var any = new Filter(SCOPE.service(), null, Set.of());
    assertThat(feed.read(any, begin, 10).entries()).isEqualTo(all);
    var known = new Filter(SCOPE.service(), null, Set.of(EventType.MESSAGE_ADDED));
    assertThat(feed.read(known, begin, 10).entries()).isEqualTo(all.subList(2, 5));
    assertThat(log().look(EventLog.START, 10).traces())
        .isEqualTo(all.stream().map(Entry::trace).toList());
  }

  /// A position that was given and not committed may be given again after a crash.
  @Test
  default void theLastEventIsOneThatIsThere() {
    assertThat(log().last(EventLog.START)).isEqualTo(EventLog.START);
    EventSamples.begin(stores(), 1);
    createRole(stores(), 1);
    undo(stores(), 1);
    var all = log().read(EventLog.START, 10);
    long last = all.getLast().position();
    assertThat(log().last(EventLog.START)).isEqualTo(last);
    assertThat(log().last(all.getFirst().position())).isEqualTo(last);
    assertThat(log().last(last)).isEqualTo(last);
  }

  @Test
  default void whatWritesNoEventsWakesNobody() {
    EventSamples.begin(stores(), 1);
    try (var waiter = log().wakeups().waiter()) {
      var settled =
          stores()
              .store()
              .write(tables -> {
                tables.webhookSettings().replace(SCOPE, WebhookSettings.DEFAULT);
                return tables.webhookSettings().find(SCOPE);
              });
      assertThat(settled).isEqualTo(WebhookSettings.DEFAULT);
      assertThat(waiter.await(Duration.ZERO)).isFalse();
      createRole(stores(), 1);
      assertThat(waiter.await(Duration.ZERO)).isTrue();
    }
  }

  /// It may wake for nothing too.
  @Test
  default void whatWakesComesAfterTheChange() {
    EventSamples.begin(stores(), 1);
    try (var waiter = log().wakeups().waiter()) {
      var woken =
          CompletableFuture.supplyAsync(() -> readWhenWoken(waiter, 2), Thread::startVirtualThread);
      var message = stores().store().append(draft(1), null).orElseThrow();
      assertThat(woken.join())
          .extracting(entry -> entry.event().data())
          .contains(EventJson.text(message));
    }
    try (var late = log().wakeups().waiter()) {
      createRole(stores(), 1);
      assertThat(late.await(Duration.ZERO)).isTrue();
    }
  }

  private List<Entry> readWhenWoken(Waiter waiter, int count) {
    var read = List.<Entry>of();
    while (read.size() < count) {
      assertThat(waiter.await(Duration.ofSeconds(30))).isTrue();
      read = log().read(EventLog.START, 10);
    }
    return read;
  }
}
