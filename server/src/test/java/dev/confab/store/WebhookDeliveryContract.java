package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.account;
import static dev.confab.store.StoreSamples.service;
import static dev.confab.store.StoreSamples.sid;
import static dev.confab.store.StoredDeliveries.SCOPED_HOOK;
import static dev.confab.store.StoredDeliveries.SERVICE_HOOK;
import static dev.confab.store.StoredDeliveries.delivery;
import static dev.confab.store.StoredDeliveries.failed;
import static dev.confab.store.StoredDeliveries.made;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Event;
import dev.confab.domain.EventSink;
import dev.confab.domain.EventType;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Cause;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookDeliveryFilter;
import dev.confab.domain.WebhookDeliveryTable;
import dev.confab.domain.WebhookDeliveryTable.Waiting;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookSettings;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.SidSequence;
import dev.confab.domain.sid.WebhookDeliverySid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The specification of WebhookDeliveryTable and of the small tables beside it.
interface WebhookDeliveryContract extends StoresContract {
  private StoredDeliveries stored() {
    return new StoredDeliveries(stores());
  }

  @Test
  default void comesBackAsItWas() {
    var all = stored().insert(2, SERVICE_HOOK);
    assertThat(stored().find(1)).containsExactly(all.getFirst());
    var once = stored().record(all.getFirst(), all.getFirst().progress().retried(failed(0), NOON));
    assertThat(stored().find(1)).containsExactly(once);
    var twice = once.progress().ended(State.DEAD, failed(1), NOON.plusSeconds(3));
    var dead = stored().record(once, twice);
    assertThat(stored().find(1)).containsExactly(dead);
    assertThat(stored().find(2)).containsExactly(all.getLast());
    assertThat(stored().find(3)).isEmpty();
  }

  @Test
  default void othersFindNothing() {
    stored().insert(1, SERVICE_HOOK);
    var strange = new Scope(account(2), SCOPE.service());
    assertThat(
            stored()
                .<Optional<WebhookDelivery>>onDeliveries(table -> table.find(strange, delivery(1))))
        .isEmpty();
    var all = new WebhookDeliveryFilter(null, null, null);
    var page = new PageRequest(5, null);
    assertThat(stored().onDeliveries(table -> table.list(strange, all, page)).items()).isEmpty();
  }

  @Test
  default void onlyWhatIsAsItWasIsRecorded() {
    var all = stored().insert(3, SERVICE_HOOK);
    var made = all.getFirst();
    var delivered = stored().end(made, State.DELIVERED);
    var late = made.with(made.progress().ended(State.DEAD, failed(0), NOON));
    var other = all.get(1).with(all.get(1).progress().retried(failed(0), NOON));
    var unknown = made(9, SERVICE_HOOK).with(other.progress());
    assertThat(stored().missed(late, other, unknown)).containsExactly(late, unknown);
    assertThat(stored().find(1)).containsExactly(delivered);
    assertThat(stored().find(2)).containsExactly(other);

    // Two attempts recorded at once, and one by somebody who knows of neither.
    var again = other.with(other.progress().retried(failed(1), NOON.plusSeconds(1)));
    var third = again.with(again.progress().retried(failed(2), NOON.plusSeconds(2)));
    assertThat(stored().missed(again, third)).isEmpty();
    assertThat(stored().missed(again)).containsExactly(again);
    assertThat(stored().find(2)).containsExactly(third);
  }

  @Test
  default void listsByEveryFilter() {
    var first = stored().insert(4, SCOPED_HOOK);
    var delivered = stored().end(first.get(0), State.DELIVERED);
    var dead = stored().end(first.get(1), State.DEAD);
    assertThat(stored().list(null, 0, null))
        .containsExactly(delivered, dead, first.get(2), first.get(3));
    assertThat(stored().list(State.OPEN, 0, null)).containsExactly(first.get(2), first.get(3));
    assertThat(stored().list(State.DEAD, 0, null)).containsExactly(dead);
    assertThat(stored().list(State.DELIVERED, 0, null)).containsExactly(delivered);
    assertThat(stored().list(null, 1, null)).containsExactly(dead, first.get(3));
    assertThat(stored().list(State.OPEN, 2, SCOPED_HOOK)).containsExactly(first.get(2));
    assertThat(stored().list(null, 0, SERVICE_HOOK)).isEmpty();
  }

