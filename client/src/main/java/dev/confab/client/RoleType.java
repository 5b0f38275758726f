package dev.confab.client;

/// What a role is about. An open set: a newer server may name others.
///
/// @param value as on the wire
public record RoleType(String value) {
  /// What participants may do in a conversation.
  public static final RoleType CONVERSATION = new RoleType("conversation");

  /// What users may do in a service.
  public static final RoleType SERVICE = new RoleType("service");

  @Override
  public String toString() {
    return value;
  }
}
