package dev.confab.domain.sid;

/// The sid of an address configuration.
public record AddressConfigurationSid(String value) {
  private static final String PREFIX = "IG";

  public AddressConfigurationSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static AddressConfigurationSid next(SidSequence sequence) {
    return new AddressConfigurationSid(sequence.next(PREFIX));
  }

  @Override
  public String toString() {
    return value;
  }
}
