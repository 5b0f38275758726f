package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Access;
import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationResourceTest {
  private static final String PATH = "/v1/Configuration";
  private static final String WEBHOOKS = PATH + "/Webhooks";

  @AutoClose private final ApiUnderTest api;

  ConfigurationResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
  }

  @Test
  void aNewAccountHasADefaultServiceAndNoTimers() {
    var service = api.account.defaultService().value();
    var expected = new HashMap<String, @Nullable Object>();
    expected.put("account_sid", api.account.sid().value());
    expected.put("default_chat_service_sid", service);
    expected.put(
        "default_messaging_service_sid", String.valueOf(api.account.defaultMessagingService()));
    expected.put("default_inactive_timer", null);
    expected.put("default_closed_timer", null);
    expected.put("url", ORIGIN + PATH);
    expected.put(
        "links",
        Map.of(
            "service",
            ORIGIN + "/v1/Services/" + service + "/Configuration",
            "webhooks",
            ORIGIN + WEBHOOKS));
    assertThat(api.get(PATH).json()).isEqualTo(expected);
    assertThat(api.post(PATH, "").json()).isEqualTo(expected);
    assertThat(api.delete(PATH).error()).isEqualTo("405/20004");
  }

  @Test
  void theNextRequestSeesTheNewDefaultService() {
    var service = api.post("/v1/Services", "FriendlyName=Shop").text("sid");
    var before = api.post("/v1/Conversations", "UniqueName=x").text("sid");
    assertThat(api.post(PATH, "DefaultChatServiceSid=" + service).text("default_chat_service_sid"))
        .isEqualTo(service);
    assertThat(api.get("/v1/Conversations/" + before).error()).isEqualTo("404/20404");
    assertThat(api.post("/v1/Conversations", "").text("chat_service_sid")).isEqualTo(service);
    assertThat(api.delete("/v1/Services/" + service).error()).isEqualTo("400/20001");
    assertThat(api.delete("/v1/Services/" + api.account.defaultService()).status()).isEqualTo(204);
    assertThat(api.get(PATH).text("links")).contains(service);
  }

  @Test
  void theNextRequestOfAKeySeesIt() {
    var made = api.accounts.createKey(api.account.sid(), "ci", Access.FULL);
    var key = Map.of("authorization", ApiUnderTest.basic(made.key().sid().value(), made.secret()));
    assertThat(api.bare("GET", "/v1/Roles", key).status()).isEqualTo(200);
    var service = api.post("/v1/Services", "FriendlyName=Shop").text("sid");
    api.post(PATH, "DefaultChatServiceSid=" + service);
    assertThat(api.bare("POST", "/v1/Conversations", key).text("chat_service_sid"))
        .isEqualTo(service);
  }

  @Test
  void defaultTimersAreThoseOfConversationsMadeAfterwards() {
    var before = api.post("/v1/Conversations", "").text("sid");
    var updated = api.post(PATH, "DefaultInactiveTimer=PT2M&DefaultClosedTimer=P1D");
    assertThat(updated.json())
        .containsEntry("default_inactive_timer", "PT2M")
        .containsEntry("default_closed_timer", "P1D");
    assertThat(api.get("/v1/Conversations/" + before).json()).containsEntry("timers", Map.of());
    assertThat(api.post("/v1/Conversations", "").json())
        .containsEntry(
            "timers",
            Map.of("date_inactive", "2026-03-01T08:02:00Z", "date_closed", "2026-03-02T08:00:00Z"));
    assertThat(api.post("/v1/Conversations", "Timers.Inactive=PT1H&Timers.Closed=PT0S").json())
        .containsEntry("timers", Map.of("date_inactive", "2026-03-01T09:00:00Z"));
    var cleared = api.post(PATH, "DefaultInactiveTimer=PT0S&DefaultClosedTimer=");
    assertThat(cleared.json())
        .containsEntry("default_inactive_timer", null)
        .containsEntry("default_closed_timer", null);
    assertThat(api.post("/v1/Conversations", "").json()).containsEntry("timers", Map.of());
  }

  @Test
  void theDefaultMessagingServiceIsThatOfNewConversations() {
    var sid = "MG" + "a".repeat(32);
    api.post(PATH, "DefaultMessagingServiceSid=" + sid);
    assertThat(api.post("/v1/Conversations", "").text("messaging_service_sid")).isEqualTo(sid);
    api.post(PATH, "DefaultMessagingServiceSid=");
    assertThat(api.post("/v1/Conversations", "").json())
        .containsEntry("messaging_service_sid", null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DefaultChatServiceSid=IS1 | 400/20001",
        "DefaultChatServiceSid=IS00000000000000000000000000000001 | 400/20001",
        "DefaultMessagingServiceSid=MG1 | 400/50341",
        "DefaultInactiveTimer=PT59S | 400/50375",
        "DefaultClosedTimer=PT9M | 400/50376",
        "DefaultInactiveTimer=soon | 400/50379",
        "DefaultClosedTimer=10 | 400/50380",
        "DefaultChatServiceSid= | 200/null",
        "Unknown=x | 200/null"
      })
  void whatIsWrongInAnUpdateHasItsOwnErrorAndChangesNothing(String form, String outcome) {
    var before = api.get(PATH).body();
    assertThat(api.post(PATH, form).error()).isEqualTo(outcome);
    assertThat(api.get(PATH).body()).isEqualTo(before);
  }

  @Test
  void anotherAccountsServiceCannotBeTheDefault() {
    var other = api.accounts.create("other");
    var foreign = other.account().defaultService();
    assertThat(api.post(PATH, "DefaultChatServiceSid=" + foreign).error()).isEqualTo("400/20001");
  }

  @Test
  void webhooksAreEmptyAtFirst() {
    var expected = new HashMap<String, @Nullable Object>();
    expected.put("account_sid", api.account.sid().value());
    expected.put("method", "POST");
    expected.put("filters", List.of());
    expected.put("pre_webhook_url", null);
    expected.put("post_webhook_url", null);
    expected.put("target", "webhook");
    expected.put("url", ORIGIN + WEBHOOKS);
    assertThat(api.get(WEBHOOKS).json()).isEqualTo(expected);
    assertThat(api.post(WEBHOOKS, "").json()).isEqualTo(expected);
  }

  @Test
  void webhooksAreChangedFieldByFieldAndClearedByEmptyValues() {
    var first = api.get(WEBHOOKS).body();
    api.post(
        WEBHOOKS,
        field("PreWebhookUrl", "https://example.com/pre#rc=2")
            + "&Method=get&Filters=onUserUpdate&Filters=onMessageAdded&Filters=onUserUpdate"
            + "&Target=Flex");
    var changed = api.post(WEBHOOKS, field("PostWebhookUrl", "http://example.com/post"));
    assertThat(changed.json())
        .containsEntry("pre_webhook_url", "https://example.com/pre#rc=2")
        .containsEntry("post_webhook_url", "http://example.com/post")
        .containsEntry("method", "GET")
        .containsEntry("filters", List.of("onUserUpdate", "onMessageAdded"))
        .containsEntry("target", "flex");
    assertThat(api.get(WEBHOOKS).body()).isEqualTo(changed.body());
    assertThat(api.post(WEBHOOKS, "PreWebhookUrl=&PostWebhookUrl=&Method=&Filters=&Target=").body())
        .isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PreWebhookUrl=nowhere | 400/50077",
        "PostWebhookUrl=nowhere | 400/50078",
        "PreWebhookUrl=http://127.0.0.1/ | 400/50077",
        "PostWebhookUrl=http://localhost/ | 400/50078",
        "Method=PUT | 400/50055",
        "Filters=onMessageSent | 400/50054",
        "Filters=onMessageAdded&Filters= | 400/50054",
        "Filters=onUserRemoved | 400/50054",
        "Target=studio | 400/50054"
      })
  void whatIsWrongInWebhooksHasItsOwnError(String form, String error) {
    var before = api.get(WEBHOOKS).body();
    assertThat(api.post(WEBHOOKS, form).error()).isEqualTo(error);
    assertThat(api.get(WEBHOOKS).body()).isEqualTo(before);
  }

  /// A conversation may have the same name; by its sid it is found all the same.
  @Test
  void theOldPathOfTheWebhooksStillLeadsThere() {
    var old = "/v1/Conversations/Webhooks";
    api.post("/v1/Conversations", "UniqueName=Webhooks");
    assertThat(api.get(old).body()).isEqualTo(api.get(WEBHOOKS).body());
    var changed = api.post(old, "Filters=onMessageAdded");
    assertThat(changed.text("url")).isEqualTo(ORIGIN + WEBHOOKS);
    assertThat(api.get(WEBHOOKS).json()).containsEntry("filters", List.of("onMessageAdded"));
    assertThat(api.delete(old).error()).isEqualTo("405/20004");
    assertThat(api.get("/v1/Conversations").body()).contains("\"unique_name\":\"Webhooks\"");
  }

  @Test
  void aRepeatWithAKeyGetsTheFirstAnswer() {
    var key = Map.of("Idempotency-Key", "k");
    var first = api.post(PATH, "DefaultInactiveTimer=PT2M", key);
    api.post(PATH, "DefaultInactiveTimer=PT3M");
    assertThat(api.post(PATH, "DefaultInactiveTimer=PT2M", key).body()).isEqualTo(first.body());
    assertThat(api.get(PATH).json()).containsEntry("default_inactive_timer", "PT3M");
  }
}
