package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import java.util.List;
import java.util.Optional;

/// Participants of conversations. To change any, lock the conversation first.
public interface ParticipantTable {
  /// How many participants a conversation has.
  ///
  /// @param channel those that have an address
  record Count(int all, int channel) {}

  Optional<Participant> find(ConversationSid conversation, ParticipantRef ref);

  /// @throws Failure [ErrorCode#PARTICIPANT_EXISTS] for an identity that the conversation has, and
  ///   [ErrorCode#ADDRESS_PAIR_TAKEN] for an address and proxy address that another open
  ///   conversation of the account has
  void insert(Participant participant);

  /// @throws Failure as [#insert]
  void replace(Participant from, Participant to);

  void delete(Participant participant);

  /// Lets others have the address pairs of a conversation, which is being closed.
  void releasePairs(ConversationSid conversation);

  Count count(ConversationSid conversation);

  /// In how many conversations of the service that are not closed an identity is.
  int openConversations(Scope scope, String identity);

  /// Participants of a group text: those who have an address without a proxy address, or a
  /// projected address.
  List<Participant> group(ConversationSid conversation);

  /// Oldest first.
  Slice<Participant> list(ConversationSid conversation, PageRequest page);
}
