package dev.confab.store;

import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventLog;
import dev.confab.domain.EventType;
import dev.confab.domain.Failure;
import dev.confab.domain.Limits;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.NewWebhook;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Patch;
import dev.confab.domain.Retention;
import dev.confab.domain.Tables;
import dev.confab.domain.Timestamps;
import dev.confab.domain.Webhook;
import dev.confab.domain.Webhook.Configuration;
import dev.confab.domain.WebhookFields;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookTable.Listener;
import dev.confab.domain.WebhookUrls;
import dev.confab.domain.Webhooks;
import dev.confab.domain.sid.FlowSid;
import dev.confab.domain.sid.SidSequence;
import dev.confab.domain.sid.WebhookSid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The specification of WebhookTable, and of the rule that counts.
interface WebhookStoreContract extends StoresContract {
  String URL = "https://hooks.example.com/ü?a=b#rc=2";

  private void write(Consumer<Tables> change) {
    stores()
        .store()
        .write(tables -> {
          change.accept(tables);
          return tables;
        });
  }

  private void insertConversations(int count) {
    for (int number = 1; number <= count; number++) {
      var conversation = conversation(number);
      write(tables -> tables.conversations().insert(conversation));
    }
  }

  private static Webhook webhook(int number, Configuration configuration) {
    return new Webhook(
        new WebhookSid("WH%032x".formatted(number)),
        SCOPE,
        conversation(1).sid(),
        configuration,
        number % 2 == 0 ? null : 1L << 40,
        new Timestamps(NOON, NOON.plusSeconds(number)));
  }

  private static Configuration studio(int number) {
    return new Configuration.OfStudio(new FlowSid("FW%032x".formatted(number)));
  }

  private static List<Configuration> configurations() {
    return List.of(
        new Configuration.OfWebhook(
            URL, WebhookMethod.GET, List.of(EventType.DELIVERY_UPDATED, EventType.MESSAGE_ADDED)),
        new Configuration.OfTrigger(
            URL, WebhookMethod.POST, List.of("stop it", "a+b %20\n", " ", "😀,")),
        studio(1));
  }

  @Test
  default void comesBackAsItWas() {
    insertConversations(2);
    for (var configuration : configurations()) {
      var webhook = webhook(configurations().indexOf(configuration), configuration);
      write(tables -> tables.webhooks().insert(webhook, 7));
      assertThat(find(1, webhook.sid())).containsExactly(webhook);
      assertThat(find(2, webhook.sid())).isEmpty();
    }
  }

  @Test
  default void replacementTakesTheOldOnesPlace() {
    insertConversations(1);
    var other = webhook(99, studio(9));
    write(tables -> tables.webhooks().insert(other, 7));
    for (int number = 0; number < configurations().size(); number++) {
      var before = webhook(number, configurations().get(number));
      var after = changed(before);
      write(tables -> tables.webhooks().insert(before, 7));
      write(tables -> tables.webhooks().replace(after));
      assertThat(find(1, before.sid())).containsExactly(after);
      write(tables -> tables.webhooks().delete(after, 9));
      assertThat(find(1, before.sid())).isEmpty();
    }
    assertThat(find(1, other.sid())).containsExactly(other);
  }

  /// With another value in every field that can change.
  private static Webhook changed(Webhook webhook) {
    var configuration =
        switch (webhook.configuration()) {
          case Configuration.OfWebhook _ ->
              new Configuration.OfWebhook(
                  "http://b.example.com",
                  WebhookMethod.POST,
                  List.of(EventType.CONVERSATION_REMOVED));
          case Configuration.OfTrigger _ ->
              new Configuration.OfTrigger(
                  "http://b.example.com", WebhookMethod.GET, List.of("start"));
          case Configuration.OfStudio _ -> studio(8);
        };
    return new Webhook(
        webhook.sid(),
        webhook.scope(),
        webhook.conversation(),
        configuration,
        webhook.replayAfter(),
        new Timestamps(NOON, NOON.plusSeconds(500)));
  }

