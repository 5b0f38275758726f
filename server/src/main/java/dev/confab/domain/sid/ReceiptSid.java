package dev.confab.domain.sid;

/// The sid of a delivery receipt.
public record ReceiptSid(String value) {
  private static final String PREFIX = "DY";

  public ReceiptSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static ReceiptSid next(SidSequence sequence) {
    return new ReceiptSid(sequence.next(PREFIX));
  }

  @Override
  public String toString() {
    return value;
  }
}
