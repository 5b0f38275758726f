package dev.confab.store;

import static dev.confab.store.MessageSamples.SIDS;
import static dev.confab.store.MessageSamples.addReached;
import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.MessageSamples.full;
import static dev.confab.store.MessageSamples.mediaSid;
import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.SERVICE;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Conversations;
import dev.confab.domain.EventType;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Message;
import dev.confab.domain.MessageChange;
import dev.confab.domain.MessageDraft;
import dev.confab.domain.MessageRef;
import dev.confab.domain.Messages;
import dev.confab.domain.Origin;
import dev.confab.domain.Patch;
import dev.confab.store.AppendMessages.Append;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What the event log keeps of messages that change and go, and what goes with them.
interface MessageHistoryContract extends StoresContract {
  InstantSource CLOCK = InstantSource.fixed(NOON.plusSeconds(60));
  Origin ORIGIN = Origin.api(false);

  private StoredMessages stored() {
    return new StoredMessages(stores());
  }

  private Messages messages() {
    return new Messages(stores().store(), SIDS, CLOCK);
  }

  private Conversations conversations() {
    return new Conversations(stores().store(), SIDS, CLOCK);
  }

  private Message append(MessageDraft draft) {
    return stores().store().append(draft, null).orElseThrow();
  }

  private void begin() {
    stored().begin(conversation(1));
  }

  private static MessageRef reference(Message message) {
    return new MessageRef(SCOPE, ref(1), message.sid());
  }

  private static MessageChange body(String body) {
    return new MessageChange(
        Patch.keep(), Patch.set(body), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep());
  }

  private String data(int event) {
    return stored().events(1).get(event).data();
  }

  @Test
  default void eventOfAnUnchangedMessageTellsIt() {
    begin();
    var media = new StoredMedia(stores());
    media.add(1);
    var drafts =
        List.of(
            new Append(draft(1), null),
            new Append(draft(1, 2, "Zoë ✓", full(), mediaSid(1), NOON), null));
    var work = media.appends();
    stores().database().write(session -> work.runAll(session, drafts));
    var written = stored().all(1);
    assertThat(data(0)).isEqualTo(EventJson.text(written.get(0))).contains("\"body\":\"No. 1\"");
    assertThat(data(1)).isEqualTo(EventJson.text(written.get(1))).contains("✓.png");
  }

  @Test
  default void updateLeavesWhatWasToldBefore() {
    begin();
    var message = append(draft(1));
    var told = data(0);
    messages().update(reference(message), body("second"), ORIGIN, null);
    messages().update(reference(message), body("third"), ORIGIN, null);
    assertThat(data(0)).isEqualTo(told).contains("No. 1");
    assertThat(data(1)).contains("second");
    assertThat(data(2)).contains("third");
    var changed = stored().find(1, message.sid()).orElseThrow();
    assertThat(changed.content().body()).isEqualTo("third");
    assertThat(changed.dates().updated()).isEqualTo(CLOCK.instant());
  }

  @Test
  default void deleteLeavesWhatWasToldButNoReceipts() {
    begin();
    addReached(stores(), 1, 1, "+4917000001", "+4915550001");
    var first = append(draft(1));
    var second = append(draft(2));
    var told = data(0);
    assertThat(messages().delete(reference(first), ORIGIN)).isTrue();
    assertThat(messages().delete(reference(first), ORIGIN)).isFalse();
    assertThat(data(0)).isEqualTo(told);
    assertThat(stored().events(1).get(2).type()).isEqualTo(EventType.MESSAGE_REMOVED.text());
    assertThat(data(2)).isEqualTo(told);
    assertThat(stored().all(1)).containsExactly(second);
    assertThat(stored().receipts(first)).isEmpty();
    assertThat(stored().receipts(second)).hasSize(1);
    assertThat(append(draft(3)).index()).isEqualTo(2);
  }

