package dev.confab.domain;

import dev.confab.domain.sid.RoleSid;

/// An update of a user: one patch for each field that can be sent.
public record UserChange(
    Patch<String> friendlyName, Patch<String> attributes, Patch<RoleSid> role) {}
