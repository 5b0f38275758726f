package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.service;
import static dev.confab.store.StoredDeliveries.SCOPED_HOOK;
import static dev.confab.store.StoredDeliveries.SERVICE_HOOK;
import static dev.confab.store.StoredDeliveries.SETTINGS;
import static dev.confab.store.StoredDeliveries.delivery;
import static dev.confab.store.StoredDeliveries.failed;
import static dev.confab.store.StoredDeliveries.made;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Scope;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookDeliveryTable.Closed;
import dev.confab.domain.WebhookDeliveryTable.Ended;
import dev.confab.domain.WebhookDeliveryTable.Found;
import dev.confab.domain.WebhookDeliveryTable.Old;
import dev.confab.domain.WebhookDeliveryTable.Over;
import dev.confab.domain.WebhookDeliveryTable.Stretch;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookRenewalTable.Renewal;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.WebhookDeliverySid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The specification of what happens to deliveries afterwards: they are opened again, or forgotten.
interface RedeliveryContract extends StoresContract {
  private StoredDeliveries stored() {
    return new StoredDeliveries(stores());
  }

  @Test
  default void whoMissedThatItWasOpenedAgainRecordsNothing() {
    var made = stored().insert(1, SERVICE_HOOK).getFirst();
    var dead = stored().end(made, State.DEAD);
    assertThat(reopen(dead)).hasSize(1);
    var late = made.with(made.progress().ended(State.DELIVERED, failed(0), NOON));
    assertThat(stored().missed(late)).containsExactly(late);
    var open = stored().find(1).getFirst();
    assertThat(open.isOpen()).isTrue();
    stored().record(open, open.progress().ended(State.DELIVERED, failed(1), NOON));
  }

  private static Closed closed(WebhookDelivery delivery) {
    return new Closed(delivery.sid(), delivery.webhook(), delivery.progress().state());
  }

  private List<Closed> reopen(WebhookDelivery... deliveries) {
    var closed = Stream.of(deliveries).map(RedeliveryContract::closed).toList();
    return stored()
        .onDeliveries(table -> table.reopen(SCOPE, closed, SETTINGS, NOON.plusSeconds(60)));
  }

  @Test
  default void whatIsStillAsItWasIsOpenedAgain() {
    var all = stored().insert(3, SERVICE_HOOK);
    var dead = stored().end(all.get(0), State.DEAD);
    var delivered = stored().end(all.get(1), State.DELIVERED);
    var outdated = all.get(1).with(dead.progress());
    assertThat(reopen(outdated, dead)).containsExactly(closed(dead));
    var open = stored().find(1).getFirst();
    assertThat(open).isEqualTo(dead.with(dead.progress().reopened(SETTINGS, NOON.plusSeconds(60))));
    assertThat(open.retryCount()).isEqualTo(1);
    assertThat(stored().find(2)).containsExactly(delivered);
    assertThat(reopen(dead)).isEmpty();
    var strange = new Scope(SCOPE.account(), service(2));
    var elsewhere = List.of(closed(delivered));
    assertThat(
            stored()
                .<List<Closed>>onDeliveries(
                    table -> table.reopen(strange, elsewhere, SETTINGS, NOON)))
        .isEmpty();
  }

  private Found ended(
      long position, @Nullable State state, WebhookDeliverySid after, Instant madeUpTo, int max) {
    var wanted = new Ended(position, state, after, madeUpTo);
    return stored().onDeliveries(table -> table.ended(SCOPE, wanted, max));
  }

