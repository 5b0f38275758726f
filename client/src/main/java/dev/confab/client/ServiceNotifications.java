package dev.confab.client;

import dev.confab.client.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Which push notifications the users of one service get, as the server described it at one moment.
///
/// @param json the complete answer
public record ServiceNotifications(JsonObject json) {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if a member has another type
  public ServiceNotifications {
    Members.check(json, JsonObject::text, "account_sid", "chat_service_sid", "url");
    json.bool("log_enabled");
    NewMessage.of(json.object("new_message"));
    Notification.of(json.object("added_to_conversation"));
    Notification.of(json.object("removed_from_conversation"));
  }

  /// One sort of notification.
  ///
  /// @param enabled whether it is sent
  /// @param template its text, with variables like `${PARTICIPANT}`; empty for the default
  /// @param sound what the device plays; empty for the default
  public record Notification(boolean enabled, String template, String sound) {
    static Notification of(JsonObject json) {
      return new Notification(
          isTrue(json, "enabled"), textOrEmpty(json, "template"), textOrEmpty(json, "sound"));
    }
  }

  /// The notification about a new message.
  ///
  /// @param basic whether and how it is sent
  /// @param badgeCountEnabled whether it carries the number of unread conversations
  /// @param withMediaEnabled whether a message with media has its own template
  /// @param withMediaTemplate that template; empty for the default
  public record NewMessage(
      Notification basic,
      boolean badgeCountEnabled,
      boolean withMediaEnabled,
      String withMediaTemplate) {
    static NewMessage of(JsonObject json) {
      var withMedia = json.object("with_media");
      return new NewMessage(
          Notification.of(json),
          isTrue(json, "badge_count_enabled"),
          isTrue(withMedia, "enabled"),
          textOrEmpty(withMedia, "template"));
    }
  }

  /// `AC…`; the owner.
  public @Nullable String accountSid() {
    return json.text("account_sid");
  }

  /// `IS…`; the service.
  public @Nullable String chatServiceSid() {
    return json.text("chat_service_sid");
  }

  /// Whether notifications are logged.
  public boolean logEnabled() {
    return isTrue(json, "log_enabled");
  }

  /// About a new message.
  public NewMessage newMessage() {
    return NewMessage.of(json.object("new_message"));
  }

  /// For a user who was added to a conversation.
  public Notification addedToConversation() {
    return Notification.of(json.object("added_to_conversation"));
  }

  /// For a user who was removed from a conversation.
  public Notification removedFromConversation() {
    return Notification.of(json.object("removed_from_conversation"));
  }

  /// Its own absolute address.
  public @Nullable String url() {
    return json.text("url");
  }

  @Override
  public String toString() {
    return "ServiceNotifications " + json;
  }

  private static boolean isTrue(JsonObject json, String name) {
    return Boolean.TRUE.equals(json.bool(name));
  }

  private static String textOrEmpty(JsonObject json, String name) {
    var text = json.text(name);
    return text == null ? "" : text;
  }
}
