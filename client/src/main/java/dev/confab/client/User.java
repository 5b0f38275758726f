package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A user, `US…`, as the server described it at one moment.
///
/// @param json the complete answer
public record User(JsonObject json) implements Entity, Attributed {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `sid` is missing or a member has another type
  public User {
    Members.checkEntity(json);
    Members.check(json, JsonObject::text, "chat_service_sid", "role_sid", "identity");
    Members.check(json, JsonObject::text, "friendly_name", "attributes");
    Members.check(json, JsonObject::bool, "is_online", "is_notifiable");
    json.object("links");
  }

  /// `IS…`; the service it belongs to.
  public @Nullable String chatServiceSid() {
    return json.text("chat_service_sid");
  }

  /// `RL…`; what it may do in the service.
  public @Nullable String roleSid() {
    return json.text("role_sid");
  }

  /// The application's name for this user, unique in the service; usable wherever a sid is.
  public @Nullable String identity() {
    return json.text("identity");
  }

  /// A name for people; null if not set.
  public @Nullable String friendlyName() {
    return json.text("friendly_name");
  }

  /// Whether a device of the user is connected; null if reachability is off, and possibly in lists.
  public @Nullable Boolean isOnline() {
    return json.bool("is_online");
  }

  /// Whether a push notification can reach the user; null if reachability is off, and possibly in
  /// lists.
  public @Nullable Boolean isNotifiable() {
    return json.bool("is_notifiable");
  }

  /// Absolute addresses of what belongs to it, by name: `user_conversations`.
  public Map<String, String> links() {
    return json.object("links").texts();
  }

  @Override
  public String toString() {
    return "User " + json;
  }
}
