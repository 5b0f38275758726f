package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.number;
import static dev.confab.conformance.Scenarios.sids;
import static dev.confab.conformance.Scenarios.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Query;
import dev.confab.conformance.clients.Resource;
import dev.confab.conformance.clients.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What an account and a service have once, and what an account has besides services.
interface SettingScenarios extends Scenarios {
  @Test
  default void accountHasDefaults() {
    var only = account().configuration();
    var before = only.fetch();
    assertThat(before.members()).isEqualTo(sent(only.path()));
    assertThat(before.text("account_sid")).isEqualTo(server().account().sid());
    assertThat(before.object("links")).containsOnlyKeys("service", "webhooks");
    assertThat(only.update(Map.of())).isEqualTo(before);
    var wrong =
        Map.of(
            Map.of("DefaultInactiveTimer", "PT59S"), 50375,
            Map.of("DefaultClosedTimer", "PT9M59S"), 50376);
    wrong.forEach((form, code) -> assertRefused(400, code, () -> only.update(form)));
    assertThat(only.fetch()).isEqualTo(before);
  }

  @Test
  default void newConversationsTakeTheDefaults() {
    var only = account().configuration();
    var before = account().conversations().create(Map.of()).sid();
    try {
      var updated =
          only.update(
              Map.of(
                  "DefaultMessagingServiceSid", MESSAGING_SERVICE,
                  "DefaultInactiveTimer", "PT30M",
                  "DefaultClosedTimer", "P1D"));
      assertThat(updated.text("default_messaging_service_sid")).isEqualTo(MESSAGING_SERVICE);
      assertThat(updated.text("default_inactive_timer")).isEqualTo("PT30M");
      var created = account().conversations().create(Map.of("Timers.Inactive", "PT1M"));
      assertThat(created.text("messaging_service_sid")).isEqualTo(MESSAGING_SERVICE);
      assertThat(created.object("timers")).containsOnlyKeys("date_inactive", "date_closed");
      assertThat(account().conversations().fetch(before).object("timers")).isEmpty();
    } finally {
      only.update(Map.of("DefaultInactiveTimer", "", "DefaultClosedTimer", ""));
    }
    assertThat(only.fetch().members())
        .containsEntry("default_inactive_timer", null)
        .containsEntry("default_closed_timer", null);
  }

  @Test
  default void shortPathsLeadToTheDefaultService() {
    var only = account().configuration();
    var old = only.fetch().text("default_chat_service_sid");
    var service = account().services().create(Map.of("FriendlyName", "New default")).sid();
    var conversation = service(service).conversations().create(Map.of()).sid();
    assertRefused(404, 20404, () -> account().conversations().fetch(conversation));
    try {
      var updated = only.update(Map.of("DefaultChatServiceSid", service));
      assertThat(updated.text("default_chat_service_sid")).isEqualTo(service);
      assertThat(account().conversations().fetch(conversation).sid()).isEqualTo(conversation);
    } finally {
      only.update(Map.of("DefaultChatServiceSid", old));
    }
    assertRefused(404, 20404, () -> account().conversations().fetch(conversation));
    assertThat(only.update(Map.of()).text("default_chat_service_sid")).isEqualTo(old);
  }

  /// Which no SDK uses any more.
  @Test
  default void accountsWebhooksHaveAnOldPath() {
    var only = account().webhookConfiguration();
    var old = "/v1/Conversations/Webhooks";
    var before = only.fetch();
    assertThat(sent(old)).isEqualTo(before.members());
    var updated = server().http().post(old, Map.of("Filters", List.of("onUserAdded")));
    assertThat(updated.status()).isEqualTo(200);
    assertThat(only.fetch().members()).containsEntry("filters", List.of("onUserAdded"));
    only.update(Map.of("Filters", List.of("onMessageAdded", "onUserUpdated")));
    assertThat(sent(old)).containsEntry("filters", List.of("onMessageAdded", "onUserUpdated"));
    var wrong = server().http().post(old, Map.of("PostWebhookUrl", "no url"));
    assertThat(wrong.code()).isEqualTo(50078);
    assertThat(server().http().delete(old).status()).isEqualTo(405);
  }

  @Test
  default void accountKeepsItsWebhooks() {
    var only = account().webhookConfiguration();
    assertThat(only.fetch().members()).isEqualTo(sent(only.path()));
    var updated =
        only.update(
            Map.of(
                "Method", "GET",
                "Filters", List.of("onMessageAdded", "onConversationAdd"),
                "PreWebhookUrl", "https://hooks.example.com/pre",
                "PostWebhookUrl", "https://hooks.example.com/post",
                "Target", "flex"));
    assertThat(updated.members())
        .containsEntry("method", "GET")
        .containsEntry("filters", List.of("onMessageAdded", "onConversationAdd"))
        .containsEntry("pre_webhook_url", "https://hooks.example.com/pre")
        .containsEntry("post_webhook_url", "https://hooks.example.com/post")
        .containsEntry("target", "flex");
    assertThat(only.update(Map.of("Filters", List.of("onUserAdded"))).texts("filters"))
        .containsExactly("onUserAdded");
    assertUrlsAreChecked(only);
    var cleared = only.update(Map.of("PreWebhookUrl", "", "PostWebhookUrl", ""));
    assertThat(cleared.members())
        .containsEntry("pre_webhook_url", null)
        .containsEntry("post_webhook_url", null)
        .containsEntry("method", "GET");
    only.update(Map.of("Method", "POST", "Target", "webhook"));
  }

