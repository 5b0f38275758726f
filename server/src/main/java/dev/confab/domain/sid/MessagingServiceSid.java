package dev.confab.domain.sid;

/// The sid of a messaging service, which lives outside of this API.
public record MessagingServiceSid(String value) {
  private static final String PREFIX = "MG";

  public MessagingServiceSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static MessagingServiceSid next(SidSequence sequence) {
    return new MessagingServiceSid(sequence.next(PREFIX));
  }

  @Override
  public String toString() {
    return value;
  }
}
