package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.account;
import static dev.confab.store.StoreSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventSink;
import dev.confab.domain.EventType;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.Tables;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Attempt;
import dev.confab.domain.WebhookDelivery.Cause;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookDeliveryFilter;
import dev.confab.domain.WebhookDeliveryTable;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookSettings;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.domain.sid.WebhookSid;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The specification of WebhookDeliveryTable and of the small tables beside it.
interface WebhookDeliveryContract {
  WebhookKey SERVICE_HOOK = WebhookKey.of(SCOPE.service());
  WebhookKey SCOPED_HOOK = WebhookKey.of(new WebhookSid("WH%032x".formatted(1)));

  WebhookSettings SETTINGS = new WebhookSettings(7, Duration.ofMinutes(30));

  /// Over an empty database.
  Stores stores();

  private <R> R on(Function<Tables, R> use) {
    return stores().store().write(use);
  }

  private <R> R onDeliveries(Function<WebhookDeliveryTable, R> use) {
    return on(tables -> use.apply(tables.webhookDeliveries()));
  }

  private static WebhookDeliverySid delivery(int number) {
    return new WebhookDeliverySid("WD%032x".formatted(number));
  }

  /// Of the event at ten times its number.
  private static WebhookDelivery made(int number, WebhookKey webhook) {
    return new WebhookDelivery(
        delivery(number),
        SCOPE,
        webhook,
        new Cause(
            10L * number,
            new Stream(sid(1 + number % 2).value()),
            number,
            EventType.MESSAGE_ADDED.text(),
            NOON),
        "EventType=onMessageAdded&Body=Z%C3%B6e",
        NOON,
        Progress.begun(SETTINGS, NOON));
  }

  private static Attempt failed(int retryCount) {
    return new Attempt(
        retryCount,
        NOON.plusSeconds(retryCount),
        Duration.ofMillis(5_003),
        WebhookMethod.POST,
        "https://example.com/ü?a=b",
        retryCount % 2 == 0 ? null : 503,
        retryCount % 2 == 0 ? "TIMEOUT" : null,
        "\"excerpt\"\n😀");
  }

  private List<WebhookDelivery> insert(int count, WebhookKey webhook) {
    var all = IntStream.rangeClosed(1, count).mapToObj(number -> made(number, webhook)).toList();
    onDeliveries(table -> {
      table.insert(all);
      return table;
    });
    return all;
  }

  private WebhookDelivery record(WebhookDelivery delivery, Progress progress) {
    var changed = delivery.with(progress);
    onDeliveries(table -> {
      table.record(List.of(changed));
      return table;
    });
    return changed;
  }

  private WebhookDelivery end(WebhookDelivery delivery, State state) {
    return record(delivery, delivery.progress().ended(state, failed(0), NOON.plusSeconds(9)));
  }

  private List<WebhookDelivery> find(int number) {
    return onDeliveries(table -> table.find(SCOPE, delivery(number))).stream().toList();
  }

  @Test
  default void comesBackAsItWas() {
    var all = insert(2, SERVICE_HOOK);
    assertThat(find(1)).containsExactly(all.getFirst());
    var once = record(all.getFirst(), all.getFirst().progress().retried(failed(0), NOON));
    assertThat(find(1)).containsExactly(once);
    var twice = once.progress().ended(State.DEAD, failed(1), NOON.plusSeconds(3));
    var dead = record(once, twice);
    assertThat(find(1)).containsExactly(dead);
    assertThat(find(2)).containsExactly(all.getLast());
    assertThat(find(3)).isEmpty();
  }

  @Test
  default void othersFindNothing() {
    insert(1, SERVICE_HOOK);
    var strange = new Scope(account(2), SCOPE.service());
    assertThat(
            this.<Optional<WebhookDelivery>>onDeliveries(table -> table.find(strange, delivery(1))))
        .isEmpty();
    assertThat(
            this.<Optional<WebhookDelivery>>onDeliveries(
                table -> table.reopen(strange, delivery(1), SETTINGS, NOON)))
        .isEmpty();
    var all = new WebhookDeliveryFilter(null, null, null);
    var page = new PageRequest(5, null);
    assertThat(onDeliveries(table -> table.list(strange, all, page)).items()).isEmpty();
  }

  @Test
  default void whatHasEndedIsRecordedNoMore() {
    var made = insert(1, SERVICE_HOOK).getFirst();
    var delivered = end(made, State.DELIVERED);
    end(made, State.DEAD);
    assertThat(find(1)).containsExactly(delivered);
  }

