package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ContentSid;

/// A content template of an account. It is never changed.
public record Content(
    ContentSid sid, AccountSid account, ContentTemplate template, Timestamps dates) {}
