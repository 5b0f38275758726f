package dev.confab.domain.sid;

/// The sid of a push credential.
public record CredentialSid(String value) {
  private static final String PREFIX = "CR";

  public CredentialSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static CredentialSid next(SidSequence sequence) {
    return new CredentialSid(sequence.next(PREFIX));
  }

  @Override
  public String toString() {
    return value;
  }
}
