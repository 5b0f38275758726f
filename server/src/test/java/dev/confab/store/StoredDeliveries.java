package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Event;
import dev.confab.domain.EventType;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
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
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The deliveries of a store, each change in a transaction of its own.
record StoredDeliveries(Stores stores) {
  static final WebhookKey SERVICE_HOOK = WebhookKey.of(SCOPE.service());
  static final WebhookKey SCOPED_HOOK = WebhookKey.of(new WebhookSid("WH%032x".formatted(1)));

  static final WebhookSettings SETTINGS = new WebhookSettings(7, Duration.ofMinutes(30));

  <R> R on(Function<Tables, R> use) {
    return stores.store().write(use);
  }

  <R> R onDeliveries(Function<WebhookDeliveryTable, R> use) {
    return on(tables -> use.apply(tables.webhookDeliveries()));
  }

  static WebhookDeliverySid delivery(int number) {
    return new WebhookDeliverySid("WD%032x".formatted(number));
  }

  /// Of the event at ten times its number.
  static WebhookDelivery made(int number, WebhookKey webhook) {
    return new WebhookDelivery(
        delivery(number),
        SCOPE,
        webhook,
        new Cause(
            10L * number,
            new Event.Stream(sid(1 + number % 2).value()),
            number,
            EventType.MESSAGE_ADDED.text(),
            NOON),
        "EventType=onMessageAdded&Body=Z%C3%B6e",
        NOON,
        Progress.begun(SETTINGS, NOON));
  }

  /// As above, of a service, and as far as is said.
  static WebhookDelivery made(int number, Scope scope, WebhookKey webhook, Progress progress) {
    var like = made(number, webhook);
    return new WebhookDelivery(
        like.sid(), scope, webhook, like.cause(), like.parameters(), like.created(), progress);
  }

  static Attempt failed(int retryCount) {
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

  List<WebhookDelivery> insert(int count, WebhookKey webhook) {
    return insert(
        IntStream.rangeClosed(1, count).mapToObj(number -> made(number, webhook)).toList());
  }

  List<WebhookDelivery> insert(List<WebhookDelivery> deliveries) {
    return onDeliveries(table -> {
      table.insert(deliveries);
      return deliveries;
    });
  }

  WebhookDelivery record(WebhookDelivery delivery, Progress progress) {
    var changed = delivery.with(progress);
    assertThat(missed(changed)).isEmpty();
    return changed;
  }

  /// Records deliveries.
  ///
  /// @return those that could not be
  List<WebhookDelivery> missed(WebhookDelivery... changed) {
    return onDeliveries(table -> table.record(List.of(changed)));
  }

  WebhookDelivery end(WebhookDelivery delivery, State state) {
    return record(delivery, delivery.progress().ended(state, failed(0), NOON.plusSeconds(9)));
  }

  List<WebhookDelivery> find(int number) {
    return onDeliveries(table -> table.find(SCOPE, delivery(number))).stream().toList();
  }

  /// @param conversation 0 for all
  List<WebhookDelivery> list(
      WebhookDelivery.@Nullable State state, int conversation, @Nullable WebhookKey webhook) {
    var filter =
        new WebhookDeliveryFilter(state, conversation == 0 ? null : sid(conversation), webhook);
    var page = new PageRequest(50, null);
    return onDeliveries(table -> table.list(SCOPE, filter, page)).items();
  }

  Slice<WebhookDelivery> page(
      WebhookDeliveryFilter filter, int size, PageRequest.@Nullable Cursor cursor) {
    return onDeliveries(table -> table.list(SCOPE, filter, new PageRequest(size, cursor)));
  }
}
