package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;

/// Where a conversation lives. Every read and write is bound to both, so that nothing of one
/// account or service is ever found from another.
public record Scope(AccountSid account, ServiceSid service) {}
