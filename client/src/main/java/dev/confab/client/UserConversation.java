package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A conversation as one user sees it, at one moment. It has no sid of its own; names, state,
/// timers, attributes and dates are those of the conversation.
///
/// @param json the complete answer
public record UserConversation(JsonObject json) implements Attributed {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `conversation_sid` is missing or a member has
  ///   another type
  public UserConversation {
    json.requireText("conversation_sid");
    Members.check(json, JsonObject::text, "account_sid", "chat_service_sid", "participant_sid");
    Members.check(json, JsonObject::text, "user_sid", "friendly_name", "unique_name", "attributes");
    Members.check(json, JsonObject::text, "conversation_state", "created_by", "url");
    Members.check(json, JsonObject::text, "notification_level");
    Members.check(json, JsonObject::integer, "unread_messages_count", "last_read_message_index");
    Members.check(json, JsonObject::instant, "date_created", "date_updated");
    Conversation.Timers.of(json.object("timers"));
    json.object("links");
  }

  /// `CH…`; the conversation.
  public String conversationSid() {
    return json.requireText("conversation_sid");
  }

  /// `US…`; the user.
  public @Nullable String userSid() {
    return json.text("user_sid");
  }

  /// `MB…`; the user as a participant of the conversation.
  public @Nullable String participantSid() {
    return json.text("participant_sid");
  }

  /// `AC…`; the owner.
  public @Nullable String accountSid() {
    return json.text("account_sid");
  }

  /// `IS…`; the service both belong to.
  public @Nullable String chatServiceSid() {
    return json.text("chat_service_sid");
  }

  /// The conversation's name for people; null if not set.
  public @Nullable String friendlyName() {
    return json.text("friendly_name");
  }

  /// The conversation's unique name; null if not set.
  public @Nullable String uniqueName() {
    return json.text("unique_name");
  }

  /// The state of the conversation; null only if the server did not say.
  public @Nullable ConversationState conversationState() {
    return json.open("conversation_state", ConversationState::new);
  }

  /// When the timers of the conversation will act.
  public Conversation.Timers timers() {
    return Conversation.Timers.of(json.object("timers"));
  }

  /// Who created the conversation: an identity, or `system`.
  public @Nullable String createdBy() {
    return json.text("created_by");
  }

  /// How loud the conversation is for the user; null only if the server did not say.
  public @Nullable NotificationLevel notificationLevel() {
    return json.open("notification_level", NotificationLevel::new);
  }

  /// How many messages come after the last one read, counted up to 1000; null until somebody says
  /// what was read.
  public @Nullable Integer unreadMessagesCount() {
    return json.integer("unread_messages_count");
  }

  /// The index of the last message the user has read; null until somebody says so.
  public @Nullable Integer lastReadMessageIndex() {
    return json.integer("last_read_message_index");
  }

  /// When the conversation was created, to the second.
  public @Nullable Instant dateCreated() {
    return json.instant("date_created");
  }

  /// When the conversation was last changed, to the second.
  public @Nullable Instant dateUpdated() {
    return json.instant("date_updated");
  }

  /// Its own absolute address.
  public @Nullable String url() {
    return json.text("url");
  }

  /// Absolute addresses of `participant` and `conversation`, by name.
  public Map<String, String> links() {
    return json.object("links").texts();
  }

  @Override
  public String toString() {
    return "UserConversation " + json;
  }
}
