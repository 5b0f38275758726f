package dev.confab.client;

import dev.confab.client.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// A delivery receipt, `DY…`, as the server described it at one moment: how far a message has come
/// on its way to one channel participant.
///
/// @param json the complete answer
public record Receipt(JsonObject json) implements Entity {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `sid` is missing or a member has another type
  public Receipt {
    Members.checkEntity(json);
    Members.check(json, JsonObject::text, "chat_service_sid", "conversation_sid", "message_sid");
    Members.check(json, JsonObject::text, "channel_message_sid", "participant_sid", "status");
    json.integer("error_code");
  }

  /// `IS…`; the service it belongs to. Null on the paths of the default service.
  public @Nullable String chatServiceSid() {
    return json.text("chat_service_sid");
  }

  /// `CH…`; the conversation of the message.
  public @Nullable String conversationSid() {
    return json.text("conversation_sid");
  }

  /// `IM…`; the message.
  public @Nullable String messageSid() {
    return json.text("message_sid");
  }

  /// `SM…`, `WA…` and the like; the channel's own sid of the message. Null if it has none yet.
  public @Nullable String channelMessageSid() {
    return json.text("channel_message_sid");
  }

  /// `MB…`; the recipient.
  public @Nullable String participantSid() {
    return json.text("participant_sid");
  }

  /// How far the message has come; null while it waits to be handed over.
  public @Nullable ReceiptStatus status() {
    return json.open("status", ReceiptStatus::new);
  }

  /// Why it failed or did not arrive, as the channel's code; 0 if it did not fail.
  public int errorCode() {
    var code = json.integer("error_code");
    return code == null ? 0 : code;
  }

  @Override
  public String toString() {
    return "Receipt " + json;
  }
}
