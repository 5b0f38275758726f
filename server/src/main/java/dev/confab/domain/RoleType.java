package dev.confab.domain;

import java.util.Locale;

/// Where a role applies: in the whole service, or in one conversation.
public enum RoleType {
  SERVICE,
  CONVERSATION;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