  @Test
  default void listsByEveryFilter() {
    var first = insert(4, SCOPED_HOOK);
    var delivered = end(first.get(0), State.DELIVERED);
    var dead = end(first.get(1), State.DEAD);
    assertThat(list(null, 0, null)).containsExactly(delivered, dead, first.get(2), first.get(3));
    assertThat(list(State.OPEN, 0, null)).containsExactly(first.get(2), first.get(3));
    assertThat(list(State.DEAD, 0, null)).containsExactly(dead);
    assertThat(list(State.DELIVERED, 0, null)).containsExactly(delivered);
    assertThat(list(null, 1, null)).containsExactly(dead, first.get(3));
    assertThat(list(State.OPEN, 2, SCOPED_HOOK)).containsExactly(first.get(2));
    assertThat(list(null, 0, SERVICE_HOOK)).isEmpty();
  }

  /// @param conversation 0 for all
  private List<WebhookDelivery> list(
      WebhookDelivery.@Nullable State state, int conversation, @Nullable WebhookKey webhook) {
    var filter =
        new WebhookDeliveryFilter(state, conversation == 0 ? null : sid(conversation), webhook);
    var page = new PageRequest(50, null);
    return onDeliveries(table -> table.list(SCOPE, filter, page)).items();
  }

  @Test
  default void openOnesComeInTheOrderOfTheirEvents() {
    var all = insert(5, SERVICE_HOOK);
    end(all.get(1), State.DELIVERED);
    var open = onDeliveries(table -> table.open(SERVICE_HOOK, 10, 2));
    assertThat(open).containsExactly(all.get(2), all.get(3));
    assertThat(this.<List<WebhookDelivery>>onDeliveries(table -> table.open(SCOPED_HOOK, 0, 2)))
        .isEmpty();
    var stream = all.getFirst().cause().stream();
    assertThat(
            this.<List<WebhookDelivery>>onDeliveries(
                table -> table.open(SERVICE_HOOK, stream, 10, 1)))
        .containsExactly(all.get(2));
    assertThat(
            this.<List<WebhookDelivery>>onDeliveries(
                table -> table.open(SERVICE_HOOK, stream, 10, 9)))
        .containsExactly(all.get(2), all.get(4));
    assertThat(
            this.<List<WebhookDelivery>>onDeliveries(
                table -> table.open(SCOPED_HOOK, stream, 0, 9)))
        .isEmpty();
  }

  @Test
  default void webhooksWithOpenOnesComeOnceEach() {
    assertThat(this.<List<WebhookKey>>onDeliveries(table -> table.webhooks("", 5))).isEmpty();
    insert(3, SERVICE_HOOK);
    var scoped =
        new WebhookDelivery(
            delivery(9),
            SCOPE,
            SCOPED_HOOK,
            made(9, SCOPED_HOOK).cause(),
            "",
            NOON,
            Progress.begun(SETTINGS, NOON));
    onDeliveries(table -> {
      table.insert(List.of(scoped));
      return table;
    });
    assertThat(this.<List<WebhookKey>>onDeliveries(table -> table.webhooks("", 5)))
        .containsExactly(SERVICE_HOOK, SCOPED_HOOK);
    assertThat(this.<List<WebhookKey>>onDeliveries(table -> table.webhooks("", 1)))
        .containsExactly(SERVICE_HOOK);
    assertThat(this.<List<WebhookKey>>onDeliveries(table -> table.webhooks(SERVICE_HOOK.sid(), 5)))
        .containsExactly(SCOPED_HOOK);
    end(scoped, State.DEAD);
    assertThat(this.<List<WebhookKey>>onDeliveries(table -> table.webhooks(SERVICE_HOOK.sid(), 5)))
        .isEmpty();
  }

  @Test
  default void oneIsOpenedAgain() {
    var dead = end(insert(1, SERVICE_HOOK).getFirst(), State.DEAD);
    var now = NOON.plusSeconds(60);
    var open = onDeliveries(table -> table.reopen(SCOPE, delivery(1), SETTINGS, now)).orElseThrow();
    assertThat(open).isEqualTo(dead.with(dead.progress().reopened(SETTINGS, now)));
    assertThat(open.retryCount()).isEqualTo(1);
    assertThat(find(1)).containsExactly(open);
    var again =
        onDeliveries(table -> table.reopen(SCOPE, delivery(1), SETTINGS, now.plusSeconds(1)));
    assertThat(again).contains(open);
  }

