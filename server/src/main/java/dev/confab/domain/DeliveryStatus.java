package dev.confab.domain;

import java.util.Locale;

/// What a channel can tell about a message.
public enum DeliveryStatus {
  SENT,
  DELIVERED,
  READ,
  FAILED,
  UNDELIVERED;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
