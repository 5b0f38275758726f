package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.ApiUnderTest.field;
import static dev.confab.support.JsonReader.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationRef;
import dev.confab.domain.ConversationState;
import dev.confab.domain.EventType;
import dev.confab.domain.Scope;
import dev.confab.domain.Webhook;
import dev.confab.domain.sid.WebhookSid;
import dev.confab.http.Params;
import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopedWebhooksResourceTest {
  private static final String URL = "https://hooks.example.com/a?b=c";
  private static final String FLOW = "FW0123456789abcdef0123456789abcdef";
  private static final String HOOK =
      "Target=webhook&Configuration.Filters=onMessageAdded&" + field("Configuration.Url", URL);
  private static final String TRIGGER =
      "Target=trigger&Configuration.Triggers=help&" + field("Configuration.Url", URL);

  @AutoClose private final ApiUnderTest api;
  private String conversation = "";
  private String path = "";

  ScopedWebhooksResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    conversation = api.post("/v1/Conversations", "UniqueName=order").text("sid");
    path = "/v1/Conversations/" + conversation + "/Webhooks";
  }

  private Webhook stored(String sid) {
    var scope = new Scope(api.account.sid(), api.account.defaultService());
    return api.stores
        .store()
        .read(tables ->
            tables
                .conversations()
                .find(scope, ConversationRef.of(conversation))
                .flatMap(found -> tables.webhooks().find(found, new WebhookSid(sid))))
        .orElseThrow();
  }

  @Test
  void aWebhookIsAnsweredAsTwilioPrintsIt() {
    var created =
        api.post(
            path,
            "Target=WebHook&Configuration.Method=gEt&Configuration.Filters=onParticipantAdded"
                + "&Configuration.Filters=onMessageAdded&Configuration.ReplayAfter=7&"
                + field("Configuration.Url", URL));
    assertThat(created.status()).isEqualTo(201);
    var sid = created.text("sid");
    assertThat(sid).startsWith("WH");
    assertThat(created.json())
        .isEqualTo(
            members(
                "sid",
                sid,
                "account_sid",
                api.account.sid().value(),
                "conversation_sid",
                conversation,
                "target",
                "webhook",
                "configuration",
                Map.of(
                    "url",
                    URL,
                    "method",
                    "GET",
                    "filters",
                    List.of("onParticipantAdded", "onMessageAdded")),
                "date_created",
                "2026-03-01T08:00:00Z",
                "date_updated",
                "2026-03-01T08:00:00Z",
                "url",
                ORIGIN + path + "/" + sid));
    assertThat(api.get(path + "/" + sid).body()).isEqualTo(created.body());
    assertThat(stored(sid).replayAfter()).isEqualTo(7);
  }

  @Test
  void eachTargetShowsItsOwnConfigurationOnly() {
    var all = "&Configuration.Filters=onMessageAdded&Configuration.FlowSid=" + FLOW;
    var trigger = api.post(path, TRIGGER + "&Configuration.Triggers=stop+it" + all);
    assertThat(trigger.json())
        .containsEntry(
            "configuration",
            Map.of("url", URL, "method", "POST", "triggers", List.of("help", "stop it")));
    var studio = api.post(path, "Target=studio&Configuration.Url=nonsense" + all);
    assertThat(studio.json()).containsEntry("configuration", Map.of("flow_sid", FLOW));
    assertThat(stored(studio.text("sid")).replayAfter()).isNull();
  }

  @Test
  void theServicePathShowsTheService() {
    var service = api.account.defaultService().value();
    var long_ = "/v1/Services/" + service + "/Conversations/" + conversation + "/Webhooks";
    var created = api.post(long_, HOOK);
    assertThat(created.json())
        .containsEntry("chat_service_sid", service)
        .containsEntry("url", ORIGIN + long_ + "/" + created.text("sid"));
    var sid = created.text("sid");
    assertThat(api.get(path + "/" + sid).json()).doesNotContainKey("chat_service_sid");
    assertThat(api.get(long_ + "/" + sid).body()).isEqualTo(created.body());
    assertThat(api.get(long_).body()).contains(sid);
    assertThat(api.post(long_ + "/" + sid, "Configuration.Method=get").json())
        .containsEntry("chat_service_sid", service);
    assertThat(api.delete(long_ + "/" + sid).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400/50368",
    "Target=, 400/50368",
    "Target=flex, 400/50364",
    "Target=webhook&Configuration.Filters=onMessageAdded, 400/50369",
    "Target=trigger&Configuration.Triggers=a&Configuration.Url=, 400/50369",
    "Target=webhook&Configuration.Url=https://a.example.com, 400/50370",
    "Target=webhook&Configuration.Url=https://a.example.com&Configuration.Filters=, 400/50370",
    "Target=trigger&Configuration.Url=https://a.example.com, 400/50371",
    "Target=trigger&Configuration.Url=https://a.example.com&Configuration.Triggers=, 400/50371",
    "Target=studio, 400/50367",
    "Target=studio&Configuration.FlowSid=FW1, 400/50367",
    "Target=studio&Configuration.FlowSid=, 400/50367"
  })
  void aTargetNeedsItsFields(String form, String error) {
    assertThat(api.post(path, form).error()).isEqualTo(error);
    assertThat(api.get(path).body()).contains("\"webhooks\":[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "onMessageAdd",
        "onConversationUpdate",
        "onConversationAdded",
        "onUserUpdated",
        "onUserRemoved",
        "onMessageSent",
        "onmessageadded"
      })
  void onlyEventsAfterTheFactCanBeFilters(String event) {
    assertThat(api.post(path, HOOK + "&Configuration.Filters=" + event).error())
        .isEqualTo("400/50365");
    assertThat(api.post(path, HOOK + "&Configuration.Filters=").error()).isEqualTo("400/50365");
  }

  @Test
  void allEventsOfAConversationCanBeFilters() {
    var events =
        List.of(
            "onConversationUpdated",
            "onConversationRemoved",
            "onConversationStateUpdated",
            "onMessageUpdated",
            "onMessageRemoved",
            "onParticipantAdded",
            "onParticipantUpdated",
            "onParticipantRemoved",
            "onDeliveryUpdated",
            "onMessageAdded");
    var form = HOOK.replace("onMessageAdded", String.join("&Configuration.Filters[]=", events));
    var created = api.post(path, form + "&Configuration.Filters=onMessageAdded");
    assertThat(created.json())
        .containsEntry("configuration", Map.of("url", URL, "method", "POST", "filters", events));
  }

  @Test
  void textsHaveTheirLimits() {
    var longest = "https://a.example.com/" + "x".repeat(512 - 22);
    var hook = "Target=webhook&Configuration.Filters=onMessageAdded&Configuration.Url=";
    assertThat(api.post(path, hook + longest).status()).isEqualTo(201);
    assertThat(api.post(path, hook + longest + "x").error()).isEqualTo("400/50372");
    var trigger = "&" + field("Configuration.Triggers", "😀".repeat(248));
    assertThat(api.post(path, TRIGGER + trigger).status()).isEqualTo(201);
    assertThat(api.post(path, TRIGGER + trigger + "x").error()).isEqualTo("400/50366");
    assertThat(api.post(path, TRIGGER + "&Configuration.Triggers=").error()).isEqualTo("400/50366");
    var five = TRIGGER + "&Configuration.Triggers=help".repeat(4);
    assertThat(api.post(path, five).status()).isEqualTo(201);
    assertThat(api.post(path, five + "&Configuration.Triggers=help").error())
        .isEqualTo("400/50362");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "ftp://a.example.com",
        "http://",
        "http://127.0.0.1/",
        "http://localhost:8080/",
        "http://10.1.2.3/",
        "http://[::1]/",
        "http://169.254.169.254/latest"
      })
  void aUrlMustBeOneThatMayBeCalled(String url) {
    var form = "Target=webhook&Configuration.Filters=onMessageAdded&";
    assertThat(api.post(path, form + field("Configuration.Url", url)).error())
        .isEqualTo("400/20001");
    var sid = api.post(path, HOOK).text("sid");
    assertThat(api.post(path + "/" + sid, field("Configuration.Url", url)).error())
        .isEqualTo("400/20001");
  }

  @ParameterizedTest
  @CsvSource({
    "Configuration.Method=put, 400/50055",
    "Configuration.ReplayAfter=-1, 400/20001",
    "Configuration.ReplayAfter=x, 400/20001",
    "Configuration.ReplayAfter=1.5, 400/20001",
    "Configuration.ReplayAfter=9999999999999999999, 400/20001"
  })
  void valuesOfOtherFieldsAreChecked(String field, String error) {
    assertThat(api.post(path, HOOK + "&" + field).error()).isEqualTo(error);
  }

  @Test
  void anUpdateChangesTheFieldsOfItsOwnTarget() {
    var sid = api.post(path, HOOK).text("sid");
    api.clock.advance(Duration.ofMinutes(1));
    var updated =
        api.post(
            path + "/" + sid,
            "Target=studio&Configuration.Url=http://b.example.com&Configuration.Method=GET"
                + "&Configuration.Filters=onMessageRemoved&Configuration.Triggers="
                + "&Configuration.FlowSid=nonsense&Configuration.ReplayAfter=nonsense");
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.json())
        .containsEntry("target", "webhook")
        .containsEntry("date_created", "2026-03-01T08:00:00Z")
        .containsEntry("date_updated", "2026-03-01T08:01:00Z")
        .containsEntry(
            "configuration",
            Map.of(
                "url",
                "http://b.example.com",
                "method",
                "GET",
                "filters",
                List.of("onMessageRemoved")));
    assertThat(api.get(path + "/" + sid).body()).isEqualTo(updated.body());
  }

  @Test
  void updatesOfTheOtherTargets() {
    var trigger = path + "/" + api.post(path, TRIGGER).text("sid");
    assertThat(api.post(trigger, "Configuration.Triggers=start&Configuration.Method=get").json())
        .containsEntry(
            "configuration", Map.of("url", URL, "method", "GET", "triggers", List.of("start")));
    var studio =
        path + "/" + api.post(path, "Target=studio&Configuration.FlowSid=" + FLOW).text("sid");
    var other = FLOW.replace('0', 'f');
    assertThat(api.post(studio, "Configuration.FlowSid=" + other).json())
        .containsEntry("configuration", Map.of("flow_sid", other));
  }

  @Test
  void anUpdateWithoutEffectChangesNothing() {
    var created = api.post(path, HOOK);
    api.clock.advance(Duration.ofMinutes(1));
    var one = path + "/" + created.text("sid");
    assertThat(api.post(one, "").body()).isEqualTo(created.body());
    assertThat(api.post(one, "Configuration.Method=").body()).isEqualTo(created.body());
    assertThat(api.post(one, HOOK).body()).isEqualTo(created.body());
  }

  @ParameterizedTest
  @CsvSource({
    "Configuration.Url=, 400/50369",
    "Configuration.Filters=, 400/50370",
    "Configuration.Filters=onMessageAdd, 400/50365",
    "Configuration.Method=put, 400/50055"
  })
  void anUpdateCannotTakeWhatATargetNeeds(String form, String error) {
    var created = api.post(path, HOOK);
    var one = path + "/" + created.text("sid");
    assertThat(api.post(one, form).error()).isEqualTo(error);
    assertThat(api.get(one).body()).isEqualTo(created.body());
  }

  @Test
  void fiveAreEnough() {
    for (int i = 0; i < 5; i++) {
      assertThat(api.post(path, HOOK).status()).isEqualTo(201);
    }
    assertThat(api.post(path, HOOK).error()).isEqualTo("400/50361");
    var list = api.get(path + "?PageSize=100");
    assertThat((List<?>) list.json().get("webhooks")).hasSize(5);
    assertThat((Map<?, ?>) list.json().get("meta"))
        .isEqualTo(
            members(
                "page",
                0L,
                "page_size",
                5L,
                "first_page_url",
                ORIGIN + path + "?PageSize=5&Page=0",
                "previous_page_url",
                null,
                "url",
                ORIGIN + path + "?PageSize=5&Page=0",
                "next_page_url",
                null,
                "key",
                "webhooks"));
    var first =
        (Map<?, ?>) Objects.requireNonNull((List<?>) list.json().get("webhooks")).getFirst();
    assertThat(api.delete(path + "/" + first.get("sid")).status()).isEqualTo(204);
    assertThat(api.post(path, HOOK).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"CLOSED, 400/50377", "INITIALIZING, 400/50386"})
  void aConversationThatCannotBeChangedCanBeRead(ConversationState state, String error) {
    var sid = api.post(path, HOOK).text("sid");
    enter(state);
    assertThat(api.post(path, HOOK).error()).isEqualTo(error);
    assertThat(api.post(path + "/" + sid, "").error()).isEqualTo(error);
    assertThat(api.delete(path + "/" + sid).error()).isEqualTo(error);
    assertThat(api.get(path + "/" + sid).status()).isEqualTo(200);
    assertThat(api.get(path).body()).contains(sid);
  }

  /// Puts the conversation into a state, whatever the rules of conversations say.
  private void enter(ConversationState state) {
    var scope = new Scope(api.account.sid(), api.account.defaultService());
    api.stores
        .store()
        .write(tables -> {
          var old =
              tables.conversations().lock(scope, ConversationRef.of(conversation)).orElseThrow();
          var entered =
              new Conversation(
                  old.sid(),
                  scope,
                  old.profile(),
                  state,
                  old.timers(),
                  old.dates(),
                  old.createdBy(),
                  old.counters());
          tables.conversations().replace(old, entered);
          return entered;
        });
  }

  @Test
  void aConversationTakesItsWebhooksAlong() {
    var sid = api.post(path, HOOK).text("sid");
    api.delete("/v1/Conversations/" + conversation);
    assertThat(api.get(path + "/" + sid).error()).isEqualTo("404/20404");
    assertThat(api.get(path).error()).isEqualTo("404/20404");
    assertThat(api.post(path, HOOK).error()).isEqualTo("404/20404");
  }

  @Test
  void theUniqueNameNamesTheConversation() {
    var named = "/v1/Conversations/order/Webhooks";
    var created = api.post(named, HOOK);
    assertThat(created.text("url")).isEqualTo(ORIGIN + path + "/" + created.text("sid"));
    assertThat(api.get(named + "/" + created.text("sid")).body()).isEqualTo(created.body());
  }

  @Test
  void whatIsNotThereIsNotFound() {
    var sid = api.post(path, HOOK).text("sid");
    var other = api.post("/v1/Conversations", "").text("sid");
    var service = api.post("/v1/Services", "FriendlyName=Shop").text("sid");
    for (var one :
        List.of(
            path + "/WH" + "0".repeat(32),
            path + "/WH1",
            "/v1/Conversations/" + other + "/Webhooks/" + sid,
            "/v1/Conversations/nowhere/Webhooks/" + sid,
            "/v1/Services/" + service + "/Conversations/" + conversation + "/Webhooks/" + sid)) {
      assertThat(api.get(one).error()).isEqualTo("404/20404");
      assertThat(api.post(one, "").error()).isEqualTo("404/20404");
      assertThat(api.delete(one).error()).isEqualTo("404/20404");
    }
    var stranger = api.stranger();
    for (var method : List.of("GET", "POST", "DELETE")) {
      assertThat(api.send(method, path + "/" + sid, Params.NONE, stranger).error())
          .isEqualTo("404/20404");
    }
    assertThat(api.send("GET", path, Params.NONE, stranger).error()).isEqualTo("404/20404");
    assertThat(api.post(path, HOOK, stranger).error()).isEqualTo("404/20404");
    assertThat(api.get(path + "/" + sid).status()).isEqualTo(200);
  }

  @Test
  void aRepeatedRequestIsDoneOnce() {
    var key = Map.of("Idempotency-Key", "k1");
    var created = api.post(path, HOOK, key);
    assertThat(api.post(path, HOOK, key).body()).isEqualTo(created.body());
    assertThat((List<?>) api.get(path).json().get("webhooks")).hasSize(1);
    var one = path + "/" + created.text("sid");
    var again = Map.of("Idempotency-Key", "k2");
    var updated = api.post(one, "Configuration.Method=get", again);
    api.post(one, "Configuration.Method=post");
    assertThat(api.post(one, "Configuration.Method=get", again).body()).isEqualTo(updated.body());
    assertThat(stored(created.text("sid")).configuration().toString()).contains("POST");
  }

  @Test
  void eventsTellOfWebhooksAndTheConversationStaysAsItIs() {
    var before = api.get("/v1/Conversations/" + conversation).body();
    api.clock.advance(Duration.ofMinutes(1));
    var one = path + "/" + api.post(path, HOOK).text("sid");
    api.post(one, "Configuration.Method=get");
    api.delete(one);
    assertThat(api.get("/v1/Conversations/" + conversation).body()).isEqualTo(before);
    assertThat(Chat.in(api).eventTypes(conversation))
        .containsExactly(
            EventType.CONVERSATION_ADDED,
            EventType.CONVERSATION_WEBHOOK_ADDED,
            EventType.CONVERSATION_WEBHOOK_UPDATED,
            EventType.CONVERSATION_WEBHOOK_REMOVED);
  }
}
