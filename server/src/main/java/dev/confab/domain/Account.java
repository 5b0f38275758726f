package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.domain.sid.ServiceSid;
import org.jspecify.annotations.Nullable;

/// An account, the tenant, with its settings. Its secrets are not part of it.
///
/// @param defaultService the service that the short paths work on
/// @param defaultMessagingService given to new conversations that name none
/// @param inactiveTimer given to new conversations that bring none: ISO 8601 text, as it was sent
/// @param closedTimer likewise
public record Account(
    AccountSid sid,
    String friendlyName,
    ServiceSid defaultService,
    @Nullable MessagingServiceSid defaultMessagingService,
    @Nullable String inactiveTimer,
    @Nullable String closedTimer) {}
