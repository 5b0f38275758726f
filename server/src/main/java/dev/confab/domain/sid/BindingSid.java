package dev.confab.domain.sid;

/// The sid of a push binding.
public record BindingSid(String value) {
  private static final String PREFIX = "BS";

  public BindingSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static BindingSid next(SidSequence sequence) {
    return new BindingSid(sequence.next(PREFIX));
  }

  @Override
  public String toString() {
    return value;
  }
}
