package dev.confab.store;

import dev.confab.domain.Binding;
import dev.confab.domain.Conversation;
import dev.confab.domain.EmailBinding;
import dev.confab.domain.Event.Subject;
import dev.confab.domain.EventType;
import dev.confab.domain.Media;
import dev.confab.domain.Message;
import dev.confab.domain.MessageContent.Attachment;
import dev.confab.domain.Participant;
import dev.confab.domain.Permission;
import dev.confab.domain.Receipt;
import dev.confab.domain.Role;
import dev.confab.domain.Service;
import dev.confab.domain.Timers;
import dev.confab.domain.Timestamps;
import dev.confab.domain.User;
import dev.confab.domain.Webhook;
import dev.confab.domain.Webhook.Configuration.OfStudio;
import dev.confab.domain.Webhook.Configuration.OfTrigger;
import dev.confab.domain.Webhook.Configuration.OfWebhook;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookUrls;
import dev.confab.platform.Json;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What has changed, as the event log keeps it: the members of the REST API, without what a reader
/// can tell from the event itself. Times have microseconds.
final class EventJson {
  private EventJson() {}

  static String text(Subject subject) {
    return switch (subject) {
      case Subject.OfConversation(var conversation) -> text(json -> write(json, conversation));
      case Subject.OfState(var conversation, var from, var to, var reason) ->
          text(json -> {
            write(json, conversation);
            json.writeStringProperty("state_from", from.text());
            json.writeStringProperty("state_to", to.text());
            json.writeStringProperty("reason", reason);
          });
      case Subject.OfParticipant(var participant) -> text(json -> write(json, participant));
      case Subject.OfMessage(var message) -> text(message);
      case Subject.OfReceipt(var receipt) -> text(json -> write(json, receipt));
      case Subject.OfUser(var user) -> text(json -> write(json, user));
      case Subject.OfWebhook(var webhook) -> text(json -> write(json, webhook));
      case Subject.OfRole(var role) -> text(json -> write(json, role));
      case Subject.OfMedia(var media) -> text(json -> write(json, media));
      case Subject.OfBinding(var binding) -> text(json -> write(json, binding));
      case Subject.OfService(var service) -> text(json -> write(json, service));
      case Subject.OfServiceSettings(var settings) ->
          text(json -> SettingsEventJson.write(json, settings));
      case Subject.OfNotifications(var _, var notifications) ->
          text(json -> SettingsEventJson.write(json, notifications));
      case Subject.OfServiceWebhooks(var _, var webhooks) ->
          text(json -> SettingsEventJson.write(json, webhooks));
      case Subject.OfDeliveryConfiguration(var _, var configuration) ->
          text(json -> SettingsEventJson.write(json, configuration));
      case Subject.OfAccount(var account) -> text(json -> SettingsEventJson.write(json, account));
      case Subject.OfAccountWebhooks(var _, var webhooks) ->
          text(json -> {
            SettingsEventJson.write(json, webhooks);
            json.writeStringProperty("target", webhooks.target().text());
          });
      case Subject.OfAddressConfiguration(var configuration) ->
          text(json -> SettingsEventJson.write(json, configuration));
      case Subject.OfCredential(var credential) ->
          text(json -> SettingsEventJson.write(json, credential));
      case Subject.OfContent(var content) -> text(json -> SettingsEventJson.write(json, content));
    };
  }

  static String text(Message message) {
    return text(json -> write(json, message));
  }

  private static String text(Consumer<JsonGenerator> members) {
    return Json.text(json -> {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    });
  }

  private static void write(JsonGenerator json, Conversation conversation) {
    var profile = conversation.profile();
    sid(json, "sid", conversation.sid());
    sid(json, "messaging_service_sid", profile.messagingService());
    json.writeStringProperty("friendly_name", profile.friendlyName());
    json.writeStringProperty("unique_name", profile.uniqueName());
    json.writeStringProperty("attributes", profile.attributes());
    json.writeStringProperty("state", conversation.state().text());
    timers(json, conversation.timers());
    bindings(json, profile.email());
    time(json, "date_created", conversation.dates().created());
    time(json, "date_updated", conversation.dates().updated());
  }

  /// Few conversations have any that is due once.
  private static void timers(JsonGenerator json, Timers timers) {
    var inactive = timers.dateInactive();
    var closed = timers.dateClosed();
    if (inactive == null && closed == null) {
      return;
    }
    json.writeObjectPropertyStart("timers");
    if (inactive != null) {
      time(json, "date_inactive", inactive);
    }
    if (closed != null) {
      time(json, "date_closed", closed);
    }
    json.writeEndObject();
  }

  /// Few conversations have any.
  private static void bindings(JsonGenerator json, EmailBinding email) {
    if (email.isEmpty()) {
      return;
    }
    json.writeObjectPropertyStart("bindings");
    json.writeObjectPropertyStart("email");
    json.writeStringProperty("projected_address", email.address());
    json.writeStringProperty("name", email.name());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Participant participant) {
    sid(json, "sid", participant.sid());
    json.writeStringProperty("identity", participant.identity());
    var binding = participant.binding();
    if (binding != null) {
      json.writeObjectPropertyStart("messaging_binding");
      json.writeStringProperty("type", binding.type().text());
      json.writeStringProperty("address", binding.address());
      json.writeStringProperty("proxy_address", binding.proxyAddress());
      json.writeStringProperty("projected_address", binding.projectedAddress());
      json.writeEndObject();
    }
    json.writeStringProperty("attributes", participant.attributes());
    sid(json, "role_sid", participant.role());
    json.writeStringProperty("notification_level", participant.notificationLevel().text());
    var horizon = participant.horizon();
    if (horizon.lastReadIndex() != null) {
      json.writeNumberProperty("last_read_message_index", horizon.lastReadIndex());
    }
    if (horizon.lastReadAt() != null) {
      time(json, "last_read_timestamp", horizon.lastReadAt());
    }
    dates(json, participant.dates());
  }