  @Test
  default void pagesLeadForthAndBack() {
    var all = stored().insert(5, SERVICE_HOOK);
    var any = new WebhookDeliveryFilter(State.OPEN, null, null);
    var first = stored().page(any, 2, null);
    assertThat(first.items()).containsExactly(all.get(0), all.get(1));
    assertThat(first.previous()).isNull();
    var second = stored().page(any, 2, first.next());
    assertThat(second.items()).containsExactly(all.get(2), all.get(3));
    var third = stored().page(any, 2, second.next());
    assertThat(third.items()).containsExactly(all.get(4));
    assertThat(third.next()).isNull();
    assertThat(stored().page(any, 2, third.previous()).items()).isEqualTo(second.items());
    var back = stored().page(any, 2, second.previous());
    assertThat(back.items()).isEqualTo(first.items());
    assertThat(back.previous()).isNull();
    assertThat(stored().page(any, 2, back.next()).items()).isEqualTo(second.items());
    var lane = new WebhookDeliveryFilter(null, sid(2), SERVICE_HOOK);
    var odd = stored().page(lane, 2, null);
    assertThat(odd.items()).containsExactly(all.get(0), all.get(2));
    var last = stored().page(lane, 2, odd.next());
    assertThat(last.items()).containsExactly(all.get(4));
    assertThat(stored().page(lane, 2, last.previous()).items()).isEqualTo(odd.items());
    // Where all before a place have gone, the page before it is the first one.
    stored().end(all.get(0), State.DEAD);
    stored().end(all.get(1), State.DEAD);
    assertThat(stored().page(any, 2, second.previous()).items())
        .containsExactly(all.get(2), all.get(3));
  }

  @Test
  default void whatIsRareIsLookedForOnSeveralPages() {
    int count = DeliverySearch.LOOK_MAX + 2;
    stored().insert(count, SERVICE_HOOK);
    var one = new WebhookDeliveryFilter(null, null, SCOPED_HOOK);
    var rare = stored().insert(List.of(made(count + 1, SCOPED_HOOK)));
    var first = stored().page(one, 2, null);
    assertThat(first.items()).isEmpty();
    var second = stored().page(one, 2, first.next());
    assertThat(second.items()).isEqualTo(rare);
    assertThat(second.next()).isNull();
    var back = stored().page(one, 2, second.previous());
    assertThat(back.items()).isEmpty();
    var start = stored().page(one, 2, back.previous());
    assertThat(start.items()).isEmpty();
    assertThat(start.next()).isEqualTo(first.next());
  }

  /// They are not looked for among all that were delivered before.
  @Test
  default void whatIsOpenIsOnTheFirstPages() {
    var settings = StoredDeliveries.SETTINGS;
    var over = Progress.begun(settings, NOON).ended(State.DELIVERED, failed(0), NOON);
    stored()
        .insert(
            IntStream.rangeClosed(1, DeliverySearch.LOOK_MAX + 2)
                .mapToObj(number -> made(number, SCOPE, SERVICE_HOOK, over))
                .toList());
    var open = new WebhookDeliveryFilter(State.OPEN, null, null);
    assertThat(stored().page(open, 2, null)).isEqualTo(new Slice<>(List.of(), null, null));
    var first = opened(SCOPE, 3);
    assertThat(stored().page(open, 2, null).items()).isEqualTo(first.subList(0, 2));
    opened(new Scope(SCOPE.account(), service(2)), DeliverySearch.LOOK_MAX);
    var page = stored().page(open, 2, null);
    assertThat(page.items()).isEqualTo(first.subList(0, 2));
    var next = stored().page(open, 2, page.next());
    assertThat(next.items()).isEqualTo(first.subList(2, 3));
    assertThat(next.next()).isNull();
    assertThat(stored().page(open, 2, next.previous()).items()).isEqualTo(page.items());
  }

