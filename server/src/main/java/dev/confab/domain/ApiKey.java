package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ApiKeySid;
import java.time.Instant;

/// A further credential of an account. Its secret is shown once, when it is made.
public record ApiKey(
    ApiKeySid sid, AccountSid account, String friendlyName, Access access, Instant dateCreated) {}
