package dev.confab.domain;

import dev.confab.domain.Notifications.NewMessage;
import dev.confab.domain.Notifications.Notice;
import dev.confab.domain.Notifications.WithMedia;

/// An update of a service's notifications: one patch for each field that can be sent. An empty text
/// is a text.
public record NotificationsChange(
    Patch<Boolean> isLogEnabled,
    NewMessagePatch newMessage,
    NoticePatch added,
    NoticePatch removed) {

  /// One kind of notification.
  public record NoticePatch(Patch<Boolean> isEnabled, Patch<String> template, Patch<String> sound) {
    private Notice over(Notice current) {
      return new Notice(
          isEnabled.overRequired(current.isEnabled()),
          template.overRequired(current.template()),
          sound.overRequired(current.sound()));
    }
  }

  /// The notification of a new message.
  public record NewMessagePatch(
      NoticePatch notice,
      Patch<Boolean> isBadgeCountEnabled,
      Patch<Boolean> isWithMediaEnabled,
      Patch<String> withMediaTemplate) {
    private NewMessage over(NewMessage current) {
      return new NewMessage(
          notice.over(current.notice()),
          isBadgeCountEnabled.overRequired(current.isBadgeCountEnabled()),
          new WithMedia(
              isWithMediaEnabled.overRequired(current.withMedia().isEnabled()),
              withMediaTemplate.overRequired(current.withMedia().template())));
    }
  }

  Notifications over(Notifications current) {
    return new Notifications(
        isLogEnabled.overRequired(current.isLogEnabled()),
        newMessage.over(current.newMessage()),
        added.over(current.added()),
        removed.over(current.removed()));
  }
}