  @Test
  default void whatHasEndedIsFoundInParts() {
    var all = stored().insert(6, SERVICE_HOOK);
    var delivered = stored().end(all.get(1), State.DELIVERED);
    var dead = stored().end(all.get(2), State.DEAD);
    var dropped = stored().end(all.get(4), State.DROPPED);
    var later =
        new WebhookDelivery(
            delivery(7),
            SCOPE,
            SERVICE_HOOK,
            made(7, SERVICE_HOOK).cause(),
            "",
            NOON.plusNanos(1_000),
            Progress.begun(SETTINGS, NOON).ended(State.DEAD, NOON));
    stored().insert(List.of(later));
    var first = ended(10, null, delivery(0), NOON, 2);
    assertThat(first).isEqualTo(new Found(List.of(closed(delivered), closed(dead)), delivery(3)));
    assertThat(ended(10, null, delivery(3), NOON, 2))
        .isEqualTo(new Found(List.of(closed(dropped)), null));
    assertThat(ended(20, null, delivery(0), NOON, 5).deliveries())
        .containsExactly(closed(dead), closed(dropped));
    assertThat(ended(0, State.DEAD, delivery(0), NOON.plusSeconds(1), 5).deliveries())
        .containsExactly(closed(dead), closed(later));
    assertThat(ended(0, State.DELIVERED, delivery(0), NOON, 5).deliveries())
        .containsExactly(closed(delivered));
    assertThat(ended(0, State.DEAD, delivery(3), NOON, 5)).isEqualTo(new Found(List.of(), null));
  }

  @Test
  default void whatIsRareIsLookedForInParts() {
    int count = DeliverySearch.LOOK_MAX + 2;
    var all = stored().insert(count, SERVICE_HOOK);
    var dead = stored().end(all.getLast(), State.DEAD);
    var nothing = new Found(List.of(), delivery(DeliverySearch.LOOK_MAX));
    assertThat(ended(0, null, delivery(0), NOON, 5)).isEqualTo(nothing);
    assertThat(ended(0, State.DEAD, delivery(0), NOON, 5))
        .isEqualTo(new Found(List.of(closed(dead)), null));
  }

  /// What is made while a search runs must not keep it from its end.
  @Test
  default void theSearchEndsBeforeWhatWasMadeMuchLater() {
    var late = WebhookDeliverySid.startOf(NOON.plus(DeliverySearch.CLOCKS_APART_MAX));
    var cause = made(1, SERVICE_HOOK).cause();
    var dead = Progress.begun(SETTINGS, NOON).ended(State.DEAD, NOON);
    var made = NOON.minusSeconds(5);
    stored().insert(List.of(new WebhookDelivery(late, SCOPE, SERVICE_HOOK, cause, "", made, dead)));
    var before = NOON.minusMillis(1);
    assertThat(ended(0, State.DEAD, delivery(0), before, 5).deliveries()).isEmpty();
    assertThat(ended(0, State.DEAD, delivery(0), NOON.plusMillis(1), 5).deliveries()).hasSize(1);
  }

  @Test
  default void aPositionTellsWhereItsDeliveriesBegin() {
    new StoredMessages(stores()).begin(conversation(1, NOON));
    stores().store().append(MessageSamples.draft(1, 1, "system", NOON), null);
    long position = stores().log().end();
    assertThat(position).isPositive();
    var apart = DeliverySearch.CLOCKS_APART_MAX;
    var start = WebhookDeliverySid.startOf(NOON.minus(apart));
    assertThat(stored().<WebhookDeliverySid>onDeliveries(table -> table.start(position)))
        .isEqualTo(start);
    assertThat(stored().<WebhookDeliverySid>onDeliveries(table -> table.start(position + 100)))
        .isEqualTo(start);
    assertThat(stored().<WebhookDeliverySid>onDeliveries(table -> table.start(0)))
        .isEqualTo(delivery(0));
  }

  @Test
  default void servicesWithDeliveriesComeOnceEach() {
    assertThat(stored().<List<ServiceSid>>onDeliveries(table -> table.services("", 5))).isEmpty();
    stored().insert(3, SERVICE_HOOK);
    var other = new Scope(SCOPE.account(), service(7));
    var begun = Progress.begun(SETTINGS, NOON);
    var hook = WebhookKey.of(other.service());
    stored().insert(List.of(made(9, other, hook, begun)));
    assertThat(stored().<List<ServiceSid>>onDeliveries(table -> table.services("", 5)))
        .containsExactly(SCOPE.service(), other.service());
    assertThat(stored().<List<ServiceSid>>onDeliveries(table -> table.services("", 1)))
        .containsExactly(SCOPE.service());
    var last = SCOPE.service().value();
    assertThat(stored().<List<ServiceSid>>onDeliveries(table -> table.services(last, 5)))
        .containsExactly(other.service());
  }

