package dev.confab.domain;

import java.util.Arrays;
import java.util.Locale;

/// Whether a user wants push notifications of a conversation.
public enum NotificationLevel {
  DEFAULT,
  MUTED;

  /// Reads a spelling in any letter case.
  ///
  /// @throws Failure [ErrorCode#NOTIFICATION_LEVEL_UNKNOWN]
  public static NotificationLevel of(String text) {
    return Arrays.stream(values())
        .filter(level -> level.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() ->
            new Failure(
                ErrorCode.NOTIFICATION_LEVEL_UNKNOWN,
                "NotificationLevel must be one of default, muted"));
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
