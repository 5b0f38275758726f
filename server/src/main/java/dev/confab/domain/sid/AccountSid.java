package dev.confab.domain.sid;

/// The sid of an account: the owner of everything, and the user name of its primary credential.
public record AccountSid(String value) {
  private static final String PREFIX = "AC";

  public AccountSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static AccountSid next(SidSequence sequence) {
    return new AccountSid(sequence.next(PREFIX));
  }

  @Override
  public String toString() {
    return value;
  }
}
