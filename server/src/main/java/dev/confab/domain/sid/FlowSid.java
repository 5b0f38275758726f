package dev.confab.domain.sid;

/// The sid of a Studio flow.
public record FlowSid(String value) {
  private static final String PREFIX = "FW";

  public FlowSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  @Override
  public String toString() {
    return value;
  }
}
