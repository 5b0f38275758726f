package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;
import java.time.Instant;

/// A conversation service: a silo that owns its conversations, users, roles and settings.
public record Service(
    ServiceSid sid,
    AccountSid account,
    String friendlyName,
    Instant dateCreated,
    Instant dateUpdated) {}