  @Test
  default void purgeOfADeletedConversationLeavesTheWholeLog() {
    begin();
    addReached(stores(), 1, 1, "+4917000001", "+4915550001");
    stored().begin(conversation(2));
    for (int number = 1; number <= 7; number++) {
      append(draft(number));
    }
    append(draft(2, 8, "system", NOON));
    var before = stored().events(1).stream().map(LoggedEvent::data).toList();
    assertThat(conversations().delete(SCOPE, ref(1), ORIGIN)).isTrue();
    assertThat(stored().events(1).subList(0, 7)).extracting(LoggedEvent::data).isEqualTo(before);
    assertThat(stores().trash().purge(NOON, 3)).isEqualTo(3);
    assertThat(stored().rows("message", "conversation_sid", 1)).isEqualTo(4);
    purgeAll();
    assertThat(stored().rows("message", "conversation_sid", 1)).isZero();
    assertThat(stored().rows("receipt", "conversation_sid", 1)).isZero();
    assertThat(stored().rows("deleted_conversation", "sid", 1)).isZero();
    assertThat(stored().rows("message", "conversation_sid", 2)).isEqualTo(1);
    assertThat(stored().events(1).subList(0, 7)).extracting(LoggedEvent::data).isEqualTo(before);
  }

  @Test
  default void deletedServiceIsForgottenAfterItsLastMessage() {
    begin();
    append(draft(1));
    append(draft(2));
    var before = data(1);
    new StoredServices(stores()).delete(ACCOUNT, SERVICE, NOON);
    var late = NOON.plus(Duration.ofDays(1));
    while (stores().trash().purge(late, 1) > 0) {
      assertThat(data(1)).isEqualTo(before);
    }
    assertThat(stored().rows("message", "conversation_sid", 1)).isZero();
    assertThat(new StoredServices(stores()).find(ACCOUNT, SERVICE)).isEmpty();
    int services =
        stores()
            .database()
            .read(session ->
                session.find("SELECT count(*) FROM service", row -> row.getInt(1)).orElseThrow());
    assertThat(services).isZero();
  }

  @Test
  default void eventsHaveNoGapUnderAllKindsOfChanges() {
    begin();
    var failures =
        Race.run(
            20,
            writer -> {
              var kept = append(draft(1, writer * 3, "system", NOON));
              append(draft(1, writer * 3 + 1, "system", NOON));
              var removed = append(draft(1, writer * 3 + 2, "system", NOON));
              messages().update(reference(kept), body("by " + writer), ORIGIN, null);
              messages().delete(reference(removed), ORIGIN);
            });
    assertThat(failures).isEmpty();
    var events = stored().events(1);
    assertThat(events)
        .extracting(LoggedEvent::sequence)
        .containsExactlyElementsOf(LongStream.range(0, 100).boxed().toList());
    assertThat(events)
        .filteredOn(event -> event.is(EventType.MESSAGE_ADDED))
        .hasSize(60)
        .allMatch(event -> event.data().contains("\"body\":\"No. "));
    assertThat(stored().all(1)).hasSize(40);
    assertThat(stored().conversation(1).counters().nextMessage()).isEqualTo(60);
    for (int max : List.of(1, 7)) {
      for (int from = 0; from <= 101; from++) {
        var rest = events.subList(Math.min(from, 100), Math.min(from + max, 100));
        assertThat(stored().events(1, from, max)).as("from %d", from).isEqualTo(rest);
      }
    }
  }

  @Test
  default void readersMissNoEventOfMessagesThatChange() {
    begin();
    var messages =
        IntStream.range(0, 200)
            .mapToObj(number -> append(draft(1, number, "system", NOON)))
            .toList();
    var failures =
        Race.run(
            4,
            writer -> {
              if (writer < 2) {
                for (int i = writer; i < messages.size(); i += 2) {
                  messages().update(reference(messages.get(i)), body("changed"), ORIGIN, null);
                }
              } else {
                for (int i = 0; i < 50; i++) {
                  var numbers = stored().events(1).stream().map(LoggedEvent::sequence).toList();
                  assertThat(numbers)
                      .hasSizeGreaterThanOrEqualTo(200)
                      .containsExactlyElementsOf(
                          LongStream.range(0, numbers.size()).boxed().toList());
                }
              }
            });
    assertThat(failures).isEmpty();
    assertThat(stored().events(1)).hasSize(400);
  }

  private void purgeAll() {
    while (stores().trash().purge(NOON, 3) > 0) {}
  }
}
