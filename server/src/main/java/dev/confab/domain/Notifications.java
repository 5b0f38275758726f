package dev.confab.domain;

/// Which push notifications a service sends, and what they say.
public record Notifications(
    boolean isLogEnabled, NewMessage newMessage, Notice added, Notice removed) {
  public static final Notifications OFF =
      new Notifications(
          false,
          new NewMessage(Notice.OFF, false, new WithMedia(false, "")),
          Notice.OFF,
          Notice.OFF);

  /// One kind of notification.
  public record Notice(boolean isEnabled, String template, String sound) {
    public static final Notice OFF = new Notice(false, "", "");
  }

  /// The notification of a new message.
  public record NewMessage(Notice notice, boolean isBadgeCountEnabled, WithMedia withMedia) {}

  /// What is said instead of a message that has media.
  public record WithMedia(boolean isEnabled, String template) {}
}