  @Test
  default void serviceKeepsItsWebhooks() {
    var only = Family.NAMED_SERVICE.in(this).webhookConfiguration();
    assertThat(only.fetch().members())
        .containsEntry("method", null)
        .containsEntry("filters", null)
        .containsEntry("pre_webhook_url", null)
        .containsEntry("post_webhook_url", null)
        .isEqualTo(sent(only.path()));
    var updated =
        only.update(
            Map.of(
                "Method", "POST",
                "Filters", List.of("onMessageAdded"),
                "PreWebhookUrl", "https://hooks.example.com/pre",
                "PostWebhookUrl", "https://hooks.example.com/post"));
    assertThat(updated.members())
        .containsEntry("method", "POST")
        .containsEntry("filters", List.of("onMessageAdded"))
        .containsEntry("pre_webhook_url", "https://hooks.example.com/pre")
        .containsEntry("post_webhook_url", "https://hooks.example.com/post");
    assertThat(only.fetch()).isEqualTo(updated);
    assertUrlsAreChecked(only);
  }

  private static void assertUrlsAreChecked(Singleton webhooks) {
    var before = webhooks.fetch();
    assertRefused(400, 50077, () -> webhooks.update(Map.of("PreWebhookUrl", "nowhere")));
    assertRefused(400, 50078, () -> webhooks.update(Map.of("PostWebhookUrl", "nowhere")));
    assertThat(webhooks.fetch()).isEqualTo(before);
  }

  @Test
  default void serviceKeepsItsConfiguration() {
    var place = Family.NAMED_SERVICE.in(this);
    var only = place.configuration();
    var before = only.fetch();
    assertThat(before.members())
        .containsEntry("chat_service_sid", place.service())
        .containsEntry("reachability_enabled", false)
        .isEqualTo(sent(only.path()));
    var role =
        place
            .roles()
            .create(
                Map.of(
                    "FriendlyName", "guest",
                    "Type", "conversation",
                    "Permission", List.of("sendMessage")))
            .sid();
    var updated =
        only.update(Map.of("DefaultConversationRoleSid", role, "ReachabilityEnabled", true));
    assertThat(updated.text("default_conversation_role_sid")).isEqualTo(role);
    assertThat(updated.members()).containsEntry("reachability_enabled", true);
    var conversation = place.conversations().create(Map.of()).sid();
    var guest = place.participants(conversation).create(Map.of("Identity", unique("guest")));
    assertThat(guest.text("role_sid")).isEqualTo(role);
    var wrong =
        Map.of(
            Map.of("DefaultConversationCreatorRoleSid", Sample.ROLE.nobody()), 50106,
            Map.of("DefaultConversationRoleSid", before.text("default_chat_service_role_sid")),
                50109,
            Map.of("DefaultChatServiceRoleSid", role), 50102);
    wrong.forEach((form, code) -> assertRefused(400, code, () -> only.update(form)));
    assertThat(only.fetch()).isEqualTo(updated);
  }

  @Test
  default void serviceKeepsItsNotifications() {
    var only = Family.NAMED_SERVICE.in(this).notifications();
    var before = only.fetch();
    var off = Map.of("enabled", false, "template", "", "sound", "");
    assertThat(before.members())
        .containsEntry("log_enabled", false)
        .containsEntry("added_to_conversation", off)
        .containsEntry("removed_from_conversation", off)
        .containsEntry(
            "new_message",
            Map.of(
                "enabled",
                false,
                "template",
                "",
                "sound",
                "",
                "badge_count_enabled",
                false,
                "with_media",
                Map.of("enabled", false, "template", "")))
        .isEqualTo(sent(only.path()));
    var updated =
        only.update(
            Map.of(
                "LogEnabled",
                true,
                "NewMessage.Enabled",
                true,
                "NewMessage.Template",
                "${PARTICIPANT}: ${MESSAGE}",
                "NewMessage.WithMedia.Enabled",
                true,
                "NewMessage.WithMedia.Template",
                "${MEDIA}",
                "RemovedFromConversation.Sound",
                "bye"));
    assertThat(updated.members())
        .containsEntry("log_enabled", true)
        .containsEntry(
            "new_message",
            Map.of(
                "enabled",
                true,
                "template",
                "${PARTICIPANT}: ${MESSAGE}",
                "sound",
                "",
                "badge_count_enabled",
                false,
                "with_media",
                Map.of("enabled", true, "template", "${MEDIA}")))
        .containsEntry(
            "removed_from_conversation", Map.of("enabled", false, "template", "", "sound", "bye"));
    var wrong =
        Map.of(
            Map.of("NewMessage.Template", "x".repeat(2049)), 50058,
            Map.of("AddedToConversation.Sound", "x".repeat(257)), 50059);
    wrong.forEach((form, code) -> assertRefused(400, code, () -> only.update(form)));
    assertThat(only.fetch()).isEqualTo(updated);
  }

