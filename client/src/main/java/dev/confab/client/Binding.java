package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A device that gets push notifications, `BS…`, as the server described it at one moment.
///
/// @param json the complete answer
public record Binding(JsonObject json) implements Entity {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `sid` is missing or a member has another type
  public Binding {
    Members.checkEntity(json);
    Members.check(json, JsonObject::text, "chat_service_sid", "credential_sid", "endpoint");
    Members.check(json, JsonObject::text, "identity", "binding_type");
    json.textItems("message_types");
  }

  /// `IS…`; the service it belongs to.
  public @Nullable String chatServiceSid() {
    return json.text("chat_service_sid");
  }

  /// `CR…`; the credential at the push service. Null if it needs none.
  public @Nullable String credentialSid() {
    return json.text("credential_sid");
  }

  /// The push service's key of the device.
  public @Nullable String endpoint() {
    return json.text("endpoint");
  }

  /// Whose device it is.
  public @Nullable String identity() {
    return json.text("identity");
  }

  /// How it is reached; null only if the server did not say.
  public @Nullable PushType bindingType() {
    return json.open("binding_type", PushType::new);
  }

  /// What it is told: `new_message`, `added_to_conversation`, `removed_from_conversation`.
  public List<String> messageTypes() {
    return json.textItems("message_types");
  }

  @Override
  public String toString() {
    return "Binding " + json;
  }
}