  private List<WebhookDelivery> opened(Scope scope, int count) {
    var webhook = WebhookKey.of(scope.service());
    return stored()
        .insert(
            IntStream.rangeClosed(1, count)
                .mapToObj(number -> made(number, webhook))
                .map(like ->
                    new WebhookDelivery(
                        WebhookDeliverySid.of(NOON, like.cause().position() << 40),
                        scope,
                        webhook,
                        like.cause(),
                        "",
                        NOON,
                        like.progress()))
                .toList());
  }

  @Test
  default void aConversationIsLookedForFromItsBeginning() {
    stored().insert(DeliverySearch.LOOK_MAX + 2, SERVICE_HOOK);
    var sids = new SidSequence(() -> NOON, new Random(1));
    var conversation = ConversationSid.next(sids);
    var like = made(1, SCOPED_HOOK);
    var cause =
        new Cause(
            7,
            new Event.Stream(conversation.value()),
            1,
            EventType.CONVERSATION_ADDED.text(),
            NOON);
    var first =
        new WebhookDelivery(
            WebhookDeliverySid.startOf(NOON.minusSeconds(9)),
            SCOPE,
            SCOPED_HOOK,
            cause,
            "",
            NOON,
            like.progress());
    stored().insert(List.of(first));
    var page = stored().page(new WebhookDeliveryFilter(null, conversation, null), 2, null);
    assertThat(page.items()).containsExactly(first);
    assertThat(page.next()).isNull();
  }

  @Test
  default void openOnesComeInTheOrderOfTheirEvents() {
    var all = stored().insert(5, SERVICE_HOOK);
    stored().end(all.get(1), State.DELIVERED);
    var open = stored().onDeliveries(table -> table.open(SERVICE_HOOK, 10, 2));
    assertThat(open).containsExactly(all.get(2), all.get(3));
    assertThat(stored().<List<WebhookDelivery>>onDeliveries(table -> table.open(SCOPED_HOOK, 0, 2)))
        .isEmpty();
    var stream = all.getFirst().cause().stream();
    assertThat(
            stored()
                .<List<WebhookDelivery>>onDeliveries(
                    table -> table.open(SERVICE_HOOK, stream, 10, 1)))
        .containsExactly(all.get(2));
    assertThat(
            stored()
                .<List<WebhookDelivery>>onDeliveries(
                    table -> table.open(SERVICE_HOOK, stream, 10, 9)))
        .containsExactly(all.get(2), all.get(4));
    assertThat(
            stored()
                .<List<WebhookDelivery>>onDeliveries(
                    table -> table.open(SCOPED_HOOK, stream, 0, 9)))
        .isEmpty();
  }

  @Test
  default void webhooksWithOpenOnesComeOnceEach() {
    assertThat(stored().<List<WebhookKey>>onDeliveries(table -> table.webhooks("", 5))).isEmpty();
    stored().insert(3, SERVICE_HOOK);
    var scoped = made(9, SCOPED_HOOK);
    stored().insert(List.of(scoped));
    assertThat(stored().<List<WebhookKey>>onDeliveries(table -> table.webhooks("", 5)))
        .containsExactly(SERVICE_HOOK, SCOPED_HOOK);
    assertThat(stored().<List<WebhookKey>>onDeliveries(table -> table.webhooks("", 1)))
        .containsExactly(SERVICE_HOOK);
    assertThat(
            stored().<List<WebhookKey>>onDeliveries(table -> table.webhooks(SERVICE_HOOK.sid(), 5)))
        .containsExactly(SCOPED_HOOK);
    stored().end(scoped, State.DEAD);
    assertThat(
            stored().<List<WebhookKey>>onDeliveries(table -> table.webhooks(SERVICE_HOOK.sid(), 5)))
        .isEmpty();
  }