  @Test
  default void listsAndCountsThoseOfOneConversation() {
    insertConversations(2);
    for (int number = 1; number <= 3; number++) {
      var webhook = webhook(number, studio(number));
      write(tables -> tables.webhooks().insert(webhook, 7));
    }
    stores()
        .store()
        .read(tables -> {
          var table = tables.webhooks();
          var first = table.list(conversation(1), new PageRequest(2, null));
          assertThat(first.items()).containsExactly(webhook(1, studio(1)), webhook(2, studio(2)));
          var next = table.list(conversation(1), new PageRequest(2, first.next()));
          assertThat(next.items()).containsExactly(webhook(3, studio(3)));
          assertThat(table.list(conversation(1), new PageRequest(2, next.previous())))
              .isEqualTo(first);
          assertThat(table.list(conversation(2), new PageRequest(2, null)).items()).isEmpty();
          assertThat(table.count(conversation(1))).isEqualTo(3);
          assertThat(table.count(conversation(2))).isZero();
          return tables;
        });
  }

  @Test
  default void fiveOfTwentyCallersAtOnceMakeAWebhook() {
    insertConversations(1);
    var made = race(Limits.DEFAULT);
    assertThat(made).hasSize(15).allMatch(one -> one.code() == ErrorCode.TOO_MANY_WEBHOOKS);
    assertThat(count()).isEqualTo(5);
  }

  @Test
  default void theLimitCanBeSwitchedOff() {
    insertConversations(1);
    assertThat(race(new Limits(0, 0, 0, 0, 0, 0, 0))).isEmpty();
    assertThat(count()).isEqualTo(20);
    var stream = new Stream(conversation(1).sid().value());
    var events = stores().store().read(tables -> tables.events().read(stream, 0, 100));
    assertThat(events)
        .extracting(LoggedEvent::sequence)
        .containsExactlyElementsOf(LongStream.range(0, 20).boxed().toList());
  }

  @Test
  default void listenersHearUntilTheyEnd() {
    insertConversations(1);
    var configurations = configurations();
    for (int number = 0; number < 3; number++) {
      var webhook = webhook(number, configurations.get(number));
      write(tables -> tables.webhooks().insert(webhook, 7));
    }
    write(tables -> tables.webhooks().delete(webhook(0, studio(1)), 9));
    assertThat(count()).isEqualTo(2);
    assertThat(listeners())
        .isEqualTo(List.of(listener(0, 9L), listener(1, null), listener(2, null)));
    write(tables -> tables.webhooks().end(List.of(webhook(0, studio(1)).sid()), NOON));
    assertThat(listeners()).isEqualTo(List.of(listener(1, null), listener(2, null)));
    assertThat(configuration(0)).containsExactly(configurations.getFirst());
    assertThat(forget(NOON)).isZero();
    assertThat(forget(NOON.plusSeconds(1))).isEqualTo(1);
    assertThat(configuration(0)).isEmpty();
    assertThat(configuration(1)).containsExactly(configurations.get(1));
  }

  /// A webhook with an odd number replays, from the beginning, because there are no messages.
  private static Listener listener(int number, @Nullable Long lastEvent) {
    var webhook = webhook(number, configurations().get(number));
    return new Listener(
        webhook.sid(),
        webhook.conversation(),
        webhook.configuration(),
        7,
        lastEvent,
        webhook.replayAfter(),
        webhook.replayAfter() == null ? null : EventLog.START);
  }

  private List<Listener> listeners() {
    return stores()
        .store()
        .read(tables -> tables.webhooks().listeners(List.of(conversation(1).sid())))
        .stream()
        .sorted(Comparator.comparing(listener -> listener.sid().value()))
        .toList();
  }

  private List<Configuration> configuration(int number) {
    var key = WebhookKey.of(webhook(number, studio(1)).sid());
    return stores().store().read(tables -> tables.webhooks().configuration(key)).stream().toList();
  }

  private int forget(Instant before) {
    return Objects.requireNonNull(
        stores().store().write(tables -> tables.webhooks().forget(before, 10)));
  }

