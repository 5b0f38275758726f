package dev.confab.api;

import dev.confab.domain.Choice;
import dev.confab.domain.Role;
import dev.confab.domain.RoleType;
import tools.jackson.core.JsonGenerator;

/// Writes a role as Twilio prints it.
final class RoleJson {
  static final Schema SCHEMA =
      Schema.object()
          .with("sid", Schema.sid("RL"))
          .with("account_sid", Schema.sid("AC"))
          .with("chat_service_sid", Schema.sid("IS"))
          .with("friendly_name", Schema.text())
          .with("type", Schema.choice(Choice.texts(RoleType.class)))
          .with("permissions", Schema.list(Schema.text()))
          .with("date_created", Schema.date())
          .with("date_updated", Schema.date())
          .with("url", Schema.url())
          .named("role");

  private RoleJson() {}

  /// @param family URL of the path family that the request used
  static void write(JsonGenerator json, Role role, String family) {
    json.writeStartObject();
    json.writeStringProperty("sid", role.sid().value());
    json.writeStringProperty("account_sid", role.scope().account().value());
    json.writeStringProperty("chat_service_sid", role.scope().service().value());
    json.writeStringProperty("friendly_name", role.friendlyName());
    json.writeStringProperty("type", role.type().text());
    json.writeArrayPropertyStart("permissions");
    role.permissions().forEach(permission -> json.writeString(permission.text()));
    json.writeEndArray();
    json.writeStringProperty("date_created", Dates.print(role.dates().created()));
    json.writeStringProperty("date_updated", Dates.print(role.dates().updated()));
    json.writeStringProperty("url", family + "/Roles/" + role.sid());
    json.writeEndObject();
  }
}
