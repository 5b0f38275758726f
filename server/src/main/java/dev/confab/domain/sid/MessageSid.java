package dev.confab.domain.sid;

/// The sid of a message.
public record MessageSid(String value) {
  private static final String PREFIX = "IM";

  public MessageSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static MessageSid next(SidSequence sequence) {
    return new MessageSid(sequence.next(PREFIX));
  }

  @Override
  public String toString() {
    return value;
  }
}
