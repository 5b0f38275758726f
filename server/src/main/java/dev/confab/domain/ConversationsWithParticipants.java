package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.SidSequence;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates conversations together with their participants: all of it or nothing.
public final class ConversationsWithParticipants {
  public static final int PARTICIPANTS_MAX = 10;

  private final Store store;
  private final Conversations conversations;
  private final ParticipantRules rules;
  private final InstantSource clock;

  public ConversationsWithParticipants(
      Store store,
      Conversations conversations,
      SidSequence sids,
      Limits limits,
      InstantSource clock) {
    this.store = store;
    this.conversations = conversations;
    this.rules = new ParticipantRules(sids, limits);
    this.clock = clock;
  }

  /// @param participants at most [#PARTICIPANTS_MAX]
  /// @return the conversation before its participants were added, so it is initializing if there
  ///   are any; when this returns, it has them and the state that was asked for
  /// @throws Failure as conversations and participants do, [ErrorCode#PARTICIPANT_PAIRS_TAKEN] and
  ///   [ErrorCode#TOO_MANY_NEW_PARTICIPANTS]
  @Assumed("the documented states of a slow create are told as events, though all is done at once")
  public Conversation create(
      Account account,
      Scope scope,
      NewConversation wanted,
      List<NewParticipant> participants,
      Origin origin,
      @Nullable Once<Conversation> once) {
    requireFew(participants);
    if (participants.isEmpty()) {
      return conversations.create(account, scope, wanted, origin, once);
    }
    var now = clock.instant();
    var made = conversations.make(account, scope, wanted, now);
    var answered = made.withState(ConversationState.INITIALIZING);
    return store.write(tables -> {
      Senders.require(tables, account.sid(), null, wanted.profile().messagingService());
      var open = OpenConversation.begin(tables, answered, origin, now);
      open.tell(EventType.CONVERSATION_ADDED, new Subject.OfConversation(answered));
      rules.add(tables, open, participants, ConversationsWithParticipants::pairTaken);
      var ready = open.conversation().withState(made.state());
      open.replace(ready);
      open.tell(
          EventType.CONVERSATION_STATE_UPDATED,
          new Subject.OfState(ready, answered.state(), ready.state(), Conversations.BY_API));
      open.save();
      return tables.answers().save(once, answered);
    });
  }

  /// @throws Failure [ErrorCode#TOO_MANY_NEW_PARTICIPANTS]
  public static void requireFew(List<?> participants) {
    if (participants.size() > PARTICIPANTS_MAX) {
      throw new Failure(
          ErrorCode.TOO_MANY_NEW_PARTICIPANTS,
          "At most " + PARTICIPANTS_MAX + " participants can be added with a conversation");
    }
  }

  private static Failure pairTaken(AddressPair pair) {
    return new Failure(
        ErrorCode.PARTICIPANT_PAIRS_TAKEN,
        "A binding for " + pair.address() + " and " + pair.proxyAddress() + " already exists");
  }
}
