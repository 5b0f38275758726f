package dev.confab.client;

/// What a create or an update says about a user.
public final class UserForm extends AttributedForm<UserForm> {
  UserForm(Use use) {
    super(use);
  }

  /// Sets the application's name for this user: 1 to 256 characters, case-sensitive, unique in the
  /// service, not of the form of a sid. Required in a create, and of a create only.
  public UserForm identity(String identity) {
    return only(Use.CREATE, "Identity").set("Identity", identity);
  }

  /// Sets the name for people: at most 256 characters.
  public UserForm friendlyName(String name) {
    return set("FriendlyName", name);
  }

  /// Takes the name for people away.
  public UserForm clearFriendlyName() {
    return friendlyName("");
  }

  /// Sets what the user may do; unless set, a create takes the default of the service.
  ///
  /// @param sid `RL…`, of a service role
  public UserForm roleSid(String sid) {
    return set("RoleSid", sid);
  }
}
