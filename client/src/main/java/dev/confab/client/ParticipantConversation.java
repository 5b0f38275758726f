package dev.confab.client;

import dev.confab.client.json.JsonCodec;
import dev.confab.client.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A participant together with its conversation, as the server described them at one moment. It has
/// no sid of its own.
///
/// @param json the complete answer
public record ParticipantConversation(JsonObject json) {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `conversation_sid` is missing or a member has
  ///   another type
  public ParticipantConversation {
    json.requireText("conversation_sid");
    Members.check(json, JsonObject::text, "account_sid", "chat_service_sid", "participant_sid");
    Members.check(json, JsonObject::text, "participant_user_sid", "participant_identity");
    Members.check(json, JsonObject::text, "conversation_unique_name", "conversation_friendly_name");
    Members.check(json, JsonObject::text, "conversation_attributes", "conversation_created_by");
    Members.check(json, JsonObject::text, "conversation_state");
    Members.check(json, JsonObject::instant, "conversation_date_created");
    Members.check(json, JsonObject::instant, "conversation_date_updated");
    MessagingBinding.of(json.object("participant_messaging_binding"));
    Conversation.Timers.of(json.object("conversation_timers"));
    json.object("links");
  }

  /// `AC…`; the owner.
  public @Nullable String accountSid() {
    return json.text("account_sid");
  }

  /// `IS…`; the service both belong to.
  public @Nullable String chatServiceSid() {
    return json.text("chat_service_sid");
  }

  /// `MB…`; the participant.
  public @Nullable String participantSid() {
    return json.text("participant_sid");
  }

  /// `US…`; the user of a chat participant; null else.
  public @Nullable String participantUserSid() {
    return json.text("participant_user_sid");
  }

  /// Who a chat participant is; null else.
  public @Nullable String participantIdentity() {
    return json.text("participant_identity");
  }

  /// How a channel participant is reached; null else.
  public @Nullable MessagingBinding participantMessagingBinding() {
    return MessagingBinding.of(json.object("participant_messaging_binding"));
  }

  /// `CH…`; the conversation.
  public String conversationSid() {
    return json.requireText("conversation_sid");
  }

  /// The conversation's unique name; null if not set.
  public @Nullable String conversationUniqueName() {
    return json.text("conversation_unique_name");
  }

  /// The conversation's name for people; null if not set.
  public @Nullable String conversationFriendlyName() {
    return json.text("conversation_friendly_name");
  }

  /// The conversation's attributes as JSON text; `{}` if they were never set.
  public String conversationAttributes() {
    var attributes = json.text("conversation_attributes");
    return attributes == null ? "{}" : attributes;
  }

  /// The conversation's attributes as a type of yours.
  public <T> T conversationAttributesAs(JsonCodec<T> codec) {
    return codec.read(conversationAttributes());
  }

  /// When the conversation was created, to the second.
  public @Nullable Instant conversationDateCreated() {
    return json.instant("conversation_date_created");
  }

  /// When the conversation was last changed, to the second.
  public @Nullable Instant conversationDateUpdated() {
    return json.instant("conversation_date_updated");
  }

  /// Who created the conversation: an identity, or `system`.
  public @Nullable String conversationCreatedBy() {
    return json.text("conversation_created_by");
  }

  /// The state of the conversation; null only if the server did not say.
  public @Nullable ConversationState conversationState() {
    return json.open("conversation_state", ConversationState::new);
  }

  /// When the timers of the conversation will act.
  public Conversation.Timers conversationTimers() {
    return Conversation.Timers.of(json.object("conversation_timers"));
  }

  /// Absolute addresses of `participant` and `conversation`, by name.
  public Map<String, String> links() {
    return json.object("links").texts();
  }

  @Override
  public String toString() {
    return "ParticipantConversation " + json;
  }
}
