package dev.confab.domain;

/// Where a conversation lives. Every read and write is bound to both, so that nothing of one
/// account or service is ever found from another.
public record Scope(AccountSid account, ServiceSid service) {}
