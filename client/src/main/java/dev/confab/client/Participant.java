package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A participant, `MB…`, as the server described it at one moment.
///
/// @param json the complete answer
public record Participant(JsonObject json) implements Entity, Attributed {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `sid` is missing or a member has another type
  public Participant {
    Members.checkEntity(json);
    Members.check(json, JsonObject::text, "chat_service_sid", "conversation_sid", "role_sid");
    Members.check(json, JsonObject::text, "identity", "attributes");
    MessagingBinding.of(json.object("messaging_binding"));
    json.integer("last_read_message_index");
    json.instant("last_read_timestamp");
  }

  /// `IS…`; the service it belongs to. Null on the paths of the default service.
  public @Nullable String chatServiceSid() {
    return json.text("chat_service_sid");
  }

  /// `CH…`; the conversation it belongs to.
  public @Nullable String conversationSid() {
    return json.text("conversation_sid");
  }

  /// Who it is, for a chat participant; null else.
  public @Nullable String identity() {
    return json.text("identity");
  }

  /// How it is reached on a channel; null for a chat participant.
  public @Nullable MessagingBinding messagingBinding() {
    return MessagingBinding.of(json.object("messaging_binding"));
  }

  /// `RL…`; what it may do. Null for a participant without a role.
  public @Nullable String roleSid() {
    return json.text("role_sid");
  }

  /// The index of the last message it has read; null until somebody says so.
  public @Nullable Integer lastReadMessageIndex() {
    return json.integer("last_read_message_index");
  }

  /// When it read that message; null until somebody says so.
  public @Nullable Instant lastReadTimestamp() {
    return json.instant("last_read_timestamp");
  }

  @Override
  public String toString() {
    return "Participant " + json;
  }
}
