package dev.confab.domain;

import dev.confab.domain.sid.RoleSid;
import dev.confab.domain.sid.ServiceSid;

/// What can be configured of a service.
///
/// @param roles given to those who come without one
/// @param isReachabilityEnabled whether users show if they are online
public record ServiceSettings(
    ServiceSid service,
    DefaultRoles roles,
    boolean isReachabilityEnabled,
    Notifications notifications) {

  ServiceSettings with(Notifications changed) {
    return new ServiceSettings(service, roles, isReachabilityEnabled, changed);
  }

  /// @param creator of a participant whose client created the conversation
  /// @param participant of all other participants
  /// @param user of users
  public record DefaultRoles(RoleSid creator, RoleSid participant, RoleSid user) {
    boolean has(RoleSid role) {
      return role.equals(creator) || role.equals(participant) || role.equals(user);
    }
  }
}
