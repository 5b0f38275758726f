package dev.confab.api;

import static dev.confab.domain.EventType.ADDRESS_CONFIGURATION_ADDED;
import static dev.confab.domain.EventType.ADDRESS_CONFIGURATION_REMOVED;
import static dev.confab.domain.EventType.ADDRESS_CONFIGURATION_UPDATED;
import static dev.confab.domain.EventType.BINDING_REMOVED;
import static dev.confab.domain.EventType.CONFIGURATION_UPDATED;
import static dev.confab.domain.EventType.CONTENT_ADDED;
import static dev.confab.domain.EventType.CONTENT_REMOVED;
import static dev.confab.domain.EventType.CONVERSATION_ADDED;
import static dev.confab.domain.EventType.CONVERSATION_REMOVED;
import static dev.confab.domain.EventType.CONVERSATION_STATE_UPDATED;
import static dev.confab.domain.EventType.CONVERSATION_UPDATED;
import static dev.confab.domain.EventType.CONVERSATION_WEBHOOK_ADDED;
import static dev.confab.domain.EventType.CONVERSATION_WEBHOOK_REMOVED;
import static dev.confab.domain.EventType.CONVERSATION_WEBHOOK_UPDATED;
import static dev.confab.domain.EventType.CREDENTIAL_ADDED;
import static dev.confab.domain.EventType.CREDENTIAL_REMOVED;
import static dev.confab.domain.EventType.CREDENTIAL_UPDATED;
import static dev.confab.domain.EventType.DELIVERY_CONFIGURATION_UPDATED;
import static dev.confab.domain.EventType.MEDIA_ADDED;
import static dev.confab.domain.EventType.MEDIA_REMOVED;
import static dev.confab.domain.EventType.MESSAGE_ADDED;
import static dev.confab.domain.EventType.MESSAGE_REMOVED;
import static dev.confab.domain.EventType.MESSAGE_UPDATED;
import static dev.confab.domain.EventType.PARTICIPANT_ADDED;
import static dev.confab.domain.EventType.PARTICIPANT_REMOVED;
import static dev.confab.domain.EventType.PARTICIPANT_UPDATED;
import static dev.confab.domain.EventType.ROLE_ADDED;
import static dev.confab.domain.EventType.ROLE_REMOVED;
import static dev.confab.domain.EventType.ROLE_UPDATED;
import static dev.confab.domain.EventType.SERVICE_ADDED;
import static dev.confab.domain.EventType.SERVICE_CONFIGURATION_UPDATED;
import static dev.confab.domain.EventType.SERVICE_NOTIFICATIONS_UPDATED;
import static dev.confab.domain.EventType.SERVICE_REMOVED;
import static dev.confab.domain.EventType.SERVICE_WEBHOOK_CONFIGURATION_UPDATED;
import static dev.confab.domain.EventType.USER_ADDED;
import static dev.confab.domain.EventType.USER_REMOVED;
import static dev.confab.domain.EventType.USER_UPDATED;
import static dev.confab.domain.EventType.WEBHOOK_CONFIGURATION_UPDATED;
import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.EventType;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import dev.confab.support.ByteStreams;
import dev.confab.support.EventLog;
import dev.confab.support.EventLog.Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every operation that changes something tells of it, by exactly the events that it should, and
/// changes nothing when it cannot tell. One that is refused or changes nothing tells nothing. Which
/// operations there are is told by the routes, so none is forgotten.
class EventsOfOperationsTest {
  private static final String HOOK = field("Configuration.Url", "https://u:p@hooks.example.com/a");

  @TempDir private Path folder;
  @AutoClose private ApiUnderTest api;
  private Changes changes;
  private EventLog log;

  @BeforeEach
  void open() {
    api = new ApiUnderTest(folder);
    changes = new Changes(api, folder);
    log = new EventLog(folder);
  }

