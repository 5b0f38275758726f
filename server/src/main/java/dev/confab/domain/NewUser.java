package dev.confab.domain;

import dev.confab.domain.sid.RoleSid;
import org.jspecify.annotations.Nullable;

/// What the create of a user asks for.
///
/// @param role `null` for the service's default
public record NewUser(
    String identity, @Nullable String friendlyName, String attributes, @Nullable RoleSid role) {
  /// A user of whom nothing is known but the identity.
  static NewUser of(String identity) {
    return new NewUser(identity, null, ConversationProfile.NO_ATTRIBUTES, null);
  }
}
