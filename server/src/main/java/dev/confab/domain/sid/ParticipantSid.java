package dev.confab.domain.sid;

/// The sid of a participant.
public record ParticipantSid(String value) {
  private static final String PREFIX = "MB";

  public ParticipantSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static ParticipantSid next(SidSequence sequence) {
    return new ParticipantSid(sequence.next(PREFIX));
  }

  @Override
  public String toString() {
    return value;
  }
}
