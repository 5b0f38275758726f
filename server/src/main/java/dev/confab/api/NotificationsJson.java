package dev.confab.api;

import dev.confab.domain.Notifications.NewMessage;
import dev.confab.domain.Notifications.Notice;
import dev.confab.domain.Scope;
import dev.confab.domain.ServiceSettings;
import tools.jackson.core.JsonGenerator;

/// Writes the notifications of a service as Twilio prints them.
final class NotificationsJson {
  private static final Schema NOTICE =
      Schema.object()
          .with("enabled", Schema.flag())
          .with("template", Schema.text())
          .with("sound", Schema.text());

  static final Schema SCHEMA =
      Schema.object()
          .with("account_sid", Schema.sid("AC"))
          .with("chat_service_sid", Schema.sid("IS"))
          .with("log_enabled", Schema.flag())
          .with(
              "new_message",
              NOTICE
                  .with("badge_count_enabled", Schema.flag())
                  .with(
                      "with_media",
                      Schema.object()
                          .with("enabled", Schema.flag())
                          .with("template", Schema.text())))
          .with("added_to_conversation", NOTICE)
          .with("removed_from_conversation", NOTICE)
          .with("url", Schema.url())
          .named("service_notification");

  private NotificationsJson() {}

  /// @param family URL of the service
  static void write(JsonGenerator json, Scope scope, ServiceSettings settings, String family) {
    var notifications = settings.notifications();
    json.writeStartObject();
    json.writeStringProperty("account_sid", scope.account().value());
    json.writeStringProperty("chat_service_sid", scope.service().value());
    json.writeBooleanProperty("log_enabled", notifications.isLogEnabled());
    json.writeObjectPropertyStart("new_message");
    newMessage(json, notifications.newMessage());
    json.writeEndObject();
    json.writeObjectPropertyStart("added_to_conversation");
    notice(json, notifications.added());
    json.writeEndObject();
    json.writeObjectPropertyStart("removed_from_conversation");
    notice(json, notifications.removed());
    json.writeEndObject();
    json.writeStringProperty("url", family + "/Configuration/Notifications");
    json.writeEndObject();
  }

  private static void newMessage(JsonGenerator json, NewMessage newMessage) {
    notice(json, newMessage.notice());
    json.writeBooleanProperty("badge_count_enabled", newMessage.isBadgeCountEnabled());
    json.writeObjectPropertyStart("with_media");
    json.writeBooleanProperty("enabled", newMessage.withMedia().isEnabled());
    json.writeStringProperty("template", newMessage.withMedia().template());
    json.writeEndObject();
  }

  private static void notice(JsonGenerator json, Notice notice) {
    json.writeBooleanProperty("enabled", notice.isEnabled());
    json.writeStringProperty("template", notice.template());
    json.writeStringProperty("sound", notice.sound());
  }
}
