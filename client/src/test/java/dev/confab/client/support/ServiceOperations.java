package dev.confab.client.support;

import static dev.confab.client.support.OperationTable.NONE;
import static dev.confab.client.support.OperationTable.item;
import static dev.confab.client.support.OperationTable.page;

import dev.confab.client.ConversationState;
import dev.confab.client.MessageOrder;
import dev.confab.client.NotificationLevel;
import dev.confab.client.Permission;
import dev.confab.client.RoleType;
import dev.confab.client.WebhookEvent;
import dev.confab.client.WebhookMethod;
import dev.confab.client.WebhookTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What every service has, by default and by name.
final class ServiceOperations {
  private static final Instant TIME = Instant.parse("2026-01-31T10:00:00.9Z");
  private static final String HOOK = "https://a.example";

  private ServiceOperations() {}

  static void addTo(OperationTable table) {
    conversations(table);
    messages(table);
    receipts(table);
    participants(table);
    scopedWebhooks(table);
    users(table);
    roles(table);
  }

  private static void conversations(OperationTable table) {
    table.both(
        "GET /Conversations",
        at -> at.conversations().list(q -> q.state(ConversationState.CLOSED).startDate(TIME)),
        page("conversations", "Conversation"),
        "State=closed",
        "StartDate=2026-01-31T10:00:00Z");
    table.both(
        "POST /Conversations",
        at ->
            at.conversations()
                .create(f -> f.friendlyName("Order").state(ConversationState.INACTIVE)),
        item("Conversation"),
        "FriendlyName=Order",
        "State=inactive");
    table.both(
        "GET /Conversations/{Sid:CH1}",
        at -> at.conversations().fetch("CH1"),
        item("Conversation"));
    table.both(
        "POST /Conversations/{Sid:CH1}",
        at ->
            at.conversations()
                .update("CH1", f -> f.clearUniqueName().timersClosed(Duration.ofDays(1))),
        item("Conversation"),
        "UniqueName=",
        "Timers.Closed=PT24H");
    table.both(
        "DELETE /Conversations/{Sid:CH1}",
        at -> at.conversations().raw().delete("CH1").status(),
        NONE);
    table.both(
        "POST /ConversationWithParticipants",
        at ->
            at.conversations()
                .createWithParticipants(f ->
                    f.friendlyName("Order")
                        .participant(p ->
                            p.identity("ann")
                                .attributes("{\"a\":1}")
                                .roleSid("RL1")
                                .dateCreated(TIME))
                        .participant(p ->
                            p.messagingBindingAddress("+4917000001")
                                .messagingBindingProxyAddress("+4915550001"))
                        .participant(p ->
                            p.identity("bob").messagingBindingProjectedAddress("+4915550001"))),
        item("Conversation"),
        "FriendlyName=Order",
        "Participant={\"identity\":\"ann\",\"attributes\":\"{\\\"a\\\":1}\",\"role_sid\":\"RL1\",\"date_created\":\"2026-01-31T10:00:00Z\"}",
        "Participant={\"messaging_binding\":{\"address\":\"+4917000001\",\"proxy_address\":\"+4915550001\"}}",
        "Participant={\"identity\":\"bob\",\"messaging_binding\":{\"projected_address\":\"+4915550001\"}}");
    table.both(
        "GET /ParticipantConversations",
        at -> at.participantConversations().list(q -> q.identity("ann").address("whatsapp:+49")),
        page("conversations", "ParticipantConversation"),
        "Identity=ann",
        "Address=whatsapp:+49");
  }

  private static void messages(OperationTable table) {
    table.both(
        "GET /Conversations/{ConversationSid:CH1}/Messages",
        at -> at.conversation("CH1").messages().list(q -> q.order(MessageOrder.DESC).pageSize(2)),
        page("messages", "Message"),
        "Order=desc",
        "PageSize=2");
    table.both(
        "POST /Conversations/{ConversationSid:CH1}/Messages",
        at ->
            at.conversation("CH1")
                .messages()
                .create(f ->
                    f.author("ann")
                        .body("hi & ho")
                        .subject("s")
                        .attributes("{}")
                        .dateCreated(TIME)
                        .dateUpdated(TIME)
                        .mediaSid("ME1")
                        .contentSid("HX1")
                        .contentVariables("{\"1\":\"x\"}")),
        item("Message"),
        "Author=ann",
        "Body=hi & ho",
        "Subject=s",
        "Attributes={}",
        "DateCreated=2026-01-31T10:00:00Z",
        "DateUpdated=2026-01-31T10:00:00Z",
        "MediaSid=ME1",
        "ContentSid=HX1",
        "ContentVariables={\"1\":\"x\"}");
    table.both(
        "GET /Conversations/{ConversationSid:CH1}/Messages/{Sid:IM1}",
        at -> at.conversation("CH1").messages().fetch("IM1"),
        item("Message"));
    table.both(
        "POST /Conversations/{ConversationSid:CH1}/Messages/{Sid:IM1}",
        at ->
            at.conversation("CH1")
                .messages()
                .update(
                    "IM1",
                    f ->
                        f.body("")
                            .clearAttributes()
                            .author("bob")
                            .subject("")
                            .dateCreated(TIME)
                            .dateUpdated(TIME)),
        item("Message"),
        "Body=",
        "Attributes={}",
        "Author=bob",
        "Subject=",
        "DateCreated=2026-01-31T10:00:00Z",
        "DateUpdated=2026-01-31T10:00:00Z");
    table.both(
        "DELETE /Conversations/{ConversationSid:CH1}/Messages/{Sid:IM1}",
        at -> at.conversation("CH1").messages().raw().delete("IM1").status(),
        NONE);
  }