  @Test
  default void addressIsConfigured() {
    var addresses = account().addresses();
    var address = number();
    var service = account().configuration().fetch().text("default_chat_service_sid");
    var created =
        addresses.create(
            Map.of(
                "Type", "sms",
                "Address", address,
                "FriendlyName", "Desk",
                "AddressCountry", "DE",
                "AutoCreation.Enabled", true,
                "AutoCreation.Type", "webhook",
                "AutoCreation.ConversationServiceSid", service,
                "AutoCreation.WebhookUrl", "https://hooks.example.com/new",
                "AutoCreation.WebhookMethod", "get",
                "AutoCreation.WebhookFilters", List.of("onMessageAdded")));
    assertThat(created.members())
        .containsEntry("type", "sms")
        .containsEntry("address", address)
        .containsEntry("friendly_name", "Desk")
        .containsEntry("address_country", "DE");
    assertThat(created.object("auto_creation"))
        .containsEntry("enabled", true)
        .containsEntry("type", "webhook")
        .containsEntry("conversation_service_sid", service)
        .containsEntry("webhook_url", "https://hooks.example.com/new")
        .containsEntry("webhook_method", "GET")
        .containsEntry("webhook_filters", List.of("onMessageAdded"));
    assertThat(addresses.fetch(address)).isEqualTo(created);
    var updated = addresses.update(address, Map.of("AutoCreation.Enabled", false));
    assertThat(updated.object("auto_creation")).containsEntry("enabled", false);
    assertThat(updated.text("friendly_name")).isEqualTo("Desk");
    assertThat(updated.text("url")).isEqualTo("http://" + host() + addresses.path(created.sid()));
    addresses.delete(address);
    assertRefused(404, 20404, () -> addresses.fetch(created.sid()));
    assertRefused(404, 20404, () -> addresses.delete(address));
  }

  @Test
  default void wrongAddressesAreRefused() {
    var addresses = account().addresses();
    var kept = addresses.create(Sample.ADDRESS.form());
    var wrong =
        Map.of(
            "AutoCreation.ConversationServiceSid",
            Sample.SERVICE.nobody(),
            "AutoCreation.WebhookUrl",
            "no url");
    wrong.forEach((name, value) -> {
      var form = Map.of("Type", "sms", "Address", number(), name, value);
      assertRefused(400, 20001, () -> addresses.create(form));
      assertRefused(400, 20001, () -> addresses.update(kept.sid(), Map.of(name, value)));
    });
    assertThat(addresses.fetch(kept.sid())).isEqualTo(kept);
  }

  @Test
  default void addressIsConfiguredOnce() {
    var addresses = account().addresses();
    var address = number();
    var first = addresses.create(Map.of("Type", "sms", "Address", address)).sid();
    assertRefused(
        409, 20409, () -> addresses.create(Map.of("Type", "whatsapp", "Address", address)));
    addresses.delete(first);
    addresses.create(Map.of("Type", "sms", "Address", address));
  }

  @Test
  default void addressesAreChosenByType() {
    var addresses = account().addresses();
    var sms = addresses.create(Map.of("Type", "sms", "Address", number())).sid();
    var whatsapp =
        addresses.create(Map.of("Type", "whatsapp", "Address", "whatsapp:" + number())).sid();
    var chosen = addresses.list(Query.ALL.with("Type", "whatsapp").pageSize(1));
    assertThat(sids(chosen)).contains(whatsapp).doesNotContain(sms);
    assertThat(chosen).allMatch(one -> one.text("type").equals("whatsapp"));
  }

  @Test
  default void credentialsKeepTheirSecrets() {
    var credentials = account().credentials();
    var fcm =
        credentials.create(Map.of("Type", "fcm", "FriendlyName", "Android", "Secret", "s3cret"));
    assertCredential(fcm, "fcm", "Android");
    var changed =
        credentials.update(fcm.sid(), Map.of("FriendlyName", "Phones", "Secret", "an0ther"));
    assertCredential(changed, "fcm", "Phones");
    assertCredential(credentials.create(Map.of("Type", "gcm", "ApiKey", "k3y")), "gcm", null);
    assertThat(credentials.list(Query.ALL).toString() + fcm + changed)
        .doesNotContain("s3cret", "an0ther", "k3y");
    var tooLong = "x".repeat(65);
    assertRefused(
        400, 20002, () -> credentials.create(Map.of("Type", "fcm", "FriendlyName", tooLong)));
    assertRefused(400, 20002, () -> credentials.update(fcm.sid(), Map.of("FriendlyName", tooLong)));
  }

  private static void assertCredential(Resource credential, String type, @Nullable String name) {
    assertThat(credential.members())
        .containsOnlyKeys(
            "sid",
            "account_sid",
            "friendly_name",
            "type",
            "sandbox",
            "date_created",
            "date_updated",
            "url")
        .containsEntry("type", type)
        .containsEntry("friendly_name", name);
  }
}
