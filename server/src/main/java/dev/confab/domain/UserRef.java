package dev.confab.domain;

import dev.confab.domain.sid.UserSid;

/// How a request names a user.
public sealed interface UserRef {
  record BySid(UserSid sid) implements UserRef {}

  record ByIdentity(String identity) implements UserRef {}

  /// A text in the form of a sid is one; any other is an identity.
  static UserRef of(String text) {
    return UserSid.matches(text) ? new BySid(new UserSid(text)) : new ByIdentity(text);
  }
}
