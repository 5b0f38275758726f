package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The configuration of one service, as the server described it at one moment.
///
/// @param json the complete answer
public record ServiceConfiguration(JsonObject json) {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if a member has another type
  public ServiceConfiguration {
    Members.check(json, JsonObject::text, "chat_service_sid", "default_conversation_role_sid");
    Members.check(json, JsonObject::text, "default_conversation_creator_role_sid");
    Members.check(json, JsonObject::text, "default_chat_service_role_sid", "url");
    json.bool("reachability_enabled");
    json.object("links");
  }

  /// `IS…`; the service.
  public @Nullable String chatServiceSid() {
    return json.text("chat_service_sid");
  }

  /// `RL…`; the role of a participant who created the conversation.
  public @Nullable String defaultConversationCreatorRoleSid() {
    return json.text("default_conversation_creator_role_sid");
  }

  /// `RL…`; the role of other participants.
  public @Nullable String defaultConversationRoleSid() {
    return json.text("default_conversation_role_sid");
  }

  /// `RL…`; the role of new users.
  public @Nullable String defaultChatServiceRoleSid() {
    return json.text("default_chat_service_role_sid");
  }

  /// Whether users show if they are online and can be notified.
  public boolean reachabilityEnabled() {
    return Boolean.TRUE.equals(json.bool("reachability_enabled"));
  }

  /// Its own absolute address.
  public @Nullable String url() {
    return json.text("url");
  }

  /// Absolute addresses of `notifications` and `webhooks`, by name.
  public Map<String, String> links() {
    return json.object("links").texts();
  }

  @Override
  public String toString() {
    return "ServiceConfiguration " + json;
  }
}