  private static void receipts(OperationTable table) {
    table.both(
        "GET /Conversations/{ConversationSid:CH1}/Messages/{MessageSid:IM1}/Receipts",
        at -> at.conversation("CH1").receipts("IM1").list(q -> q.pageSize(7)),
        page("delivery_receipts", "Receipt"),
        "PageSize=7");
    table.both(
        "GET /Conversations/{ConversationSid:CH1}/Messages/{MessageSid:IM1}/Receipts/{Sid:DY1}",
        at -> at.conversation("CH1").receipts("IM1").fetch("DY1"),
        item("Receipt"));
  }

  private static void participants(OperationTable table) {
    table.both(
        "GET /Conversations/{ConversationSid:CH1}/Participants",
        at -> at.conversation("CH1").participants().list(q -> q.pageSize(7)),
        page("participants", "Participant"),
        "PageSize=7");
    table.both(
        "POST /Conversations/{ConversationSid:CH1}/Participants",
        at ->
            at.conversation("CH1")
                .participants()
                .create(f ->
                    f.identity("ann")
                        .messagingBindingAddress("+1")
                        .messagingBindingProxyAddress("+2")
                        .messagingBindingProjectedAddress("+3")
                        .attributes("{}")
                        .roleSid("RL1")
                        .dateCreated(TIME)
                        .dateUpdated(TIME)),
        item("Participant"),
        "Identity=ann",
        "MessagingBinding.Address=+1",
        "MessagingBinding.ProxyAddress=+2",
        "MessagingBinding.ProjectedAddress=+3",
        "Attributes={}",
        "RoleSid=RL1",
        "DateCreated=2026-01-31T10:00:00Z",
        "DateUpdated=2026-01-31T10:00:00Z");
    table.both(
        "GET /Conversations/{ConversationSid:CH1}/Participants/{Sid:MB1}",
        at -> at.conversation("CH1").participants().fetch("MB1"),
        item("Participant"));
    table.both(
        "POST /Conversations/{ConversationSid:CH1}/Participants/{Sid:MB1}",
        at ->
            at.conversation("CH1")
                .participants()
                .update(
                    "MB1",
                    f ->
                        f.identity("ann")
                            .clearMessagingBindingProxyAddress()
                            .clearMessagingBindingProjectedAddress()
                            .attributes("{}")
                            .roleSid("RL1")
                            .dateCreated(TIME)
                            .dateUpdated(TIME)
                            .lastReadMessageIndex(7)
                            .lastReadTimestamp(TIME)),
        item("Participant"),
        "Identity=ann",
        "MessagingBinding.ProxyAddress=",
        "MessagingBinding.ProjectedAddress=",
        "Attributes={}",
        "RoleSid=RL1",
        "DateCreated=2026-01-31T10:00:00Z",
        "DateUpdated=2026-01-31T10:00:00Z",
        "LastReadMessageIndex=7",
        "LastReadTimestamp=2026-01-31T10:00:00Z");
    table.both(
        "DELETE /Conversations/{ConversationSid:CH1}/Participants/{Sid:MB1}",
        at -> at.conversation("CH1").participants().raw().delete("MB1").status(),
        NONE);
  }

