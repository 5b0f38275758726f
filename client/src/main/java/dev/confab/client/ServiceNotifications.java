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
  /// @param enabled whether it is sent
  /// @param template its text, with variables like `${MESSAGE}`; empty for the default
  /// @param sound what the device plays; empty for the default
  /// @param badgeCountEnabled whether it carries the number of unread conversations
  /// @param withMedia about a message with media
  public record NewMessage(
      boolean enabled,
      String template,
      String sound,
      boolean badgeCountEnabled,
      WithMedia withMedia) {
    static NewMessage of(JsonObject json) {
      return new NewMessage(
          isTrue(json, "enabled"),
          textOrEmpty(json, "template"),
          textOrEmpty(json, "sound"),
          isTrue(json, "badge_count_enabled"),
          WithMedia.of(json.object("with_media")));
    }
  }

  /// What differs for a message with media.
  ///
  /// @param enabled whether it has its own text
  /// @param template that text, with variables like `${MEDIA}`; empty for the default
  public record WithMedia(boolean enabled, String template) {
    static WithMedia of(JsonObject json) {
      return new WithMedia(isTrue(json, "enabled"), textOrEmpty(json, "template"));
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
