package dev.confab.domain;

import dev.confab.domain.sid.ParticipantSid;

/// How a request names a participant.
public sealed interface ParticipantRef {
  record BySid(ParticipantSid sid) implements ParticipantRef {}

  record ByIdentity(String identity) implements ParticipantRef {}

  /// A text in the form of a sid is one; any other is an identity.
  static ParticipantRef of(String text) {
    return ParticipantSid.matches(text)
        ? new BySid(new ParticipantSid(text))
        : new ByIdentity(text);
  }
}
