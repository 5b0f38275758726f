package dev.confab.domain;

/// Where a role applies: in the whole service, or in one conversation.
public enum RoleType {
  SERVICE,
  CONVERSATION;

  public String text() {
    return Choice.text(this);
  }
}
