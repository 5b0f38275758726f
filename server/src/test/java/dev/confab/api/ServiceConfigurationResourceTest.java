package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;

class ServiceConfigurationResourceTest {
  private static final String CREATOR = "DefaultConversationCreatorRoleSid=";
  private static final String PARTICIPANT = "DefaultConversationRoleSid=";
  private static final String USER = "DefaultChatServiceRoleSid=";

  @AutoClose private final ApiUnderTest api;
  private String service = "";
  private String path = "";

  ServiceConfigurationResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    service = api.post("/v1/Services", "FriendlyName=Shop").text("sid");
    path = "/v1/Services/" + service + "/Configuration";
  }

  private String role(String type) {
    var permission = type.equals("service") ? "joinConversation" : "sendMessage";
    return api.post(
            "/v1/Services/" + service + "/Roles",
            "FriendlyName=x&Type=" + type + "&Permission=" + permission)
        .text("sid");
  }

  @Test
  void aNewServiceNamesThreeOfItsRoles() {
    var roles = new HashMap<Object, Object>();
    for (var role : api.get("/v1/Services/" + service + "/Roles").objects("roles")) {
      roles.put(role.get("friendly_name"), role.get("sid"));
    }
    assertThat(api.get(path).json())
        .isEqualTo(
            Map.of(
                "chat_service_sid",
                service,
                "default_conversation_creator_role_sid",
                roles.get("channel admin"),
                "default_conversation_role_sid",
                roles.get("channel user"),
                "default_chat_service_role_sid",
                roles.get("service user"),
                "reachability_enabled",
                false,
                "url",
                ORIGIN + path,
                "links",
                Map.of(
                    "notifications",
                    ORIGIN + path + "/Notifications",
                    "webhooks",
                    ORIGIN + path + "/Webhooks")));
    assertThat(api.post(path, "").body()).isEqualTo(api.get(path).body());
  }

  @Test
  void defaultsAreChangedOneByOne() {
    var creator = role("conversation");
    var participant = role("conversation");
    var user = role("service");
    api.post(path, CREATOR + creator + "&ReachabilityEnabled=TRUE");
    api.post(path, PARTICIPANT + participant);
    var updated = api.post(path, USER + user + "&" + CREATOR);
    assertThat(updated.json())
        .containsEntry("default_conversation_creator_role_sid", creator)
        .containsEntry("default_conversation_role_sid", participant)
        .containsEntry("default_chat_service_role_sid", user)
        .containsEntry("reachability_enabled", true);
    assertThat(api.get(path).body()).isEqualTo(updated.body());
    assertThat(api.delete("/v1/Services/" + service + "/Roles/" + user).error())
        .isEqualTo("400/20001");
  }

  @Test
  void aRoleMustBeOfTheServiceAndOfTheRightType() {
    var before = api.get(path).body();
    var conversation = role("conversation");
    var user = role("service");
    var foreign = api.get("/v1/Roles").objects("roles").getFirst();
    for (var wrong : List.of(foreign.get("sid"), "RL" + "0".repeat(32), "RL1")) {
      assertThat(api.post(path, CREATOR + wrong).error()).isEqualTo("400/50106");
      assertThat(api.post(path, PARTICIPANT + wrong).error()).isEqualTo("400/50109");
      assertThat(api.post(path, USER + wrong).error()).isEqualTo("400/50102");
    }
    assertThat(api.post(path, CREATOR + user).error()).isEqualTo("400/50106");
    assertThat(api.post(path, PARTICIPANT + user).error()).isEqualTo("400/50109");
    assertThat(api.post(path, USER + conversation).error()).isEqualTo("400/50102");
    assertThat(api.post(path, "ReachabilityEnabled=1").error()).isEqualTo("400/20001");
    assertThat(api.get(path).body()).isEqualTo(before);
  }

  @Test
  void notificationsAreOffAtFirst() {
    var off = Map.of("enabled", false, "template", "", "sound", "");
    var newMessage = new HashMap<String, Object>(off);
    newMessage.put("badge_count_enabled", false);
    newMessage.put("with_media", Map.of("enabled", false, "template", ""));
    assertThat(api.get(path + "/Notifications").json())
        .isEqualTo(
            Map.of(
                "account_sid",
                api.account.sid().value(),
                "chat_service_sid",
                service,
                "log_enabled",
                false,
                "new_message",
                newMessage,
                "added_to_conversation",
                off,
                "removed_from_conversation",
                off,
                "url",
                ORIGIN + path + "/Notifications"));
  }

  @Test
  void everyFieldOfNotificationsIsKeptForItself() {
    var all =
        "LogEnabled=true&NewMessage.Enabled=true&NewMessage.Sound=s1"
            + "&NewMessage.BadgeCountEnabled=true&NewMessage.WithMedia.Enabled=true"
            + "&NewMessage.WithMedia.Template=t2&AddedToConversation.Enabled=true"
            + "&AddedToConversation.Template=t3&AddedToConversation.Sound=s3"
            + "&RemovedFromConversation.Enabled=true&RemovedFromConversation.Template=t4"
            + "&RemovedFromConversation.Sound=s4&"
            + field("NewMessage.Template", "${PARTICIPANT} \"ü\"\n");
    for (var one : all.split("&", -1)) {
      assertThat(api.post(path + "/Notifications", one).status()).isEqualTo(200);
    }
    var expected =
        Map.of(
            "log_enabled",
            true,
            "new_message",
            Map.of(
                "enabled",
                true,
                "template",
                "${PARTICIPANT} \"ü\"\n",
                "sound",
                "s1",
                "badge_count_enabled",
                true,
                "with_media",
                Map.of("enabled", true, "template", "t2")),
            "added_to_conversation",
            Map.of("enabled", true, "template", "t3", "sound", "s3"),
            "removed_from_conversation",
            Map.of("enabled", true, "template", "t4", "sound", "s4"));
    assertThat(api.get(path + "/Notifications").json()).containsAllEntriesOf(expected);
    api.post(path, "ReachabilityEnabled=true");
    assertThat(api.post(path + "/Notifications", "").json()).containsAllEntriesOf(expected);
    assertThat(api.post(path + "/Notifications", "NewMessage.WithMedia.Template=").body())
        .contains("\"with_media\":{\"enabled\":true,\"template\":\"\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NewMessage", "NewMessage.WithMedia", "AddedToConversation"})
  void templatesAreLimited(String prefix) {
    var name = prefix + ".Template";
    var notifications = path + "/Notifications";
    assertThat(api.post(notifications, field(name, "ü".repeat(2_048))).status()).isEqualTo(200);
    assertThat(api.post(notifications, field(name, "ü".repeat(2_049))).error())
        .isEqualTo("400/50058");
  }

  @Test
  void soundsAreLimitedAndFlagsAreFlags() {
    var notifications = path + "/Notifications";
    var name = "RemovedFromConversation.Sound";
    assertThat(api.post(notifications, field(name, "a".repeat(256))).status()).isEqualTo(200);
    assertThat(api.post(notifications, field(name, "a".repeat(257))).error())
        .isEqualTo("400/50059");
    assertThat(api.post(notifications, "LogEnabled=yes").error()).isEqualTo("400/20001");
  }

  @Test
  void webhooksOfAServiceAreNullUntilTheyAreSetAndAfterTheyAreEmptied() {
    var webhooks = path + "/Webhooks";
    var expected = new HashMap<String, @Nullable Object>();
    expected.put("account_sid", api.account.sid().value());
    expected.put("chat_service_sid", service);
    expected.put("pre_webhook_url", null);
    expected.put("post_webhook_url", null);
    expected.put("filters", null);
    expected.put("method", null);
    expected.put("url", ORIGIN + webhooks);
    assertThat(api.get(webhooks).json()).isEqualTo(expected);
    var set =
        api.post(
            webhooks,
            field("PreWebhookUrl", "https://example.com/pre")
                + "&"
                + field("PostWebhookUrl", "https://example.com/post")
                + "&Method=Post&Filters=onMessageAdd&Filters=onDeliveryUpdated&Target=flex");
    assertThat(set.json())
        .containsEntry("pre_webhook_url", "https://example.com/pre")
        .containsEntry("post_webhook_url", "https://example.com/post")
        .containsEntry("method", "POST")
        .containsEntry("filters", List.of("onMessageAdd", "onDeliveryUpdated"))
        .doesNotContainKey("target");
    assertThat(api.get(webhooks).body()).isEqualTo(set.body());
    assertThat(api.get("/v1/Configuration/Webhooks").json()).containsEntry("pre_webhook_url", null);
    assertThat(api.post(webhooks, "PreWebhookUrl=&PostWebhookUrl=&Method=&Filters=").json())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PreWebhookUrl=x | 400/50077",
        "PostWebhookUrl=http://10.1.1.1 | 400/50078",
        "Method=DELETE | 400/50055",
        "Filters=onUserAdded | 400/50054",
        "Filters=onUserUpdate | 400/50054"
      })
  void whatIsWrongInWebhooksHasItsOwnError(String form, String error) {
    assertThat(api.post(path + "/Webhooks", form).error()).isEqualTo(error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/Notifications", "/Webhooks"})
  void nothingIsConfiguredOfAServiceThatIsNotThere(String part) {
    var deleted = path + part;
    api.delete("/v1/Services/" + service);
    for (var missing : List.of(deleted, "/v1/Services/IS1/Configuration" + part)) {
      assertThat(api.get(missing).error()).isEqualTo("404/20404");
      assertThat(api.post(missing, "").error()).isEqualTo("404/20404");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', ReachabilityEnabled=true, ReachabilityEnabled=false",
    "/Notifications, LogEnabled=true, LogEnabled=false",
    "/Webhooks, Method=GET, Method=POST"
  })
  void aRepeatWithAKeyGetsTheFirstAnswer(String part, String form, String later) {
    var key = Map.of("Idempotency-Key", "k");
    var first = api.post(path + part, form, key);
    var second = api.post(path + part, later);
    assertThat(second.body()).isNotEqualTo(first.body());
    assertThat(api.post(path + part, form, key).body()).isEqualTo(first.body());
    assertThat(api.get(path + part).body()).isEqualTo(second.body());
  }
}
