package dev.confab.client.support;

import static dev.confab.client.support.OperationTable.NONE;
import static dev.confab.client.support.OperationTable.item;
import static dev.confab.client.support.OperationTable.page;

import dev.confab.client.AddressType;
import dev.confab.client.AutoCreationType;
import dev.confab.client.PushType;
import dev.confab.client.WebhookEvent;
import dev.confab.client.WebhookMethod;
import dev.confab.client.WebhookTarget;
import java.time.Duration;
import java.util.List;

/// What the account has, and what only a named service has.
final class AccountOperations {
  private static final String HOOK = "https://a.example";

  private AccountOperations() {}

  static void addTo(OperationTable table) {
    configuration(table);
    addresses(table);
    credentialsAndServices(table);
    bindings(table);
    serviceConfiguration(table);
    notifications(table);
  }

  private static void configuration(OperationTable table) {
    table.one(
        "GET /Configuration", client -> client.configuration().fetch(), item("Configuration"));
    table.one(
        "POST /Configuration",
        client ->
            client
                .configuration()
                .update(f ->
                    f.defaultChatServiceSid("IS1")
                        .defaultMessagingServiceSid("MG1")
                        .defaultInactiveTimer(Duration.ofMinutes(1))
                        .clearDefaultClosedTimer()),
        item("Configuration"),
        "DefaultChatServiceSid=IS1",
        "DefaultMessagingServiceSid=MG1",
        "DefaultInactiveTimer=PT1M",
        "DefaultClosedTimer=PT0S");
    table.one(
        "GET /Configuration/Webhooks",
        client -> client.webhookConfiguration().fetch(),
        item("WebhookConfiguration"));
    table.one(
        "POST /Configuration/Webhooks",
        client ->
            client
                .webhookConfiguration()
                .update(f ->
                    f.method(WebhookMethod.GET)
                        .filters(List.of(WebhookEvent.ON_MESSAGE_ADD, WebhookEvent.ON_USER_ADDED))
                        .preWebhookUrl(HOOK)
                        .clearPostWebhookUrl()
                        .target(WebhookTarget.FLEX)),
        item("WebhookConfiguration"),
        "Method=GET",
        "Filters=onMessageAdd",
        "Filters=onUserAdded",
        "PreWebhookUrl=https://a.example",
        "PostWebhookUrl=",
        "Target=flex");
  }

  private static void addresses(OperationTable table) {
    table.one(
        "GET /Configuration/Addresses",
        client -> client.addressConfigurations().list(q -> q.type(AddressType.WHATSAPP)),
        page("address_configurations", "AddressConfiguration"),
        "Type=whatsapp");
    table.one(
        "POST /Configuration/Addresses",
        client ->
            client
                .addressConfigurations()
                .create(f ->
                    f.type(AddressType.SMS)
                        .address("+49")
                        .addressCountry("DE")
                        .friendlyName("Line")
                        .autoCreationEnabled(true)
                        .autoCreationType(AutoCreationType.STUDIO)
                        .autoCreationConversationServiceSid("IS1")
                        .autoCreationWebhookUrl(HOOK)
                        .autoCreationWebhookMethod(WebhookMethod.POST)
                        .autoCreationWebhookFilters(List.of(WebhookEvent.ON_MESSAGE_ADDED))
                        .autoCreationStudioFlowSid("FW1")
                        .autoCreationStudioRetryCount(3)),
        item("AddressConfiguration"),
        "Type=sms",
        "Address=+49",
        "AddressCountry=DE",
        "FriendlyName=Line",
        "AutoCreation.Enabled=true",
        "AutoCreation.Type=studio",
        "AutoCreation.ConversationServiceSid=IS1",
        "AutoCreation.WebhookUrl=https://a.example",
        "AutoCreation.WebhookMethod=POST",
        "AutoCreation.WebhookFilters=onMessageAdded",
        "AutoCreation.StudioFlowSid=FW1",
        "AutoCreation.StudioRetryCount=3");
    table.one(
        "GET /Configuration/Addresses/{Sid:+4915550001}",
        client -> client.addressConfigurations().fetch("+4915550001"),
        item("AddressConfiguration"));
    table.one(
        "POST /Configuration/Addresses/{Sid:+4915550001}",
        client ->
            client
                .addressConfigurations()
                .update("+4915550001", f -> f.friendlyName("Line").autoCreationEnabled(false)),
        item("AddressConfiguration"),
        "FriendlyName=Line",
        "AutoCreation.Enabled=false");
    table.one(
        "DELETE /Configuration/Addresses/{Sid:+4915550001}",
        client -> client.addressConfigurations().raw().delete("+4915550001").status(),
        NONE);
  }

