package dev.confab.domain.sid;

/// The sid of a conversation service ("chat service").
public record ServiceSid(String value) {
  private static final String PREFIX = "IS";

  public ServiceSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static ServiceSid next(SidSequence sequence) {
    return new ServiceSid(sequence.next(PREFIX));
  }

  @Override
  public String toString() {
    return value;
  }
}