  @Test
  default void forgetsWhatIsOverInAStretch() {
    var all = stored().insert(6, SERVICE_HOOK);
    stored().end(all.get(0), State.DELIVERED);
    stored().end(all.get(1), State.DEAD);
    stored().end(all.get(2), State.DROPPED);
    stored().end(all.get(4), State.DELIVERED);
    stored().end(all.get(5), State.DELIVERED);
    var ended = NOON.plusSeconds(9);
    var whole = new Stretch(SCOPE.service(), delivery(0), delivery(5));
    var early = new Over(ended, ended);
    var over = new Over(ended.plusNanos(1_000), ended);
    assertThat(old(whole, early, 9)).isEqualTo(new Old(0, null));
    forget(whole, early);
    assertThat(stored().list(null, 0, null)).hasSize(6);
    assertThat(old(whole, over, 5)).isEqualTo(new Old(3, delivery(5)));
    assertThat(old(whole, over, 6)).isEqualTo(new Old(3, null));
    var part = new Stretch(SCOPE.service(), delivery(0), delivery(3));
    forget(part, over);
    assertThat(numbers()).containsExactly(2, 4, 5, 6);
    var elsewhere = new Stretch(service(2), delivery(0), delivery(9));
    forget(elsewhere, over);
    var behind = new Stretch(SCOPE.service(), delivery(4), delivery(5));
    forget(behind, over);
    assertThat(numbers()).containsExactly(2, 4, 6);
    forget(whole, new Over(NOON, ended.plusNanos(1_000)));
    assertThat(numbers()).containsExactly(4, 6);
  }

  private Old old(Stretch stretch, Over over, int max) {
    return stored().onDeliveries(table -> table.old(stretch, over, max));
  }

  private void forget(Stretch stretch, Over over) {
    stored()
        .onDeliveries(table -> {
          table.forget(stretch, over);
          return table;
        });
  }

  private List<Integer> numbers() {
    return stored().list(null, 0, null).stream()
        .map(one -> Integer.parseInt(one.sid().value().substring(2), 16))
        .toList();
  }

  @Test
  default void deliveriesGoWithTheirService() {
    var services = new StoredServices(stores());
    services.insert(StoreSamples.service(1, NOON));
    services.insert(StoreSamples.service(2, NOON));
    stored().insert(5, SERVICE_HOOK);
    var kept = new Scope(SCOPE.account(), service(2));
    var begun = Progress.begun(SETTINGS, NOON);
    var hook = WebhookKey.of(kept.account());
    stored().insert(List.of(made(9, kept, hook, begun)));
    services.delete(SCOPE.account(), SCOPE.service(), NOON);
    while (stores().trash().purge(NOON, 3) > 0) {
      assertThat(stored().<Optional<WebhookDelivery>>onDeliveries(t -> t.find(kept, delivery(9))))
          .isPresent();
    }
    assertThat(stored().list(null, 0, null)).isEmpty();
    var noted = stored().on(tables -> tables.webhookRenewals().list(9));
    assertThat(noted).extracting(Renewal::webhook).isNotEmpty().containsOnly(SERVICE_HOOK);
    // What was being told of it meanwhile has nowhere to be recorded.
    var late = made(1, SERVICE_HOOK);
    var told = late.with(late.progress().ended(State.DELIVERED, failed(0), NOON));
    assertThat(stored().missed(told)).containsExactly(told);
  }

  @Test
  default void renewalsAreTakenOneByOne() {
    stored()
        .on(tables -> {
          var renewals = tables.webhookRenewals();
          assertThat(renewals.list(5)).isEmpty();
          renewals.add(List.of(SCOPED_HOOK, SERVICE_HOOK));
          renewals.add(List.of(SCOPED_HOOK));
          renewals.add(List.of());
          assertThat(renewals.list(1)).extracting(Renewal::webhook).containsExactly(SCOPED_HOOK);
          var all = renewals.list(5);
          assertThat(all)
              .extracting(Renewal::webhook)
              .containsExactly(SCOPED_HOOK, SERVICE_HOOK, SCOPED_HOOK);
          renewals.remove(all);
          assertThat(renewals.list(5)).isEmpty();
          renewals.add(List.of(SCOPED_HOOK));
          renewals.remove(all);
          assertThat(renewals.list(5)).hasSize(1);
          return tables;
        });
  }
}
