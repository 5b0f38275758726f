package dev.confab.domain.sid;

import java.time.Instant;

/// The sid of a conversation.
public record ConversationSid(String value) {
  private static final String PREFIX = "CH";

  public ConversationSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static ConversationSid next(SidSequence sequence) {
    return new ConversationSid(sequence.next(PREFIX));
  }

  /// When it was made; the epoch if it does not tell.
  public Instant made() {
    return SidSequence.made(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
