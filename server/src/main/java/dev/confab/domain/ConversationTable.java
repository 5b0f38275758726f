package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessagingServiceSid;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Conversations; see [Tables] for `find` and `lock`. New ones come by [Store#create], or by
/// [#insert] together with other things.
public interface ConversationTable {
  Optional<Conversation> find(Scope scope, ConversationRef ref);

  Optional<Conversation> lock(Scope scope, ConversationRef ref);

  /// As [#lock], for a change that a closed conversation refuses.
  ///
  /// @throws Failure [ErrorCode#CONVERSATION_CLOSED] or [ErrorCode#CONVERSATION_INITIALIZING]
  default Optional<Conversation> lockWritable(Scope scope, ConversationRef ref) {
    var found = lock(scope, ref);
    found.ifPresent(Conversation::requireWritable);
    return found;
  }

  /// @throws Failure [ErrorCode#UNIQUE_NAME_TAKEN]
  void insert(Conversation conversation);

  /// Replaces a locked conversation, and moves its unique name.
  ///
  /// @throws Failure [ErrorCode#UNIQUE_NAME_TAKEN]
  void replace(Conversation from, Conversation to);

  /// Replaces locked conversations, whose unique names stay.
  void replaceAll(Collection<Conversation> changed);

  /// Removes a locked conversation with all that belongs to it, and frees its unique name and the
  /// address pairs of its participants. What may be millions of rows is hidden at once and removed
  /// later.
  void delete(Conversation conversation);

  /// One page: the latest activity first, or the newest first when the filter has a date; equal
  /// times by descending sid.
  Slice<Conversation> list(Scope scope, ConversationFilter filter, PageRequest page);

  /// When the first timer may be due; empty when none runs. It may be too early, but not too late:
  /// messages restart timers without telling.
  Optional<Instant> firstTimer();

  /// Locks conversations whose timers may be due, the earliest first, until the transaction ends.
  /// In this time nobody else gets any, so that timers fire in their order. Left out is what others
  /// have locked. Conversations of deleted services come without timers.
  Due lockDue(Instant now, int max);

  /// Has [#lockDue] take locked conversations again when their timers are due, and not before.
  void rearm(Collection<Conversation> unchanged);

  /// What [#lockDue] takes.
  ///
  /// @param until all that is due until then is there, but for what others have locked
  record Due(List<Conversation> conversations, Instant until) {}

  /// The messaging services of those conversations that have one.
  Map<ConversationSid, MessagingServiceSid> messagingServices(
      Collection<ConversationSid> conversations);
}
