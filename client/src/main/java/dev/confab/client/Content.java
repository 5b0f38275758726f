package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A template that messages are made from, `HX…`, as the server described it at one moment.
///
/// @param json the complete answer
public record Content(JsonObject json) implements Entity {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `sid` is missing or a member has another type
  public Content {
    Members.checkEntity(json);
    Members.check(json, JsonObject::text, "friendly_name", "language");
    Members.check(json, JsonObject::object, "variables", "types", "links");
  }

  /// A name for people; null if not set.
  public @Nullable String friendlyName() {
    return json.text("friendly_name");
  }

  /// The code of the language, such as `en`; null only if the server did not say.
  public @Nullable String language() {
    return json.text("language");
  }

  /// What each variable stands for unless a message says it.
  public Map<String, String> variables() {
    return json.object("variables").texts();
  }

  /// The forms of the content: an object for each type, such as `twilio/text`.
  public JsonObject types() {
    return json.object("types");
  }

  /// Addresses of what belongs to it, by name; none from a Confab server.
  public Map<String, String> links() {
    return json.object("links").texts();
  }

  @Override
  public String toString() {
    return "Content " + json;
  }
}
