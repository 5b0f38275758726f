package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The configuration of the account, as the server described it at one moment.
///
/// @param json the complete answer
public record Configuration(JsonObject json) {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if a member has another type
  public Configuration {
    Members.check(json, JsonObject::text, "account_sid", "default_chat_service_sid", "url");
    Members.check(json, JsonObject::text, "default_messaging_service_sid");
    Members.check(json, JsonObject::text, "default_inactive_timer", "default_closed_timer");
    json.object("links");
  }

  /// `AC…`; the owner.
  public @Nullable String accountSid() {
    return json.text("account_sid");
  }

  /// `IS…`; the service of every call that names none.
  public @Nullable String defaultChatServiceSid() {
    return json.text("default_chat_service_sid");
  }

  /// `MG…`; the messaging service of new conversations. Null if there is none.
  public @Nullable String defaultMessagingServiceSid() {
    return json.text("default_messaging_service_sid");
  }

  /// How long new conversations stay active without activity, in the ISO 8601 form in which it was
  /// set (`PT30M`); null if not set. A text, because that form has months and years too, which no
  /// [java.time.Duration] can hold.
  public @Nullable String defaultInactiveTimer() {
    return json.text("default_inactive_timer");
  }

  /// How long new conversations stay open without activity; as [#defaultInactiveTimer].
  public @Nullable String defaultClosedTimer() {
    return json.text("default_closed_timer");
  }

  /// Its own absolute address.
  public @Nullable String url() {
    return json.text("url");
  }

  /// Absolute addresses of `service` and `webhooks`, by name.
  public Map<String, String> links() {
    return json.object("links").texts();
  }

  @Override
  public String toString() {
    return "Configuration " + json;
  }
}
