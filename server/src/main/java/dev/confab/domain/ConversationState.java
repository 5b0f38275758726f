package dev.confab.domain;

import java.util.Locale;
import java.util.Optional;

/// The states of a conversation. `CLOSED` is final; `INITIALIZING` is entered by the server only.
public enum ConversationState {
  INITIALIZING,
  ACTIVE,
  INACTIVE,
  CLOSED;

  private final String text = name().toLowerCase(Locale.ROOT);

  /// The spelling on the wire and in the store.
  public String text() {
    return text;
  }

  /// Reads a spelling in any letter case.
  public static Optional<ConversationState> of(String text) {
    for (var state : values()) {
      if (state.text.equalsIgnoreCase(text)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