  private static void scopedWebhooks(OperationTable table) {
    table.both(
        "GET /Conversations/{ConversationSid:CH1}/Webhooks",
        at -> at.conversation("CH1").webhooks().list(q -> q.pageSize(7)),
        page("webhooks", "ScopedWebhook"),
        "PageSize=7");
    table.both(
        "POST /Conversations/{ConversationSid:CH1}/Webhooks",
        at ->
            at.conversation("CH1")
                .webhooks()
                .create(f ->
                    f.target(WebhookTarget.WEBHOOK)
                        .configurationUrl(HOOK)
                        .configurationMethod(WebhookMethod.POST)
                        .configurationFilters(
                            List.of(
                                WebhookEvent.ON_MESSAGE_ADDED, WebhookEvent.ON_DELIVERY_UPDATED))
                        .configurationTriggers(List.of("help"))
                        .configurationFlowSid("FW1")
                        .configurationReplayAfter(3)),
        item("ScopedWebhook"),
        "Target=webhook",
        "Configuration.Url=https://a.example",
        "Configuration.Method=POST",
        "Configuration.Filters=onMessageAdded",
        "Configuration.Filters=onDeliveryUpdated",
        "Configuration.Triggers=help",
        "Configuration.FlowSid=FW1",
        "Configuration.ReplayAfter=3");
    table.both(
        "GET /Conversations/{ConversationSid:CH1}/Webhooks/{Sid:WH1}",
        at -> at.conversation("CH1").webhooks().fetch("WH1"),
        item("ScopedWebhook"));
    table.both(
        "POST /Conversations/{ConversationSid:CH1}/Webhooks/{Sid:WH1}",
        at ->
            at.conversation("CH1")
                .webhooks()
                .update(
                    "WH1",
                    f ->
                        f.configurationUrl(HOOK)
                            .configurationMethod(WebhookMethod.GET)
                            .configurationFilters(List.of())
                            .configurationTriggers(List.of("a", "b"))
                            .configurationFlowSid("FW1")),
        item("ScopedWebhook"),
        "Configuration.Url=https://a.example",
        "Configuration.Method=GET",
        "Configuration.Filters=",
        "Configuration.Triggers=a",
        "Configuration.Triggers=b",
        "Configuration.FlowSid=FW1");
    table.both(
        "DELETE /Conversations/{ConversationSid:CH1}/Webhooks/{Sid:WH1}",
        at -> at.conversation("CH1").webhooks().raw().delete("WH1").status(),
        NONE);
  }

  private static void users(OperationTable table) {
    table.both(
        "GET /Users",
        at -> at.users().list(q -> q.pageSize(7)),
        page("users", "User"),
        "PageSize=7");
    table.both(
        "POST /Users",
        at ->
            at.users()
                .create(f -> f.identity("ann").friendlyName("Ann").attributes("{}").roleSid("RL1")),
        item("User"),
        "Identity=ann",
        "FriendlyName=Ann",
        "Attributes={}",
        "RoleSid=RL1");
    table.both("GET /Users/{Sid:US1}", at -> at.users().fetch("US1"), item("User"));
    table.both(
        "POST /Users/{Sid:US1}",
        at -> at.users().update("US1", f -> f.clearFriendlyName().attributes("{}").roleSid("RL1")),
        item("User"),
        "FriendlyName=",
        "Attributes={}",
        "RoleSid=RL1");
    table.both("DELETE /Users/{Sid:US1}", at -> at.users().raw().delete("US1").status(), NONE);
    table.both(
        "GET /Users/{UserSid:ann b}/Conversations",
        at -> at.userConversations("ann b").list(q -> q.pageSize(7)),
        page("conversations", "UserConversation"),
        "PageSize=7");
    table.both(
        "GET /Users/{UserSid:ann b}/Conversations/{ConversationSid:order 1}",
        at -> at.userConversations("ann b").fetch("order 1"),
        item("UserConversation"));
    table.both(
        "POST /Users/{UserSid:ann b}/Conversations/{ConversationSid:order 1}",
        at ->
            at.userConversations("ann b")
                .update(
                    "order 1",
                    f ->
                        f.notificationLevel(NotificationLevel.MUTED)
                            .lastReadTimestamp(TIME)
                            .clearLastReadMessageIndex()),
        item("UserConversation"),
        "NotificationLevel=muted",
        "LastReadTimestamp=2026-01-31T10:00:00Z",
        "LastReadMessageIndex=");
    table.both(
        "DELETE /Users/{UserSid:ann b}/Conversations/{ConversationSid:order 1}",
        at -> at.userConversations("ann b").raw().delete("order 1").status(),
        NONE);
  }

  private static void roles(OperationTable table) {
    table.both(
        "GET /Roles",
        at -> at.roles().list(q -> q.pageSize(7)),
        page("roles", "Role"),
        "PageSize=7");
    table.both(
        "POST /Roles",
        at ->
            at.roles()
                .create(f ->
                    f.friendlyName("support")
                        .type(RoleType.CONVERSATION)
                        .permissions(List.of(Permission.SEND_MESSAGE, new Permission("fly")))),
        item("Role"),
        "FriendlyName=support",
        "Type=conversation",
        "Permission=sendMessage",
        "Permission=fly");
    table.both("GET /Roles/{Sid:RL1}", at -> at.roles().fetch("RL1"), item("Role"));
    table.both(
        "POST /Roles/{Sid:RL1}",
        at -> at.roles().update("RL1", f -> f.permissions(List.of(Permission.LEAVE_CONVERSATION))),
        item("Role"),
        "Permission=leaveConversation");
    table.both("DELETE /Roles/{Sid:RL1}", at -> at.roles().raw().delete("RL1").status(), NONE);
  }
}
