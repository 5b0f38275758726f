package dev.confab.store;

import dev.confab.domain.Notifications;
import dev.confab.domain.Notifications.NewMessage;
import dev.confab.domain.Notifications.Notice;
import dev.confab.domain.Notifications.WithMedia;
import dev.confab.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Notifications as one text: a JSON object of all that they have, with names of one level. What a
/// text does not name is off.
final class NotificationsText {
  private static final String ENABLED = ".enabled";
  private static final String TEMPLATE = ".template";
  private static final String SOUND = ".sound";
  private static final String LOG = "log" + ENABLED;
  private static final String NEW_MESSAGE = "new_message";
  private static final String BADGE = NEW_MESSAGE + ".badge_count";
  private static final String WITH_MEDIA = NEW_MESSAGE + ".with_media";
  private static final String ADDED = "added";
  private static final String REMOVED = "removed";

  private NotificationsText() {}

  /// `null` for those that every service begins with.
  static @Nullable String of(Notifications notifications) {
    return notifications.equals(Notifications.OFF)
        ? null
        : new String(Json.write(json -> write(json, notifications)), StandardCharsets.UTF_8);
  }

  static Notifications read(@Nullable String text) {
    if (text == null) {
      return Notifications.OFF;
    }
    var members = Json.members(text).orElseThrow();
    return new Notifications(
        flag(members, LOG),
        new NewMessage(
            notice(members, NEW_MESSAGE),
            flag(members, BADGE),
            new WithMedia(
                flag(members, WITH_MEDIA + ENABLED), text(members, WITH_MEDIA + TEMPLATE))),
        notice(members, ADDED),
        notice(members, REMOVED));
  }

  private static void write(JsonGenerator json, Notifications notifications) {
    var newMessage = notifications.newMessage();
    var withMedia = newMessage.withMedia();
    json.writeStartObject();
    json.writeBooleanProperty(LOG, notifications.isLogEnabled());
    notice(json, NEW_MESSAGE, newMessage.notice());
    json.writeBooleanProperty(BADGE, newMessage.isBadgeCountEnabled());
    json.writeBooleanProperty(WITH_MEDIA + ENABLED, withMedia.isEnabled());
    json.writeStringProperty(WITH_MEDIA + TEMPLATE, withMedia.template());
    notice(json, ADDED, notifications.added());
    notice(json, REMOVED, notifications.removed());
    json.writeEndObject();
  }

  private static void notice(JsonGenerator json, String name, Notice notice) {
    json.writeBooleanProperty(name + ENABLED, notice.isEnabled());
    json.writeStringProperty(name + TEMPLATE, notice.template());
    json.writeStringProperty(name + SOUND, notice.sound());
  }

  private static Notice notice(Map<String, String> members, String name) {
    return new Notice(
        flag(members, name + ENABLED), text(members, name + TEMPLATE), text(members, name + SOUND));
  }

  private static boolean flag(Map<String, String> members, String name) {
    return Boolean.parseBoolean(members.get(name));
  }

  private static String text(Map<String, String> members, String name) {
    return Json.string(members.getOrDefault(name, "\"\"")).orElseThrow();
  }
}