  @Test
  default void settingsAreThoseOfOneService() {
    var settings = new WebhookSettings(3, Duration.ofMinutes(90));
    stored()
        .on(tables -> {
          assertThat(tables.webhookSettings().find(SCOPE)).isEqualTo(WebhookSettings.DEFAULT);
          tables.webhookSettings().replace(SCOPE, new WebhookSettings(9, Duration.ofDays(2)));
          tables.webhookSettings().replace(SCOPE, settings);
          assertThat(tables.webhookSettings().find(SCOPE)).isEqualTo(settings);
          var strange = new Scope(account(2), SCOPE.service());
          assertThat(tables.webhookSettings().find(strange)).isEqualTo(WebhookSettings.DEFAULT);
          return tables;
        });
  }

  @Test
  default void sinksAreThoseOfOneService() {
    var sink = new EventSink("https://a:b@example.com/ü", 7);
    stored()
        .on(tables -> {
          var sinks = tables.eventSinks();
          assertThat(sinks.find(SCOPE)).isEmpty();
          sinks.replace(SCOPE, new EventSink("https://example.com", 1));
          sinks.replace(SCOPE, sink);
          assertThat(sinks.find(SCOPE)).contains(sink);
          assertThat(sinks.find(new Scope(account(2), SCOPE.service()))).isEmpty();
          sinks.replace(SCOPE, null);
          assertThat(sinks.find(SCOPE)).isEmpty();
          return tables;
        });
  }

  @Test
  default void aReaderMovesOnlyFromWhereItIs() {
    stored()
        .on(tables -> {
          var readers = tables.logReaders();
          var start = readers.find("webhooks");
          assertThat(start.position()).isZero();
          assertThat(readers.advance("webhooks", start, 7)).isTrue();
          assertThat(readers.advance("webhooks", start, 8)).isFalse();
          var moved = readers.find("webhooks");
          assertThat(moved.position()).isEqualTo(7);
          assertThat(readers.advance("webhooks", moved, 7)).isTrue();
          assertThat(readers.advance("webhooks", moved, 9)).isFalse();
          return tables;
        });
  }

  @Test
  default void aLeaseHasOneHolder() {
    stored()
        .on(tables -> {
          var leases = tables.leases();
          var minute = Duration.ofMinutes(1);
          assertThat(leases.take("x", "a", minute)).contains(1L);
          assertThat(leases.take("x", "b", minute)).isEmpty();
          assertThat(leases.take("y", "b", minute)).contains(1L);
          assertThat(leases.take("x", "a", minute)).contains(1L);
          leases.release("x", "b");
          assertThat(leases.take("x", "b", minute)).isEmpty();
          leases.release("x", "a");
          assertThat(leases.take("x", "a", minute)).contains(1L);
          return tables;
        });
  }

  @Test
  default void aLeaseThatHasRunOutIsAnybodys() {
    stored()
        .on(tables -> {
          var leases = tables.leases();
          assertThat(leases.take("x", "a", Duration.ZERO)).contains(1L);
          assertThat(leases.take("x", "b", Duration.ZERO)).contains(2L);
          assertThat(leases.take("x", "a", Duration.ofMinutes(1))).contains(3L);
          assertThat(leases.take("x", "b", Duration.ofMinutes(1))).isEmpty();
          return tables;
        });
  }

  private Waiting waiting() {
    return stored().onDeliveries(WebhookDeliveryTable::waiting);
  }

  @Test
  default void tellsHowMuchWaitsAndHowLong() {
    assertThat(waiting()).isEqualTo(new Waiting(0, null));
    stored().insert(3, SERVICE_HOOK);
    var like = made(9, SCOPED_HOOK);
    var later =
        new WebhookDelivery(
            like.sid(),
            like.scope(),
            like.webhook(),
            like.cause(),
            like.parameters(),
            NOON.plusSeconds(60),
            like.progress());
    stored().insert(List.of(later));
    assertThat(waiting()).isEqualTo(new Waiting(4, NOON));
    for (int number = 1; number <= 3; number++) {
      stored().end(stored().find(number).getFirst(), State.DEAD);
    }
    assertThat(waiting()).isEqualTo(new Waiting(1, NOON.plusSeconds(60)));
  }
}
