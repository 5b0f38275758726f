package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A role, `RL…`, as the server described it at one moment.
///
/// @param json the complete answer
public record Role(JsonObject json) implements Entity {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `sid` is missing or a member has another type
  public Role {
    Members.checkEntity(json);
    Members.check(json, JsonObject::text, "chat_service_sid", "friendly_name", "type");
    json.textItems("permissions");
  }

  /// `IS…`; the service it belongs to.
  public @Nullable String chatServiceSid() {
    return json.text("chat_service_sid");
  }

  /// Its name.
  public @Nullable String friendlyName() {
    return json.text("friendly_name");
  }

  /// What it is about; null only if the server did not say.
  public @Nullable RoleType type() {
    return json.open("type", RoleType::new);
  }

  /// What it allows, in the order it was given.
  public List<Permission> permissions() {
    return json.textItems("permissions").stream().map(Permission::new).toList();
  }

  @Override
  public String toString() {
    return "Role " + json;
  }
}
