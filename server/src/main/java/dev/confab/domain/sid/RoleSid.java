package dev.confab.domain.sid;

/// The sid of a role.
public record RoleSid(String value) {
  private static final String PREFIX = "RL";

  public RoleSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static RoleSid next(SidSequence sequence) {
    return new RoleSid(sequence.next(PREFIX));
  }

  @Override
  public String toString() {
    return value;
  }
}
