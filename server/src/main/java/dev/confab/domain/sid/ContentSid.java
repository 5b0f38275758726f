package dev.confab.domain.sid;

/// The sid of a content template.
public record ContentSid(String value) {
  private static final String PREFIX = "HX";

  public ContentSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static ContentSid next(SidSequence sequence) {
    return new ContentSid(sequence.next(PREFIX));
  }

  @Override
  public String toString() {
    return value;
  }
}
