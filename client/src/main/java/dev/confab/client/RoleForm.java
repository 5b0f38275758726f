package dev.confab.client;

import java.util.List;

/// What a create or an update says about a role.
public final class RoleForm extends RequestForm<RoleForm> {
  RoleForm(Use use) {
    super(use);
  }

  /// Sets its name: at most 64 characters by Twilio's document. Required in a create, and of a
  /// create only.
  public RoleForm friendlyName(String name) {
    return only(Use.CREATE, "FriendlyName").set("FriendlyName", name);
  }

  /// Sets what it is about. Required in a create, and of a create only.
  public RoleForm type(RoleType type) {
    return only(Use.CREATE, "Type").set("Type", type.value());
  }

  /// Replaces what it allows: required, at least one, each of the role's type.
  public RoleForm permissions(List<Permission> permissions) {
    return set("Permission", permissions);
  }
}
