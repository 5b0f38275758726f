package dev.confab.api;

import dev.confab.domain.UserStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes a user as Twilio prints it.
final class UserJson {
  static final Schema SCHEMA =
      Schema.object()
          .with("sid", Schema.sid("US"))
          .with("account_sid", Schema.sid("AC"))
          .with("chat_service_sid", Schema.sid("IS"))
          .with("role_sid", Schema.sid("RL"))
          .with("identity", Schema.text())
          .with("friendly_name", Schema.text().orNull())
          .with("attributes", Schema.text())
          .with("is_online", Schema.flag().orNull())
          .with("is_notifiable", Schema.flag().orNull())
          .with("date_created", Schema.date())
          .with("date_updated", Schema.date())
          .with("url", Schema.url())
          .with("links", Schema.object().with("user_conversations", Schema.url()))
          .named("user");

  private UserJson() {}

  /// @param family absolute URL of the path family used, up to and without `/Users`
  static void write(JsonGenerator json, UserStatus status, String family) {
    var user = status.user();
    var url = family + "/Users/" + user.sid();
    json.writeStartObject();
    json.writeStringProperty("sid", user.sid().value());
    json.writeStringProperty("account_sid", user.scope().account().value());
    json.writeStringProperty("chat_service_sid", user.scope().service().value());
    json.writeStringProperty("role_sid", user.role().value());
    json.writeStringProperty("identity", user.identity());
    json.writeStringProperty("friendly_name", user.friendlyName());
    json.writeStringProperty("attributes", user.attributes());
    flag(json, "is_online", status.isOnline());
    flag(json, "is_notifiable", status.isNotifiable());
    json.writeStringProperty("date_created", Dates.print(user.dates().created()));
    json.writeStringProperty("date_updated", Dates.print(user.dates().updated()));
    json.writeStringProperty("url", url);
    json.writeObjectPropertyStart("links");
    json.writeStringProperty("user_conversations", url + "/Conversations");
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void flag(JsonGenerator json, String name, @Nullable Boolean value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeBooleanProperty(name, value);
    }
  }
}