  @Test
  void everyChangeIsTold() {
    changes.create(
        "Service",
        "FriendlyName=Shop",
        "",
        SERVICE_ADDED,
        ROLE_ADDED,
        ROLE_ADDED,
        ROLE_ADDED,
        ROLE_ADDED);
    for (var family : List.of("", "Service")) {
      conversations(family);
      participants(family);
      users(family);
      roles(family);
      webhooks(family);
      changes.delete(family + "Conversation", CONVERSATION_REMOVED);
    }
    ofService();
    media();
    bindings();
    ofAccount();
    addresses();
    credentials();
    contents();
    changes.delete("Service", SERVICE_REMOVED);
    assertThat(changes.left()).as("operations whose events nobody has checked").isEmpty();
    requireNoGap();
    requireNoPassword();
  }

  private void conversations(String family) {
    var conversation = family + "Conversation";
    var message = family + "ConversationMessage";
    changes.create(conversation, "FriendlyName=A", "State=closed", CONVERSATION_ADDED);
    changes.update(conversation, "FriendlyName=B", "State=wrong", CONVERSATION_UPDATED);
    changes.create(
        conversation + "WithParticipants",
        field("Participant", "{\"identity\":\"eve\"}"),
        "Participant=wrong",
        USER_ADDED,
        CONVERSATION_ADDED,
        PARTICIPANT_ADDED,
        CONVERSATION_STATE_UPDATED);
    changes.create(message, "Body=hi", "Attributes=wrong", MESSAGE_ADDED);
    changes.update(message, "Body=ho", "Attributes=wrong", MESSAGE_UPDATED);
    changes.delete(message, MESSAGE_REMOVED);
  }

  private void participants(String family) {
    var participant = family + "ConversationParticipant";
    var membership = family + "UserConversation";
    var attributes = field("Attributes", "{\"a\":1}");
    changes.create(participant, "Identity=ann", "", USER_ADDED, PARTICIPANT_ADDED);
    changes.update(participant, attributes, "Attributes=wrong", PARTICIPANT_UPDATED);
    var muted =
        changes.update(
            membership, "NotificationLevel=muted", "NotificationLevel=loud", PARTICIPANT_UPDATED);
    assertThat(muted.getFirst().data()).contains("\"notification_level\":\"muted\"");
    changes.delete(participant, PARTICIPANT_REMOVED);
    changes.create(participant, "Identity=ann", "", PARTICIPANT_ADDED);
    changes.delete(membership, PARTICIPANT_REMOVED);
  }

  private void users(String family) {
    changes.create(family + "User", "Identity=bob", "Identity=ann", USER_ADDED);
    changes.update(family + "User", "FriendlyName=Bob", "Attributes=wrong", USER_UPDATED);
    changes.delete(family + "User", USER_REMOVED);
  }

  private void roles(String family) {
    var role = family + "Role";
    var form = "FriendlyName=R&Type=service&Permission=";
    changes.create(role, form + "joinConversation", form + "wrong", ROLE_ADDED);
    changes.update(role, "Permission=createConversation", "Permission=wrong", ROLE_UPDATED);
    changes.delete(role, ROLE_REMOVED);
  }

  private void webhooks(String family) {
    var webhook = family + "ConversationScopedWebhook";
    var form = "Target=webhook&" + HOOK + "&Configuration.Filters=";
    changes.create(
        webhook, form + "onMessageAdded", form + "onRoleAdded", CONVERSATION_WEBHOOK_ADDED);
    changes.update(
        webhook,
        "Configuration.Method=GET",
        field("Configuration.Url", "https://example.com/" + "a".repeat(600)),
        CONVERSATION_WEBHOOK_UPDATED);
    changes.delete(webhook, CONVERSATION_WEBHOOK_REMOVED);
    changes.create(
        webhook,
        "Target=trigger&Configuration.Triggers=a+b&" + HOOK,
        "Target=trigger",
        CONVERSATION_WEBHOOK_ADDED);
    changes.create(
        webhook,
        "Target=studio&Configuration.FlowSid=FW" + "1".repeat(32),
        "Target=studio",
        CONVERSATION_WEBHOOK_ADDED);
  }

