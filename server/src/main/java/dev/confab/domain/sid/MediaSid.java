package dev.confab.domain.sid;

/// The sid of a media file.
public record MediaSid(String value) {
  private static final String PREFIX = "ME";

  public MediaSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static MediaSid next(SidSequence sequence) {
    return new MediaSid(sequence.next(PREFIX));
  }

  @Override
  public String toString() {
    return value;
  }
}
