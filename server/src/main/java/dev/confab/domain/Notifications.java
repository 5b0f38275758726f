package dev.confab.domain;

/// Which push notifications a service sends, and what they say.
///
/// @param newMessage to all participants but the author
/// @param added to whoever is added to a conversation
/// @param removed to whoever is removed from a conversation
public record Notifications(
    boolean isLogEnabled, NewMessage newMessage, Notice added, Notice removed) {
  public static final int TEMPLATE_LENGTH_MAX = 2_048;
  public static final int SOUND_LENGTH_MAX = 256;

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

  /// @return the template, unchanged
  @Assumed("2,048 characters: no maximum is published")
  public static String template(String text) {
    return limited(text, TEMPLATE_LENGTH_MAX, "template", ErrorCode.NOTIFICATION_TEMPLATE_TOO_LONG);
  }

  /// @return the name of the sound, unchanged
  @Assumed("256 characters: no maximum is published")
  public static String sound(String name) {
    return limited(name, SOUND_LENGTH_MAX, "sound", ErrorCode.NOTIFICATION_SOUND_TOO_LONG);
  }

  private static String limited(String text, int lengthMax, String what, ErrorCode tooLong) {
    if (ProfileRules.length(text) > lengthMax) {
      throw new Failure(
          tooLong,
          "The "
              + what
              + " of a notification is too long: at most "
              + lengthMax
              + " characters are allowed");
    }
    return text;
  }
}
