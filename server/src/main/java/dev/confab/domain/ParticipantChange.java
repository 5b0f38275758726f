package dev.confab.domain;

import dev.confab.domain.sid.RoleSid;
import java.time.Instant;

/// An update of a participant: one patch for each field that can be sent.
///
/// @param identity never cleared
public record ParticipantChange(
    Patch<String> identity,
    Patch<String> proxyAddress,
    Patch<String> projectedAddress,
    Patch<String> attributes,
    Patch<RoleSid> role,
    Patch<NotificationLevel> notificationLevel,
    ReadHorizon.Change horizon,
    Patch<Instant> dateCreated,
    Patch<Instant> dateUpdated) {

  /// What a user changes for himself.
  public static ParticipantChange of(
      Patch<NotificationLevel> notificationLevel, ReadHorizon.Change horizon) {
    return new ParticipantChange(
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        notificationLevel,
        horizon,
        Patch.keep(),
        Patch.keep());
  }
}
