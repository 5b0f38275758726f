package dev.confab.domain.sid;

/// The sid of a user.
public record UserSid(String value) {
  private static final String PREFIX = "US";

  public UserSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static UserSid next(SidSequence sequence) {
    return new UserSid(sequence.next(PREFIX));
  }

  @Override
  public String toString() {
    return value;
  }
}
