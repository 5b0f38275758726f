package dev.confab.store;

import dev.confab.domain.Account;
import dev.confab.domain.AddressConfiguration;
import dev.confab.domain.AutoCreation;
import dev.confab.domain.Content;
import dev.confab.domain.DeliveryConfiguration;
import dev.confab.domain.EventType;
import dev.confab.domain.Notifications;
import dev.confab.domain.Notifications.Notice;
import dev.confab.domain.PushCredential;
import dev.confab.domain.ServiceSettings;
import dev.confab.domain.WebhookConfiguration;
import tools.jackson.core.JsonGenerator;

/// As [EventJson], for what accounts and services are set up with.
final class SettingsEventJson {
  private SettingsEventJson() {}

  static void write(JsonGenerator json, Account account) {
    EventJson.sid(json, "default_chat_service_sid", account.defaultService());
    EventJson.sid(json, "default_messaging_service_sid", account.defaultMessagingService());
    json.writeStringProperty("default_inactive_timer", account.inactiveTimer());
    json.writeStringProperty("default_closed_timer", account.closedTimer());
  }

  static void write(JsonGenerator json, ServiceSettings settings) {
    var roles = settings.roles();
    EventJson.sid(json, "default_conversation_creator_role_sid", roles.creator());
    EventJson.sid(json, "default_conversation_role_sid", roles.participant());
    EventJson.sid(json, "default_chat_service_role_sid", roles.user());
    json.writeBooleanProperty("reachability_enabled", settings.isReachabilityEnabled());
  }

  static void write(JsonGenerator json, Notifications notifications) {
    var newMessage = notifications.newMessage();
    var withMedia = newMessage.withMedia();
    json.writeBooleanProperty("log_enabled", notifications.isLogEnabled());
    json.writeObjectPropertyStart("new_message");
    write(json, newMessage.notice());
    json.writeBooleanProperty("badge_count_enabled", newMessage.isBadgeCountEnabled());
    json.writeObjectPropertyStart("with_media");
    json.writeBooleanProperty("enabled", withMedia.isEnabled());
    json.writeStringProperty("template", withMedia.template());
    json.writeEndObject();
    json.writeEndObject();
    json.writeObjectPropertyStart("added_to_conversation");
    write(json, notifications.added());
    json.writeEndObject();
    json.writeObjectPropertyStart("removed_from_conversation");
    write(json, notifications.removed());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Notice notice) {
    json.writeBooleanProperty("enabled", notice.isEnabled());
    json.writeStringProperty("template", notice.template());
    json.writeStringProperty("sound", notice.sound());
  }

  /// Without the target, which only accounts have.
  static void write(JsonGenerator json, WebhookConfiguration webhooks) {
    json.writeStringProperty("method", Columns.text(webhooks.method()));
    EventJson.texts(json, "filters", webhooks.filters());
    EventJson.webhookUrl(json, "pre_webhook_url", webhooks.preWebhookUrl());
    EventJson.webhookUrl(json, "post_webhook_url", webhooks.postWebhookUrl());
  }

  static void write(JsonGenerator json, DeliveryConfiguration configuration) {
    var settings = configuration.settings();
    var sink = configuration.sink();
    json.writeNumberProperty("attempts_max", settings.attemptsMax());
    json.writeStringProperty("age_max", settings.ageMax().toString());
    EventJson.webhookUrl(json, "sink_url", sink == null ? null : sink.url());
    if (sink == null) {
      json.writeNullProperty("sink_batch_max");
    } else {
      json.writeNumberProperty("sink_batch_max", sink.batchMax());
    }
  }

  static void write(JsonGenerator json, AddressConfiguration configuration) {
    EventJson.sid(json, "sid", configuration.sid());
    json.writeStringProperty("type", configuration.type().text());
    json.writeStringProperty("address", configuration.address());
    json.writeStringProperty("friendly_name", configuration.friendlyName());
    json.writeStringProperty("address_country", configuration.addressCountry());
    json.writeObjectPropertyStart("auto_creation");
    write(json, configuration.autoCreation());
    json.writeEndObject();
    EventJson.dates(json, configuration.dates());
  }

  private static void write(JsonGenerator json, AutoCreation creation) {
    var filters = creation.webhookFilters();
    var retryCount = creation.studioRetryCount();
    json.writeBooleanProperty("enabled", creation.isEnabled());
    json.writeStringProperty("type", creation.type().text());
    EventJson.sid(json, "conversation_service_sid", creation.service());
    EventJson.webhookUrl(json, "webhook_url", creation.webhookUrl());
    json.writeStringProperty("webhook_method", Columns.text(creation.webhookMethod()));
    EventJson.texts(
        json,
        "webhook_filters",
        filters == null ? null : filters.stream().map(EventType::text).toList());
    EventJson.sid(json, "studio_flow_sid", creation.studioFlow());
    if (retryCount == null) {
      json.writeNullProperty("studio_retry_count");
    } else {
      json.writeNumberProperty("studio_retry_count", retryCount);
    }
    json.writeNullProperty("binding_name");
  }

  /// Without the secrets.
  static void write(JsonGenerator json, PushCredential credential) {
    var isSandbox = credential.isSandbox();
    EventJson.sid(json, "sid", credential.sid());
    json.writeStringProperty("friendly_name", credential.friendlyName());
    json.writeStringProperty("type", credential.type().text());
    json.writeStringProperty("sandbox", isSandbox == null ? null : isSandbox ? "True" : "False");
    EventJson.dates(json, credential.dates());
  }

  static void write(JsonGenerator json, Content content) {
    var template = content.template();
    EventJson.sid(json, "sid", content.sid());
    json.writeStringProperty("friendly_name", template.friendlyName());
    json.writeStringProperty("language", template.language());
    json.writeObjectPropertyStart("variables");
    template.variables().forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeName("types");
    json.writeRawValue(template.types());
    EventJson.dates(json, content.dates());
  }
}