  @Test
  default void aReplayGoesOnUntilItIsDone() {
    insertConversations(1);
    var webhook = webhook(1, studio(1));
    write(tables -> tables.webhooks().insert(webhook, 7));
    var other = webhook(3, studio(1));
    write(tables -> tables.webhooks().insert(other, 9));
    assertThat(replay("")).containsExactly(webhook.sid());
    assertThat(replay(webhook.sid().value())).containsExactly(other.sid());
    assertThat(replay(other.sid().value())).isEmpty();
    write(tables -> tables.webhooks().replay(webhook.sid(), 8L));
    write(tables -> tables.webhooks().replay(other.sid(), 5L));
    assertThat(replayedTo()).containsExactly(5L);
    write(tables -> tables.webhooks().end(List.of(other.sid()), NOON));
    assertThat(replayedTo()).containsExactly(8L);
    write(tables -> tables.webhooks().replay(webhook.sid(), null));
    assertThat(replay("")).isEmpty();
    assertThat(replayedTo()).isEmpty();
  }

  private List<WebhookSid> replay(String after) {
    return stores().store().read(tables -> tables.webhooks().replaying(after)).stream()
        .map(Listener::sid)
        .toList();
  }

  private List<Long> replayedTo() {
    return stores().store().read(tables -> tables.webhooks().replayedTo()).stream().toList();
  }

  /// Behind the last message that is not wanted, however many there are, and not before what is
  /// kept of the log.
  @Test
  default void aReplayBeginsBehindAMessage() {
    EventSamples.begin(stores(), 1);
    for (int number = 1; number <= 3; number++) {
      stores().store().append(draft(1, number, "system", NOON), null);
    }
    var places =
        stores().log().read(EventLog.START, 10).stream().map(EventLog.Entry::position).toList();
    assertThat(places).hasSize(4); // the first is that of the conversation
    assertThat(begins(1, 0)).isEqualTo(places.get(1));
    assertThat(begins(2, 9)).isEqualTo(places.get(3));
    var all = new Retention(Duration.ofDays(1), 0);
    var later = NOON.plus(Duration.ofDays(300));
    assertThat(stores().log().remove(all, later, places.get(2), 10)).isEqualTo(3);
    assertThat(begins(3, 0)).isEqualTo(places.get(2));
  }

  private long begins(int number, long replayAfter) {
    var webhook =
        new Webhook(
            new WebhookSid("WH%032x".formatted(number)),
            SCOPE,
            conversation(1).sid(),
            studio(1),
            replayAfter,
            new Timestamps(NOON, NOON));
    write(tables -> tables.webhooks().insert(webhook, 7));
    var before = "WH%032x".formatted(number - 1);
    return stores()
        .store()
        .read(tables -> tables.webhooks().replaying(before))
        .map(listener -> Objects.requireNonNull(listener.replayPosition()))
        .orElseThrow();
  }

  @Test
  default void conversationsLeaveTheirWebhooks() {
    insertConversations(1);
    var webhook = webhook(2, studio(1));
    write(tables -> tables.webhooks().insert(webhook, 7));
    write(tables -> tables.conversations().delete(conversation(1)));
    assertThat(listeners())
        .containsExactly(
            new Listener(
                webhook.sid(),
                webhook.conversation(),
                webhook.configuration(),
                7,
                null,
                null,
                null));
  }

  private List<Failure> race(Limits limits) {
    var clock = InstantSource.fixed(NOON);
    var sids = new SidSequence(clock, new Random(1));
    var webhooks = new Webhooks(stores().store(), sids, clock, new WebhookUrls(false), limits);
    var fields =
        new WebhookFields(
            Patch.keep(),
            Patch.keep(),
            Patch.keep(),
            Patch.keep(),
            Patch.set("FW" + "0".repeat(32)));
    var wanted = new NewWebhook(Webhook.Target.STUDIO, fields, null);
    return Race.run(20, _ -> assertThat(webhooks.create(SCOPE, ref(1), wanted, null)).isPresent());
  }

  private int count() {
    return Objects.requireNonNull(
        stores().store().read(tables -> tables.webhooks().count(conversation(1))));
  }

  private List<Webhook> find(int conversation, WebhookSid sid) {
    return stores()
        .store()
        .read(tables -> tables.webhooks().find(conversation(conversation), sid))
        .stream()
        .toList();
  }
}
