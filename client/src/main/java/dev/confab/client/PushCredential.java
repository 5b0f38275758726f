package dev.confab.client;

import dev.confab.client.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// A credential at a push service, `CR…`, as the server described it at one moment: without its
/// secrets.
///
/// @param json the complete answer
public record PushCredential(JsonObject json) implements Entity {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `sid` is missing or a member has another type
  public PushCredential {
    Members.checkEntity(json);
    Members.check(json, JsonObject::text, "friendly_name", "type");
    json.bool("sandbox");
  }

  /// A name for people; null if not set.
  public @Nullable String friendlyName() {
    return json.text("friendly_name");
  }

  /// The push service; null only if the server did not say.
  public @Nullable PushType type() {
    return json.open("type", PushType::new);
  }

  /// Whether it is for Apple's sandbox; null or false for other services.
  public @Nullable Boolean sandbox() {
    return json.bool("sandbox");
  }

  @Override
  public String toString() {
    return "PushCredential " + json;
  }
}
