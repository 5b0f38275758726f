package dev.confab.domain;

import java.util.Locale;

/// Whether a user wants push notifications of a conversation.
public enum NotificationLevel {
  DEFAULT,
  MUTED;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