  private static void credentialsAndServices(OperationTable table) {
    table.one(
        "GET /Credentials",
        client -> client.pushCredentials().list(q -> q.pageSize(7)),
        page("credentials", "PushCredential"),
        "PageSize=7");
    table.one(
        "POST /Credentials",
        client ->
            client
                .pushCredentials()
                .create(f ->
                    f.type(PushType.APN)
                        .friendlyName("prod")
                        .certificate("PEM 1")
                        .privateKey("PEM 2")
                        .sandbox(true)
                        .apiKey("k")
                        .secret("s")),
        item("PushCredential"),
        "Type=apn",
        "FriendlyName=prod",
        "Certificate=PEM 1",
        "PrivateKey=PEM 2",
        "Sandbox=true",
        "ApiKey=k",
        "Secret=s");
    table.one(
        "GET /Credentials/{Sid:CR1}",
        client -> client.pushCredentials().fetch("CR1"),
        item("PushCredential"));
    table.one(
        "POST /Credentials/{Sid:CR1}",
        client -> client.pushCredentials().update("CR1", f -> f.type(PushType.FCM).secret("s")),
        item("PushCredential"),
        "Type=fcm",
        "Secret=s");
    table.one(
        "DELETE /Credentials/{Sid:CR1}",
        client -> client.pushCredentials().raw().delete("CR1").status(),
        NONE);
    table.one(
        "GET /Services",
        client -> client.services().list(q -> q.pageSize(7)),
        page("services", "Service"),
        "PageSize=7");
    table.one(
        "POST /Services",
        client -> client.services().create(f -> f.friendlyName("Shop")),
        item("Service"),
        "FriendlyName=Shop");
    table.one("GET /Services/{Sid:IS1}", client -> client.services().fetch("IS1"), item("Service"));
    table.one(
        "DELETE /Services/{Sid:IS1}",
        client -> client.services().raw().delete("IS1").status(),
        NONE);
  }

  private static void bindings(OperationTable table) {
    table.one(
        "GET /Services/{ChatServiceSid:IS1}/Bindings",
        client ->
            client
                .service("IS1")
                .bindings()
                .list(q ->
                    q.bindingType(PushType.APN)
                        .bindingType(PushType.FCM)
                        .identity("ann")
                        .identity("bob")),
        page("bindings", "Binding"),
        "BindingType=apn",
        "BindingType=fcm",
        "Identity=ann",
        "Identity=bob");
    table.one(
        "GET /Services/{ChatServiceSid:IS1}/Bindings/{Sid:BS1}",
        client -> client.service("IS1").bindings().fetch("BS1"),
        item("Binding"));
    table.one(
        "DELETE /Services/{ChatServiceSid:IS1}/Bindings/{Sid:BS1}",
        client -> client.service("IS1").bindings().raw().delete("BS1").status(),
        NONE);
  }

  private static void serviceConfiguration(OperationTable table) {
    table.one(
        "GET /Services/{ChatServiceSid:IS1}/Configuration",
        client -> client.service("IS1").configuration().fetch(),
        item("ServiceConfiguration"));
    table.one(
        "POST /Services/{ChatServiceSid:IS1}/Configuration",
        client ->
            client
                .service("IS1")
                .configuration()
                .update(f ->
                    f.defaultConversationCreatorRoleSid("RL1")
                        .defaultConversationRoleSid("RL2")
                        .defaultChatServiceRoleSid("RL3")
                        .reachabilityEnabled(true)),
        item("ServiceConfiguration"),
        "DefaultConversationCreatorRoleSid=RL1",
        "DefaultConversationRoleSid=RL2",
        "DefaultChatServiceRoleSid=RL3",
        "ReachabilityEnabled=true");
    table.one(
        "GET /Services/{ChatServiceSid:IS1}/Configuration/Webhooks",
        client -> client.service("IS1").webhookConfiguration().fetch(),
        item("WebhookConfiguration"));
    table.one(
        "POST /Services/{ChatServiceSid:IS1}/Configuration/Webhooks",
        client ->
            client
                .service("IS1")
                .webhookConfiguration()
                .update(f ->
                    f.method(WebhookMethod.POST)
                        .filters(List.of(WebhookEvent.ON_MESSAGE_ADDED))
                        .clearPreWebhookUrl()
                        .postWebhookUrl(HOOK)),
        item("WebhookConfiguration"),
        "Method=POST",
        "Filters=onMessageAdded",
        "PreWebhookUrl=",
        "PostWebhookUrl=https://a.example");
  }

  private static void notifications(OperationTable table) {
    table.one(
        "GET /Services/{ChatServiceSid:IS1}/Configuration/Notifications",
        client -> client.service("IS1").notifications().fetch(),
        item("ServiceNotifications"));
    table.one(
        "POST /Services/{ChatServiceSid:IS1}/Configuration/Notifications",
        client ->
            client
                .service("IS1")
                .notifications()
                .update(f ->
                    f.logEnabled(true)
                        .newMessageEnabled(true)
                        .newMessageTemplate("a")
                        .newMessageSound("b")
                        .newMessageBadgeCountEnabled(false)
                        .newMessageWithMediaEnabled(true)
                        .newMessageWithMediaTemplate("c")
                        .addedToConversationEnabled(true)
                        .addedToConversationTemplate("d")
                        .addedToConversationSound("e")
                        .removedFromConversationEnabled(false)
                        .removedFromConversationTemplate("f")
                        .removedFromConversationSound("g")),
        item("ServiceNotifications"),
        "LogEnabled=true",
        "NewMessage.Enabled=true",
        "NewMessage.Template=a",
        "NewMessage.Sound=b",
        "NewMessage.BadgeCountEnabled=false",
        "NewMessage.WithMedia.Enabled=true",
        "NewMessage.WithMedia.Template=c",
        "AddedToConversation.Enabled=true",
        "AddedToConversation.Template=d",
        "AddedToConversation.Sound=e",
        "RemovedFromConversation.Enabled=false",
        "RemovedFromConversation.Template=f",
        "RemovedFromConversation.Sound=g");
  }
}
