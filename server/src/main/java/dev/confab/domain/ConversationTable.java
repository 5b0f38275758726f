package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Conversations; see [Tables] for `find` and `lock`. New ones come by [Store#create], or by
/// [#insert] together with other things.
public interface ConversationTable {
  Optional<Conversation> find(Scope scope, ConversationRef ref);

  Optional<Conversation> lock(Scope scope, ConversationRef ref);

  /// @throws Failure [ErrorCode#UNIQUE_NAME_TAKEN]
  void insert(Conversation conversation);

  /// Replaces a locked conversation, and moves its unique name.
  ///
  /// @throws Failure [ErrorCode#UNIQUE_NAME_TAKEN]
  void replace(Conversation from, Conversation to);

  /// Removes a locked conversation with all that belongs to it, and frees its unique name and the
  /// address pairs of its participants. What may be millions of rows is hidden at once and removed
  /// later.
  void delete(Conversation conversation);

  /// One page: the latest activity first, or the newest first when the filter has a date; equal
  /// times by descending sid.
  Slice<Conversation> list(Scope scope, ConversationFilter filter, PageRequest page);

  /// A conversation that is to be looked at because a timer may be due.
  ///
  /// @param date may be too early, but not too late: messages restart timers without telling
  record Look(ConversationSid conversation, Instant date) {}

  /// The earliest looks, in the order of their dates.
  ///
  /// @param from the first date
  /// @param to the last date
  List<Look> looks(Instant from, Instant to, int max);

  /// Locks those of some conversations that are to be looked at by now, until the transaction ends.
  /// Left out is what others have locked. Those of deleted services come without timers.
  ///
  /// @return them in any order
  List<Conversation> lockArmed(Collection<ConversationSid> conversations, Instant now);

  /// Writes locked conversations that timers have changed, and when to look at them again.
  void replaceFired(Collection<Conversation> fired);

  /// Has locked conversations looked at again when their timers are due, and not before.
  void rearm(Collection<Conversation> unchanged);

  /// Has a conversation looked at later, if it was to be looked at by now.
  void putOff(ConversationSid conversation, Instant now, Instant later);
}
