package dev.confab.domain;

import org.jspecify.annotations.Nullable;

/// An account, the tenant: what its requests need to know of it. Its secrets are not part of it.
///
/// @param defaultService the service that the short paths work on
/// @param defaultMessagingService given to new conversations that name none
public record Account(
    AccountSid sid,
    ServiceSid defaultService,
    @Nullable MessagingServiceSid defaultMessagingService) {}
