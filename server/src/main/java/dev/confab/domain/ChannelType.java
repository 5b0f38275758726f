package dev.confab.domain;

import java.util.Locale;

/// The channels that a messaging binding can be of.
public enum ChannelType {
  SMS,
  WHATSAPP,
  RCS,
  MESSENGER,
  EMAIL;

  /// As answers show it.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
