package dev.confab.domain;

import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.domain.sid.ServiceSid;

/// An update of an account's configuration: one patch for each field that can be sent.
///
/// @param inactiveTimer ISO 8601 text that [TimerKind#parse] has read
/// @param closedTimer likewise
public record AccountChange(
    Patch<ServiceSid> defaultService,
    Patch<MessagingServiceSid> defaultMessagingService,
    Patch<String> inactiveTimer,
    Patch<String> closedTimer) {
  Account over(Account current) {
    return new Account(
        current.sid(),
        current.friendlyName(),
        defaultService.overRequired(current.defaultService()),
        defaultMessagingService.over(current.defaultMessagingService()),
        inactiveTimer.over(current.inactiveTimer()),
        closedTimer.over(current.closedTimer()));
  }
}
