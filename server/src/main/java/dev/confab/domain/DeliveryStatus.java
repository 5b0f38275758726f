package dev.confab.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  /// Whether a channel can tell this after that. Steps may be left out, because reports get lost.
  ///
  /// @param before `null` before the message was handed over
  boolean follows(@Nullable DeliveryStatus before) {
    if (before == null) {
      return true;
    }
    return switch (before) {
      case SENT -> this != SENT;
      case DELIVERED -> this == READ;
      case READ, FAILED, UNDELIVERED -> false;
    };
  }
}