  private void ofService() {
    changes.update(
        "ServiceConfiguration",
        "ReachabilityEnabled=true",
        "DefaultChatServiceRoleSid=RL" + "1".repeat(32),
        SERVICE_CONFIGURATION_UPDATED);
    changes.update(
        "ServiceNotification",
        "LogEnabled=true&NewMessage.Sound=ping&NewMessage.WithMedia.Template=m",
        field("NewMessage.Sound", "a".repeat(300)),
        SERVICE_NOTIFICATIONS_UPDATED);
    changes.update(
        "ServiceWebhookConfiguration",
        "Filters=onMessageAdd&Method=GET&" + field("PreWebhookUrl", "https://u:p@a.example.com/"),
        "PreWebhookUrl=wrong",
        SERVICE_WEBHOOK_CONFIGURATION_UPDATED);
    changes.update(
        "DeliveryConfiguration",
        "AttemptsMax=3&AgeMax=PT1H&SinkBatchMax=5&"
            + field("SinkUrl", "https://u:p@a.example.com/"),
        "AttemptsMax=0",
        DELIVERY_CONFIGURATION_UPDATED);
  }

  private void media() {
    changes.refused("CreateServiceMedia", () -> upload("?Category=wrong"));
    changes.created("ServiceMedia", () -> upload("?Filename=a.txt&Author=ann"), MEDIA_ADDED);
    changes.delete("ServiceMedia", MEDIA_REMOVED);
  }

  private Answer upload(String query) {
    return send(changes.path("CreateServiceMedia") + query, "text/plain", "hello");
  }

  private Answer send(String target, String type, String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return api.upload(target, Map.of("Content-Type", type), ByteStreams.of(bytes, bytes.length));
  }

  /// The endpoint is kept sealed, so the log must not have it.
  private void bindings() {
    var service = new ServiceSid(changes.path("DeleteService").replaceAll(".*/", ""));
    var binding = api.register(service, "ann", 1);
    changes.use("ServiceBinding", binding.sid().value());
    var told = changes.delete("ServiceBinding", BINDING_REMOVED);
    assertThat(told.getFirst().data())
        .isEqualTo(
            "{\"sid\":\"%s\",\"credential_sid\":null,\"identity\":\"ann\",\"binding_type\":\"apn\","
                    .formatted(binding.sid())
                + "\"message_types\":[\"new_message\"],\"date_created\":\"%1$s\","
                    .formatted(binding.dates().created())
                + "\"date_updated\":\"%s\"}".formatted(binding.dates().updated()));
  }

  private void ofAccount() {
    changes.update(
        "Configuration",
        "DefaultInactiveTimer=PT5M&DefaultMessagingServiceSid=MG" + "1".repeat(32),
        "DefaultInactiveTimer=wrong",
        CONFIGURATION_UPDATED);
    changes.update(
        "ConfigurationWebhook",
        "Filters=onUserAdded&Target=flex&" + field("PostWebhookUrl", "https://u:p@example.com/"),
        "Method=PUT",
        WEBHOOK_CONFIGURATION_UPDATED);
  }

  private void addresses() {
    var address = "ConfigurationAddress";
    changes.create(
        address,
        "Type=sms&Address=%2B49155&AddressCountry=de&AutoCreation.StudioRetryCount=2"
            + "&AutoCreation.WebhookFilters=onMessageAdded&AutoCreation.WebhookMethod=GET&"
            + field("AutoCreation.WebhookUrl", "https://u:p@b.example.com/"),
        "Type=sms",
        ADDRESS_CONFIGURATION_ADDED);
    changes.update(
        address,
        "AutoCreation.Enabled=true",
        "AutoCreation.Type=wrong",
        ADDRESS_CONFIGURATION_UPDATED);
    changes.delete(address, ADDRESS_CONFIGURATION_REMOVED);
  }

  private void credentials() {
    int before = log.size();
    changes.create(
        "Credential",
        "Type=apn&FriendlyName=A&Certificate=s3cret-1&PrivateKey=s3cret-2&Sandbox=true",
        "Type=wrong",
        CREDENTIAL_ADDED);
    changes.update("Credential", "PrivateKey=s3cret-3", "Type=wrong", CREDENTIAL_UPDATED);
    changes.delete("Credential", CREDENTIAL_REMOVED);
    assertThat(log.after(before))
        .hasSize(3)
        .noneMatch(entry -> String.valueOf(entry.data()).contains("s3cret"));
  }