  private static void write(JsonGenerator json, Message message) {
    var content = message.content();
    sid(json, "sid", message.sid());
    json.writeNumberProperty("index", message.index());
    json.writeStringProperty("author", message.author());
    sid(json, "participant_sid", message.participant());
    json.writeStringProperty("body", content.body());
    json.writeStringProperty("attributes", content.attributes());
    json.writeStringProperty("subject", content.subject());
    sid(json, "content_sid", content.content());
    media(json, content.media());
    dates(json, message.dates());
  }

  private static void media(JsonGenerator json, List<Attachment> media) {
    json.writeArrayPropertyStart("media");
    for (var file : media) {
      json.writeStartObject();
      sid(json, "sid", file.sid());
      json.writeNumberProperty("size", file.size());
      json.writeStringProperty("content_type", file.contentType());
      json.writeStringProperty("filename", file.filename());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Receipt receipt) {
    var status = receipt.status();
    sid(json, "sid", receipt.sid());
    sid(json, "message_sid", receipt.message());
    sid(json, "participant_sid", receipt.participant());
    json.writeStringProperty("channel_message_sid", receipt.channelMessageSid());
    json.writeStringProperty("status", status == null ? null : status.text());
    json.writeNumberProperty("error_code", receipt.errorCode());
    dates(json, receipt.dates());
  }

  private static void write(JsonGenerator json, User user) {
    sid(json, "sid", user.sid());
    json.writeStringProperty("identity", user.identity());
    json.writeStringProperty("friendly_name", user.friendlyName());
    json.writeStringProperty("attributes", user.attributes());
    sid(json, "role_sid", user.role());
    dates(json, user.dates());
  }

  private static void write(JsonGenerator json, Webhook webhook) {
    sid(json, "sid", webhook.sid());
    json.writeStringProperty("target", webhook.configuration().target().text());
    json.writeObjectPropertyStart("configuration");
    switch (webhook.configuration()) {
      case OfWebhook(var url, var method, var filters) -> {
        called(json, url, method);
        texts(json, "filters", filters.stream().map(EventType::text).toList());
      }
      case OfTrigger(var url, var method, var triggers) -> {
        called(json, url, method);
        texts(json, "triggers", triggers);
      }
      case OfStudio(var flow) -> sid(json, "flow_sid", flow);
    }
    json.writeEndObject();
    dates(json, webhook.dates());
  }

  private static void called(JsonGenerator json, String url, WebhookMethod method) {
    webhookUrl(json, "url", url);
    json.writeStringProperty("method", method.name());
  }

  private static void write(JsonGenerator json, Role role) {
    sid(json, "sid", role.sid());
    json.writeStringProperty("friendly_name", role.friendlyName());
    json.writeStringProperty("type", role.type().text());
    texts(json, "permissions", role.permissions().stream().map(Permission::text).toList());
    dates(json, role.dates());
  }

  private static void write(JsonGenerator json, Media media) {
    var file = media.file();
    sid(json, "sid", media.sid());
    json.writeStringProperty("category", media.category());
    json.writeStringProperty("content_type", file.contentType());
    json.writeStringProperty("filename", file.filename());
    json.writeNumberProperty("size", file.size());
    json.writeStringProperty("author", media.author());
    dates(json, media.dates());
  }

  /// Without the endpoint, which is kept sealed.
  private static void write(JsonGenerator json, Binding binding) {
    sid(json, "sid", binding.sid());
    sid(json, "credential_sid", binding.credential());
    json.writeStringProperty("identity", binding.identity());
    json.writeStringProperty("binding_type", binding.type().text());
    texts(json, "message_types", binding.messageTypes());
    dates(json, binding.dates());
  }

  private static void write(JsonGenerator json, Service service) {
    sid(json, "sid", service.sid());
    json.writeStringProperty("friendly_name", service.friendlyName());
    time(json, "date_created", service.dateCreated());
    time(json, "date_updated", service.dateUpdated());
  }

  /// A list, or null where there is none.
  static void texts(JsonGenerator json, String name, @Nullable List<String> texts) {
    if (texts == null) {
      json.writeNullProperty(name);
    } else {
      json.writeArrayPropertyStart(name);
      texts.forEach(json::writeString);
      json.writeEndArray();
    }
  }

  /// Without user and password: the log outlives a change of them.
  static void webhookUrl(JsonGenerator json, String name, @Nullable String url) {
    json.writeStringProperty(name, url == null ? null : WebhookUrls.withoutUser(url));
  }

  static void sid(JsonGenerator json, String name, @Nullable Object sid) {
    json.writeStringProperty(name, Columns.text(sid));
  }

  static void dates(JsonGenerator json, Timestamps dates) {
    time(json, "date_created", dates.created());
    time(json, "date_updated", dates.updated());
  }

  private static void time(JsonGenerator json, String name, Instant time) {
    json.writeStringProperty(name, time.toString());
  }
}
