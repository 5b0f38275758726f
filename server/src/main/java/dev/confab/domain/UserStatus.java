package dev.confab.domain;

import org.jspecify.annotations.Nullable;

/// A user with what the service shows of the ways to reach him.
///
/// @param isOnline whether a client of his is connected; `null` while the service does not show it
/// @param isNotifiable whether push notifications reach a device of his; `null` likewise
public record UserStatus(User user, @Nullable Boolean isOnline, @Nullable Boolean isNotifiable) {
  /// A user of whom nothing else is shown, as in lists.
  public static UserStatus unknown(User user) {
    return new UserStatus(user, null, null);
  }
}
