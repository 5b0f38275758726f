package dev.confab.domain;

import dev.confab.domain.ServiceSettings.DefaultRoles;
import dev.confab.domain.sid.RoleSid;

/// An update of a service's configuration: one patch for each field that can be sent.
public record ServiceSettingsChange(
    Patch<RoleSid> creatorRole,
    Patch<RoleSid> participantRole,
    Patch<RoleSid> userRole,
    Patch<Boolean> isReachabilityEnabled) {
  ServiceSettings over(ServiceSettings current) {
    var roles = current.roles();
    return new ServiceSettings(
        current.service(),
        new DefaultRoles(
            creatorRole.overRequired(roles.creator()),
            participantRole.overRequired(roles.participant()),
            userRole.overRequired(roles.user())),
        isReachabilityEnabled.overRequired(current.isReachabilityEnabled()),
        current.notifications());
  }
}