  @Test
  default void manyAreOpenedAgain() {
    int count = SqlWebhookDeliveryTable.REOPEN_LOOK_MAX + 2;
    var all = insert(count, SERVICE_HOOK);
    end(all.get(0), State.DELIVERED);
    end(all.get(1), State.DELIVERED);
    end(all.get(2), State.DEAD);
    end(all.getLast(), State.DEAD);
    var first = onDeliveries(table -> table.reopen(SCOPE, 10, State.DEAD, null, SETTINGS, NOON));
    assertThat(first.count()).isEqualTo(1);
    assertThat(first.webhooks()).containsExactly(SERVICE_HOOK);
    var from = Objects.requireNonNull(first.next());
    var second = onDeliveries(table -> table.reopen(SCOPE, 10, State.DEAD, from, SETTINGS, NOON));
    assertThat(second.count()).isEqualTo(1);
    assertThat(second.next()).isNull();
    assertThat(find(count).getFirst().isOpen()).isTrue();
    var rest = onDeliveries(table -> table.reopen(SCOPE, 10, null, null, SETTINGS, NOON));
    assertThat(rest.count()).isEqualTo(1);
    assertThat(find(1).getFirst().isOpen()).isFalse();
    assertThat(find(2).getFirst().isOpen()).isTrue();
  }

  @Test
  default void forgetsTheOldestOfAState() {
    var all = insert(4, SERVICE_HOOK);
    end(all.get(0), State.DELIVERED);
    end(all.get(1), State.DELIVERED);
    end(all.get(2), State.DEAD);
    var later = NOON.plusSeconds(10);
    assertThat(this.<Integer>onDeliveries(table -> table.forget(State.DELIVERED, NOON, 5)))
        .isZero();
    assertThat(this.<Integer>onDeliveries(table -> table.forget(State.DELIVERED, later, 1)))
        .isEqualTo(1);
    assertThat(this.<Integer>onDeliveries(table -> table.forget(State.DELIVERED, later, 5)))
        .isEqualTo(1);
    assertThat(list(null, 0, null)).hasSize(2);
  }

  @Test
  default void settingsAreThoseOfOneService() {
    var settings = new WebhookSettings(3, Duration.ofMinutes(90));
    on(tables -> {
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
    on(tables -> {
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
    on(tables -> {
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
    on(tables -> {
      var leases = tables.leases();
      var until = NOON.plusSeconds(15);
      assertThat(leases.take("x", "a", NOON, until)).isTrue();
      assertThat(leases.take("x", "b", NOON.plusSeconds(14), until)).isFalse();
      assertThat(leases.take("y", "b", NOON, until)).isTrue();
      assertThat(leases.take("x", "a", NOON.plusSeconds(5), NOON.plusSeconds(20))).isTrue();
      assertThat(leases.take("x", "b", NOON.plusSeconds(15), NOON.plusSeconds(30))).isFalse();
      assertThat(leases.take("x", "b", NOON.plusSeconds(20), NOON.plusSeconds(35))).isTrue();
      leases.release("x", "a");
      assertThat(leases.take("x", "a", NOON.plusSeconds(21), NOON.plusSeconds(36))).isFalse();
      leases.release("x", "b");
      assertThat(leases.take("x", "a", NOON.plusSeconds(21), NOON.plusSeconds(36))).isTrue();
      return tables;
    });
  }

  @Test
  default void tellsHowMuchWaitsAndHowLong() {
    assertThat(onDeliveries(WebhookDeliveryTable::waiting))
        .isEqualTo(new WebhookDeliveryTable.Waiting(0, null));
    insert(3, SERVICE_HOOK);
    var later = made(9, SCOPED_HOOK);
    onDeliveries(table -> {
      table.insert(
          List.of(
              new WebhookDelivery(
                  later.sid(),
                  later.scope(),
                  later.webhook(),
                  later.cause(),
                  later.parameters(),
                  NOON.plusSeconds(60),
                  later.progress())));
      return table;
    });
    assertThat(onDeliveries(WebhookDeliveryTable::waiting))
        .isEqualTo(new WebhookDeliveryTable.Waiting(4, NOON));
    for (int number = 1; number <= 3; number++) {
      end(find(number).getFirst(), State.DEAD);
    }
    assertThat(onDeliveries(WebhookDeliveryTable::waiting))
        .isEqualTo(new WebhookDeliveryTable.Waiting(1, NOON.plusSeconds(60)));
  }
}
