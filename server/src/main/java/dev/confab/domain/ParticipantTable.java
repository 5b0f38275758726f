package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Participants of conversations. To change any, lock the conversation first, then the users that
/// join; the address pairs come after them and the group's list last, so that nobody waits in a
/// ring.
public interface ParticipantTable {
  Optional<Participant> find(ConversationSid conversation, ParticipantRef ref);

  /// Adds a participant, without a pair yet.
  ///
  /// @return false when the conversation has the identity; then nothing is added
  boolean insert(Participant participant);

  /// Replaces a participant, whose identity, if new, is free; the pair stays as it is.
  void replace(Participant participant);

  /// Removes a participant, and lets others have the pair.
  void delete(Participant participant);

  /// Takes the address pairs of those who have one.
  ///
  /// @return a pair that another open conversation of the account has, or one that two of them have
  ///   themselves; then the transaction must be undone
  Optional<AddressPair> takePairs(List<Participant> participants);

  /// Follows a change of one participant's binding.
  ///
  /// @return as [#takePairs]
  Optional<AddressPair> movePair(Participant from, Participant to);

  /// Takes the list of a group text's members in place of the one that the conversation has.
  ///
  /// @param addresses of the members; empty to have no list
  /// @return another open conversation of the account that has this list; then this one has none
  Optional<ConversationSid> takeGroup(Conversation conversation, List<String> addresses);

  /// To be called when conversations are closed: lets others have their address pairs and their
  /// groups' lists.
  void releasePairs(Collection<Conversation> closed);

  int count(ConversationSid conversation);

  /// The first conversations of the service that are not closed and that an identity is in, by
  /// ascending sid.
  List<ConversationSid> openConversations(Scope scope, String identity, int max);

  /// Whether there may be more than so many of these: closed ones count until they are taken out by
  /// [#forgetClosedConversations]. So this is quick, and it is wrong only where it says yes.
  boolean mayHaveMoreOpenConversations(Scope scope, String identity, int max);

  /// Lets some of the closed conversations that an identity is in count no more, and be passed by
  /// no more, which changes no answer. To be called in a transaction that writes.
  ///
  /// @return how many; 0 when there are no others, or when somebody else is at them
  int forgetClosedConversations(Scope scope, String identity);

  /// Participants who make the conversation a group text; see [MessagingBinding#isOfGroup].
  List<Participant> group(ConversationSid conversation);

  /// Oldest first.
  Slice<Participant> list(ConversationSid conversation, PageRequest page);
}
