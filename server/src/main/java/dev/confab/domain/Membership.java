package dev.confab.domain;

import dev.confab.domain.sid.UserSid;
import org.jspecify.annotations.Nullable;

/// A participant with his conversation.
///
/// @param user `null` for a participant who is no user
/// @param unread how many messages lie behind the read horizon, counted up to
///   [MembershipTable#UNREAD_MAX]; `null` while there is no horizon
public record Membership(
    Participant participant,
    Conversation conversation,
    @Nullable UserSid user,
    @Nullable Integer unread) {

  /// The same, of a user who was found before.
  Membership of(UserSid found) {
    return new Membership(participant, conversation, found, unread);
  }
}
