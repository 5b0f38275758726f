package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.ParticipantSid;
import dev.confab.domain.sid.RoleSid;
import org.jspecify.annotations.Nullable;

/// A member of a conversation: a user in chat, an address of a channel, or both in a group text.
///
/// @param identity of the user; `null` for a participant who is only an address
/// @param binding `null` for a participant who is only in chat
/// @param attributes JSON text of at most 4 KiB in UTF-8
public record Participant(
    ParticipantSid sid,
    Scope scope,
    ConversationSid conversation,
    @Nullable String identity,
    @Nullable MessagingBinding binding,
    String attributes,
    @Nullable RoleSid role,
    ReadHorizon horizon,
    NotificationLevel notificationLevel,
    Timestamps dates) {

  /// Whether messages reach this participant through a channel, which reports on each.
  public boolean isReachedByChannel() {
    return binding != null && binding.address() != null;
  }
}
