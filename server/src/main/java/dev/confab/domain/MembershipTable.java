package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import java.util.Optional;

/// Finds the conversations of somebody, closed ones included.
public interface MembershipTable {
  /// Unread messages are counted up to here.
  int UNREAD_MAX = 1_000;

  Optional<Membership> find(Scope scope, String identity, ConversationSid conversation);

  /// The latest activity first, with unread counts.
  Slice<Membership> ofUser(Scope scope, String identity, PageRequest page);

  /// By ascending sid of the conversation, which is the oldest one first, without unread counts.
  Slice<Membership> ofIdentity(Scope scope, String identity, PageRequest page);

  /// As [#ofIdentity], for a participant's own address.
  Slice<Membership> ofAddress(Scope scope, String address, PageRequest page);
}