  private void contents() {
    var template = "{\"language\":\"en\",\"types\":{\"twilio/text\":{\"body\":\"Hi\"}}}";
    changes.refused("CreateContent", () -> json("{}"));
    changes.created("Content", () -> json(template), CONTENT_ADDED);
    changes.delete("Content", CONTENT_REMOVED);
  }

  private Answer json(String body) {
    return send(changes.path("CreateContent"), "application/json", body);
  }

  private void requireNoGap() {
    var next = new HashMap<String, Long>();
    for (var entry : log.after(0)) {
      assertThat(entry.sequence())
          .as(entry.toString())
          .isEqualTo(next.getOrDefault(entry.stream(), 0L));
      next.put(entry.stream(), entry.sequence() + 1);
    }
    assertThat(next).hasSizeGreaterThan(5);
  }

  private void requireNoPassword() {
    assertThat(log.after(0))
        .extracting(entry -> String.valueOf(entry.data()))
        .noneMatch(data -> data.contains("u:p"))
        .anyMatch(data -> data.contains("\"https://hooks.example.com/a\""))
        .anyMatch(data -> data.contains("\"pre_webhook_url\":\"https://a.example.com/\""))
        .anyMatch(data -> data.contains("\"post_webhook_url\":\"https://example.com/\""))
        .anyMatch(data -> data.contains("\"webhook_url\":\"https://b.example.com/\""));
  }

  @Test
  void aRepeatedRequestTellsNothingAgain() {
    var key = Map.of("Idempotency-Key", "once");
    var form = "FriendlyName=R&Type=service&Permission=joinConversation";
    var made = Chat.created(api.post("/v1/Roles", form, key));
    int told = log.size();
    assertThat(api.post("/v1/Roles", form, key).body()).isEqualTo(made.body());
    assertThat(log.size()).isEqualTo(told).isEqualTo(1);
  }

  @Test
  void whatBelongsToNoServiceIsFiledUnderTheDefaultOne() {
    var service = api.post("/v1/Services", "FriendlyName=Shop").text("sid");
    int before = log.size();
    api.post("/v1/Credentials", "Type=fcm&Secret=s");
    api.post("/v1/Configuration", "DefaultChatServiceSid=" + service);
    api.post("/v1/Credentials", "Type=fcm&Secret=s");
    assertThat(log.after(before))
        .extracting(Entry::service)
        .containsExactly(api.account.defaultService().value(), service, service);
  }

  /// The lists are those that Twilio publishes.
  @ParameterizedTest
  @EnumSource
  void filtersTakeTheEventsOfTwilioOnly(EventType type) {
    var ofConversations =
        Set.of(
            "onConversationUpdated",
            "onConversationStateUpdated",
            "onConversationRemoved",
            "onMessageAdded",
            "onMessageUpdated",
            "onMessageRemoved",
            "onParticipantAdded",
            "onParticipantUpdated",
            "onParticipantRemoved",
            "onDeliveryUpdated");
    boolean isOfConversation = ofConversations.contains(type.text());
    boolean isOfService = isOfConversation || type.text().equals("onConversationAdded");
    boolean isOfAccount =
        isOfService || Set.of("onUserAdded", "onUserUpdated").contains(type.text());
    var service = "/v1/Services/" + api.account.defaultService();
    var hooks = "/Conversations/" + Chat.in(api).conversation() + "/Webhooks";
    assertThat(takes("/v1/Configuration/Webhooks", "Filters=" + type.text()))
        .isEqualTo(isOfAccount);
    assertThat(takes(service + "/Configuration/Webhooks", "Filters=" + type.text()))
        .isEqualTo(isOfService);
    assertThat(
            takes(
                service + hooks,
                "Target=webhook&" + HOOK + "&Configuration.Filters=" + type.text()))
        .isEqualTo(isOfConversation);
    assertThat(
            takes(
                "/v1/Configuration/Addresses",
                "Type=sms&Address=1&AutoCreation.WebhookFilters=" + type.text()))
        .isEqualTo(isOfConversation);
  }

  private boolean takes(String path, String form) {
    int status = api.post(path, form).status();
    assertThat(status).isIn(200, 201, 400);
    return status != 400;
  }
}
