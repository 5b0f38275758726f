package dev.confab.webhooks;

import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.EventType;
import dev.confab.domain.LogReaderTable;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDeliveryFilter;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookSettings;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.http.Params;
import dev.confab.support.Alarms;
import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
  private static final Map<String, String> CALLING = Map.of("X-Twilio-Webhook-Enabled", "true");
  private static final String ACCOUNT_URL = "https://account.example.com/a?b=c";
  private static final String SERVICE_URL = "https://service.example.com/";
  private static final String SCOPED_URL = "https://scoped.example.com/";

  @AutoClose private final ApiUnderTest api;
  private Planning planner;
  private long nanos;
  private boolean isBusy;

  PlannerTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    planner = planner(false);
  }

  private Planning planner(boolean isServiceAlone) {
    var parts =
        new Dispatcher.Parts(
            api.stores.store(),
            api.stores.log(),
            api.clock,
            new Random(1),
            "test",
            () -> isBusy,
            isServiceAlone,
            DeliveryObserver.NONE);
    return new Planning(parts, () -> nanos);
  }

  private List<WebhookDelivery> plan() {
    return planner.plan();
  }

  private Scope scope() {
    return new Scope(api.account.sid(), api.account.defaultService());
  }

  private String service() {
    return "/v1/Services/" + scope().service();
  }

  private void configureAccount(String events) {
    var form = field("PostWebhookUrl", ACCOUNT_URL) + filters(events);
    assertThat(api.post("/v1/Configuration/Webhooks", form).status()).isEqualTo(200);
  }

  private void configureService(String events) {
    var form = field("PostWebhookUrl", SERVICE_URL) + "&Method=GET" + filters(events);
    assertThat(api.post(service() + "/Configuration/Webhooks", form).status()).isEqualTo(200);
  }

  private static String filters(String events) {
    var filters = new StringBuilder();
    for (var event : events.split(" ", -1)) {
      filters.append("&Filters=").append(event);
    }
    return filters.toString();
  }

  private String conversation() {
    return api.post("/v1/Conversations", "FriendlyName=x", CALLING).text("sid");
  }

  private String message(String conversation, String body) {
    return api.post("/v1/Conversations/" + conversation + "/Messages", field("Body", body), CALLING)
        .text("sid");
  }

  private String webhook(String conversation, String form) {
    var made =
        api.post(
            "/v1/Conversations/" + conversation + "/Webhooks",
            form + "&" + field("Configuration.Url", SCOPED_URL));
    assertThat(made.status()).isEqualTo(201);
    return made.text("sid");
  }

  private static List<String> told(List<WebhookDelivery> deliveries) {
    return deliveries.stream()
        .map(one -> one.webhook().sid().substring(0, 2) + " " + one.cause().type())
        .toList();
  }

  private List<WebhookDelivery> stored(WebhookKey webhook) {
    return api.stores.store().read(tables -> tables.webhookDeliveries().open(webhook, 0, 100));
  }

  @Test
  void whileRequestsQueueAQuarterIsPlannedAndTheRestAfterwards() {
    configureAccount("onMessageAdded");
    var conversation = conversation();
    assertThat(plan()).isEmpty();
    for (int i = 0; i < 240; i++) {
      message(conversation, "m" + i);
    }
    isBusy = true;
    var meanwhile = plan();
    assertThat(meanwhile).hasSize(60);
    assertThat(plan()).isEmpty();
    isBusy = false;
    assertThat(plan()).isEmpty();
    nanos += Duration.ofSeconds(1).toNanos();
    var afterwards = plan();
    assertThat(afterwards).hasSize(180);
    assertThat(afterwards.getFirst().cause().position())
        .isGreaterThan(meanwhile.getLast().cause().position());
  }

  /// It comes from a newer server, or was changed by hand.
  @Test
  void whatCannotBeUnderstoodIsPassedOver() {
    configureAccount("onMessageAdded onConversationUpdated");
    var conversation = conversation();
    var webhook = webhook(conversation, "Target=webhook&Configuration.Filters=onMessageAdded");
    message(conversation, "one");
    message(conversation, "two");
    var changed = "/v1/Conversations/" + conversation + "/Webhooks/" + webhook;
    assertThat(api.post(changed, "Configuration.Method=GET").status()).isEqualTo(200);
    message(conversation, "three");
    spoil("type = 'onSomethingNew' WHERE sequence = 2");
    spoil("data = '' WHERE sequence IN (3, 4)");
    assertThat(told(plan())).containsExactly("AC onMessageAdded", "WH onMessageAdded");
  }

  private void spoil(String change) {
    int changed =
        api.stores
            .database()
            .write(session ->
                session.update("UPDATE event SET " + change + " AND stream_sid LIKE 'CH%'"));
    assertThat(changed).isPositive();
  }

  private List<WebhookDelivery> listed(WebhookDelivery.State state) {
    var filter = new WebhookDeliveryFilter(state, null, null);
    return api.stores
        .store()
        .read(tables -> tables.webhookDeliveries().list(scope(), filter, new PageRequest(50, null)))
        .items();
  }

  @Test
  void whatCannotBePutIntoWordsIsDeadAndStopsNobody() {
    configureAccount("onConversationAdded onMessageAdded");
    try (var alarms = Alarms.listen()) {
      var broken = conversation();
      spoil("data = '{\"date_created\":\"yesterday\"}' WHERE sequence = 0");
      message(conversation(), "hello");
      assertThat(told(plan())).containsExactly("AC onConversationAdded", "AC onMessageAdded");
      assertThat(plan()).isEmpty();
      var dead = listed(WebhookDelivery.State.DEAD);
      assertThat(dead).hasSize(1);
      assertThat(dead.getFirst().cause().stream().sid()).isEqualTo(broken);
      assertThat(dead.getFirst().progress().attempts()).isEmpty();
      assertThat(EventForm.of(dead.getFirst(), 0).parameters())
          .contains(new Parameter("EventType", "onConversationAdded"));
      assertThat(alarms.heard()).hasSize(1);
    }
  }

  private long written() {
    return api.stores
        .store()
        .read(tables -> tables.logReaders().find(LogReaderTable.WEBHOOKS).position());
  }

  @Test
  void whatWasBeforeAWebhookIsNeverTold() {
    message(conversation(), "hello");
    assertThat(plan()).isEmpty();
    assertThat(written()).isZero();
    configureAccount("onConversationAdded onMessageAdded");
    assertThat(plan()).isEmpty();
    assertThat(written()).isEqualTo(api.stores.log().end());
    planner.restart();
    assertThat(plan()).isEmpty();
    assertThat(planner(false).plan()).isEmpty();
  }

  /// Otherwise what is old could not be removed while nothing happens.
  @Test
  void howFarTheLogIsPlannedIsWrittenSoon() {
    message(conversation(), "hello");
    assertThat(plan()).isEmpty();
    nanos += Duration.ofSeconds(1).toNanos() - 1;
    assertThat(plan()).isEmpty();
    assertThat(written()).isZero();
    nanos++;
    assertThat(plan()).isEmpty();
    assertThat(written()).isEqualTo(api.stores.log().end());
    assertThat(planner.step().isOvertaken()).isFalse();
  }

  /// Data that is not there is complained of by who reads it.
  @Test
  void whatNobodyHearsIsNotRead() {
    configureAccount("onConversationAdded");
    var conversation = conversation();
    message(conversation, "hello");
    spoil("data = '' WHERE sequence = 1");
    try (var alarms = Alarms.listen()) {
      assertThat(told(plan())).containsExactly("AC onConversationAdded");
      assertThat(alarms.heard()).isEmpty();
    }
  }

  @Test
  void accountAndServiceHearWhatTheirFiltersName() {
    configureAccount("onConversationAdded onMessageAdded");
    configureService("onMessageAdded");
    var conversation = conversation();
    message(conversation, "hello");
    assertThat(told(plan()))
        .containsExactly("AC onConversationAdded", "AC onMessageAdded", "IS onMessageAdded");
    assertThat(plan()).isEmpty();
  }

  @Test
  void aDeliverySaysWhatIsToldToWhom() {
    configureService("onMessageAdded");
    assertThat(plan()).isEmpty();
    var conversation = conversation();
    message(conversation, "hello");
    var plan = planner.step();
    var delivery = plan.deliveries().getFirst();
    assertThat(delivery.scope()).isEqualTo(scope());
    assertThat(delivery.webhook()).isEqualTo(WebhookKey.of(scope().service()));
    assertThat(delivery.cause().stream().sid()).isEqualTo(conversation);
    assertThat(delivery.cause().sequence()).isEqualTo(1);
    assertThat(delivery.cause().type()).isEqualTo(EventType.MESSAGE_ADDED.text());
    assertThat(delivery.parameters())
        .contains("EventType=onMessageAdded", "ConversationSid=" + conversation)
        .doesNotContain("RetryCount");
    assertThat(delivery.progress().triesMax()).isEqualTo(WebhookSettings.DEFAULT.attemptsMax());
    assertThat(plan.destinations())
        .isEqualTo(Map.of(delivery.webhook(), new Destination(SERVICE_URL, WebhookMethod.GET)));
    assertThat(plan()).isEmpty();
    assertThat(stored(delivery.webhook())).containsExactly(delivery);
  }

  /// Which the data of a message does not tell.
  @Test
  void aMessageIsToldWithTheMessagingServiceOfItsConversation() {
    configureService("onMessageAdded");
    assertThat(plan()).isEmpty();
    var service = "MG" + "7".repeat(32);
    var form = "MessagingServiceSid=" + service;
    message(api.post("/v1/Conversations", form).text("sid"), "hello");
    message(conversation(), "hello");
    assertThat(planner.step().deliveries())
        .extracting(one -> one.parameters().contains("MessagingServiceSid=" + service))
        .containsExactly(true, false);
  }

  @Test
  void withoutTheHeaderNobodyHears() {
    configureAccount("onConversationAdded");
    api.post("/v1/Conversations", "FriendlyName=x");
    assertThat(plan()).isEmpty();
  }

  /// Nobody has asked for it, so no request can have said that nobody shall hear of it.
  @Test
  void whatAConversationDoesByItselfIsHeardAnyway() {
    configureAccount("onMessageAdded onParticipantAdded onConversationStateUpdated");
    for (var form : List.of("Messages Body=x", "Participants Identity=ann")) {
      var change = form.split(" ", -1);
      var conversation = api.post("/v1/Conversations", "State=inactive").text("sid");
      var path = "/v1/Conversations/" + conversation + "/" + change[0];
      assertThat(api.post(path, change[1]).status()).isEqualTo(201);
      var deliveries = plan();
      assertThat(told(deliveries)).containsExactly("AC onConversationStateUpdated");
      assertThat(deliveries.getFirst().parameters())
          .contains("Source=API", "Reason=EVENT", "StateFrom=inactive", "StateTo=active");
    }
  }

  @Test
  void aServiceCanTakeItsAccountsPlace() {
    planner = planner(true);
    configureAccount("onConversationAdded");
    conversation();
    assertThat(told(plan())).containsExactly("AC onConversationAdded");
    configureService("onMessageAdded");
    var conversation = conversation();
    message(conversation, "hello");
    assertThat(told(plan())).containsExactly("IS onMessageAdded");
  }

  @Test
  void whatIsConfiguredHoldsForWhatHappensThen() {
    configureAccount("onConversationAdded");
    conversation();
    assertThat(plan()).hasSize(1);
    configureAccount("onMessageAdded");
    conversation();
    assertThat(plan()).isEmpty();
    api.post("/v1/Configuration/Webhooks", "PostWebhookUrl=");
    message(conversation(), "hello");
    assertThat(plan()).isEmpty();
  }

  @Test
  void whoCallsSomethingElseIsNamed() {
    configureAccount("onMessageAdded");
    configureService("onMessageAdded");
    var webhook = webhook(conversation(), "Target=webhook&Configuration.Filters=onMessageAdded");
    plan();
    configureService("onConversationAdded");
    configureAccount("onConversationAdded");
    var path = api.get("/v1/Conversations").objects("conversations").getFirst().get("sid");
    api.post("/v1/Conversations/" + path + "/Webhooks/" + webhook, "Configuration.Method=GET");
    assertThat(planner.step().changed())
        .containsExactly(WebhookKey.of(scope().service()), WebhookKey.of(api.account.sid()));
    assertThat(planner.step().changed()).containsExactly(new WebhookKey(webhook));
  }

  @Test
  void aWebhookOfAConversationHearsOfIt() {
    var conversation = conversation();
    var other = conversation();
    message(conversation, "before");
    var webhook = webhook(conversation, "Target=webhook&Configuration.Filters=onMessageAdded");
    message(conversation, "while");
    message(other, "elsewhere");
    api.post("/v1/Conversations/" + conversation, "FriendlyName=y", CALLING);
    api.delete("/v1/Conversations/" + conversation + "/Webhooks/" + webhook);
    message(conversation, "after");
    var deliveries = plan();
    assertThat(deliveries).hasSize(1);
    assertThat(deliveries.getFirst().webhook().sid()).isEqualTo(webhook);
    assertThat(deliveries.getFirst().cause().sequence()).isEqualTo(3);
    assertThat(plan()).isEmpty();
  }

  @Test
  void aTriggerHearsOfItsWords() {
    var conversation = conversation();
    webhook(
        conversation,
        "Target=trigger&Configuration.Triggers=STOP&" + field("Configuration.Triggers", "é !"));
    message(conversation, "please don't stop me");
    message(conversation, "go on");
    message(conversation, "caf\u00c9 !");
    api.post("/v1/Conversations/" + conversation, "FriendlyName=stop", CALLING);
    assertThat(plan()).extracting(one -> one.cause().sequence()).containsExactly(2L, 4L);
  }

  @Test
  void studioIsNotCalled() {
    var conversation = conversation();
    webhook(conversation, "Target=studio&Configuration.FlowSid=FW" + "0".repeat(32));
    message(conversation, "hello");
    assertThat(plan()).isEmpty();
  }

  @Test
  void webhooksHearThatTheirConversationIsRemoved() {
    var conversation = conversation();
    webhook(
        conversation,
        "Target=webhook&Configuration.Filters=onMessageAdded"
            + "&Configuration.Filters=onConversationRemoved");
    message(conversation, "last words");
    api.send("DELETE", "/v1/Conversations/" + conversation, Params.NONE, CALLING);
    assertThat(told(plan())).containsExactly("WH onMessageAdded", "WH onConversationRemoved");
    var forgotten =
        api.stores
            .store()
            .write(tables -> tables.webhooks().forget(api.clock.instant().plusSeconds(1), 5));
    assertThat(forgotten).isEqualTo(1);
  }

  /// Whoever is overtaken may have told what somebody else tells, with the same idempotency token.
  @Test
  void everyEventIsWrittenOnceByWhoeverPlans() {
    configureAccount("onConversationAdded");
    var other = planner(false);
    conversation();
    assertThat(plan()).hasSize(1);
    assertThat(other.plan()).isEmpty();
    conversation();
    var others = other.plan();
    conversation();
    var overtaken = planner.step().deliveries();
    assertThat(overtaken).hasSize(2).startsWith(others.getFirst());
    planner.ledger.writeAll();
    assertThat(planner.step().isOvertaken()).isTrue();
    assertThat(plan()).containsExactly(overtaken.getLast());
    assertThat(stored(WebhookKey.of(api.account.sid()))).hasSize(3);
  }

  /// As after a crash.
  @Test
  void whatIsNotWrittenIsPlannedAgain() {
    configureAccount("onConversationAdded");
    assertThat(plan()).isEmpty();
    conversation();
    var told = planner.step().deliveries();
    assertThat(told).hasSize(1);
    api.clock.advance(Duration.ofMinutes(1));
    var again = planner(false).plan();
    assertThat(again).extracting(WebhookDelivery::sid).containsExactly(told.getFirst().sid());
    assertThat(again).extracting(WebhookDelivery::cause).containsExactly(told.getFirst().cause());
  }

  @Test
  void settingsOfTheServiceHold() {
    configureAccount("onConversationAdded");
    var settings = new WebhookSettings(3, Duration.ofMinutes(7));
    api.stores
        .store()
        .write(tables -> {
          tables.webhookSettings().replace(scope(), settings);
          return settings;
        });
    conversation();
    var progress = plan().getFirst().progress();
    assertThat(progress.triesMax()).isEqualTo(3);
    assertThat(progress.expires()).isEqualTo(api.clock.instant().plus(Duration.ofMinutes(7)));
  }

  @Test
  void aLongLogIsPlannedInParts() {
    configureAccount("onMessageAdded");
    var conversation = conversation();
    for (int number = 0; number < SendingLimits.EVENTS_MAX + 10; number++) {
      message(conversation, "hello");
    }
    var first = planner.step();
    assertThat(first.isEnd()).isFalse();
    var all = new ArrayList<>(first.deliveries());
    all.addAll(plan());
    assertThat(all).hasSize(SendingLimits.EVENTS_MAX + 10);
    assertThat(all).extracting(one -> one.cause().position()).isSorted().doesNotHaveDuplicates();
    assertThat(all).extracting(WebhookDelivery::sid).doesNotHaveDuplicates();
    assertThat(all)
        .extracting(WebhookDelivery::sid)
        .isSortedAccordingTo(Comparator.comparing(WebhookDeliverySid::value));
  }
}
