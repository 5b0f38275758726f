package dev.confab.domain.sid;

/// The sid of an API key: the user name of a credential of its own.
public record ApiKeySid(String value) {
  private static final String PREFIX = "SK";

  public ApiKeySid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static ApiKeySid next(SidSequence sequence) {
    return new ApiKeySid(sequence.next(PREFIX));
  }

  @Override
  public String toString() {
    return value;
  }
}
