package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A service, `IS…`, as the server described it at one moment: a silo with conversations, users and
/// roles of its own.
///
/// @param json the complete answer, with members that this version of the library does not know
public record Service(JsonObject json) implements Entity {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `sid` is missing or a member has another type
  public Service {
    Members.checkEntity(json);
    json.text("friendly_name");
    json.object("links");
  }

  /// A name for people.
  public @Nullable String friendlyName() {
    return json.text("friendly_name");
  }

  /// Absolute addresses of what belongs to it, by name: `conversations`, `users`, `roles`, …
  public Map<String, String> links() {
    return json.object("links").texts();
  }

  @Override
  public String toString() {
    return "Service " + json;
  }
}
