package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessagingServiceSid;
import java.util.Collection;
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

  /// Removes a locked conversation with all that belongs to it, and frees its unique name and the
  /// address pairs of its participants. What may be millions of rows is hidden at once and removed
  /// later.
  void delete(Conversation conversation);

  /// One page: the latest activity first, or the newest first when the filter has a date; equal
  /// times by descending sid.
  Slice<Conversation> list(Scope scope, ConversationFilter filter, PageRequest page);

  /// The messaging services of those conversations that have one.
  Map<ConversationSid, MessagingServiceSid> messagingServices(
      Collection<ConversationSid> conversations);
}
