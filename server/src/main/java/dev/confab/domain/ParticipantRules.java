package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.ParticipantSid;
import dev.confab.domain.sid.RoleSid;
import dev.confab.domain.sid.SidSequence;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What happens when participants come, change and go, inside of the transaction that has locked
/// their conversation. Everything is taken in one order, so that no two transactions wait for each
/// other: conversation, users by identity, address pairs, the group's list.
final class ParticipantRules {
  private final SidSequence sids;
  private final Limits limits;
  private final UserRules users;

  ParticipantRules(SidSequence sids, Limits limits) {
    this.sids = sids;
    this.limits = limits;
    this.users = new UserRules(sids);
  }

  /// Adds participants; the events tell of them in the order given. Limits come last: that somebody
  /// is there already says more than that there is no room for him.
  ///
  /// @param pairTaken words the failure when somebody else has an address pair
  List<Participant> add(
      Tables tables,
      OpenConversation open,
      List<NewParticipant> wanted,
      Function<AddressPair, Failure> pairTaken) {
    var before = open.conversation();
    var made = wanted.stream().map(one -> make(tables, open, one)).toList();
    var identities =
        made.stream().map(Participant::identity).filter(Objects::nonNull).sorted().toList();
    identities.forEach(identity -> lockUser(tables, open, identity));
    for (var participant : made) {
      if (!tables.participants().insert(participant)) {
        throw exists();
      }
    }
    throwIfTaken(tables.participants().takePairs(made).orElse(null), pairTaken);
    int count = tables.participants().count(before.sid());
    GroupTexts.settle(tables, limits, before, made, count);
    requireRoom(before, count, made);
    identities.forEach(identity -> requireRoom(tables, before.scope(), identity));
    countChannels(open, made.stream().filter(Participant::isReachedByChannel).count());
    made.forEach(one -> open.tell(EventType.PARTICIPANT_ADDED, new Subject.OfParticipant(one)));
    return made;
  }

  /// Changes a participant.
  ///
  /// @return what he has become
  Participant change(
      Tables tables, OpenConversation open, Participant before, ParticipantChange change) {
    var after = before.changed(change, open.now());
    if (after.equals(before)) {
      return before;
    }
    Senders.require(tables, before.scope().account(), before.binding(), after.binding());
    if (!Objects.equals(before.role(), after.role())) {
      role(tables, before.scope(), after.role());
    }
    var joining = Objects.equals(before.identity(), after.identity()) ? null : after.identity();
    if (joining != null) {
      lockUser(tables, open, joining);
      requireAbsent(tables, open, joining);
    }
    tables.participants().replace(after);
    if (joining != null) {
      requireRoom(tables, before.scope(), joining);
    }
    if (!Objects.equals(before.binding(), after.binding())) {
      throwIfTaken(
          tables.participants().movePair(before, after).orElse(null), ParticipantRules::pairTaken);
      int count = tables.participants().count(after.conversation());
      GroupTexts.settle(tables, limits, open.conversation(), List.of(after), count);
    }
    open.tell(EventType.PARTICIPANT_UPDATED, new Subject.OfParticipant(after));
    return after;
  }

  /// Removes a participant.
  void remove(Tables tables, OpenConversation open, Participant participant) {
    tables.participants().delete(participant);
    if (participant.isOfGroup()) {
      GroupTexts.shrink(tables, open.conversation());
    }
    countChannels(open, participant.isReachedByChannel() ? -1 : 0);
    open.tell(EventType.PARTICIPANT_REMOVED, new Subject.OfParticipant(participant));
  }

  /// Removes the participant with an identity, if there is one, and writes the conversation.
  void leave(Tables tables, OpenConversation open, String identity) {
    if (open.conversation().state() == ConversationState.CLOSED) {
      open.save(); // if a timer has closed it just now, nobody else knows yet
      return;
    }
    tables
        .participants()
        .find(open.conversation().sid(), new ParticipantRef.ByIdentity(identity))
        .ifPresent(found -> {
          remove(tables, open, found);
          open.save();
        });
  }

  static Failure pairTaken(AddressPair pair) {
    return new Failure(
        ErrorCode.ADDRESS_PAIR_TAKEN,
        "A binding for this participant and proxy address already exists in Conversation "
            + pair.conversation(),
        Map.of(
            "conversation_sid", pair.conversation().value(),
            "participant_sid", pair.participant().value()));
  }

  private Participant make(Tables tables, OpenConversation open, NewParticipant wanted) {
    var conversation = open.conversation();
    var binding = wanted.binding();
    if (binding != null && conversation.profile().messagingService() == null) {
      throw new Failure(
          ErrorCode.MESSAGING_SERVICE_MISSING,
          "Conversation has no messaging service, which participants with an address need");
    }
    Senders.require(tables, conversation.scope().account(), null, binding);
    return new Participant(
        ParticipantSid.next(sids),
        conversation.scope(),
        conversation.sid(),
        wanted.identity(),
        binding,
        wanted.attributes(),
        roleOfNew(tables, conversation.scope(), wanted),
        ReadHorizon.UNSET,
        NotificationLevel.DEFAULT,
        Timestamps.of(wanted.dateCreated(), wanted.dateUpdated(), open.now()));
  }

  /// An example of the documentation shows that an address alone in a group text gets no role.
  private static @Nullable RoleSid roleOfNew(Tables tables, Scope scope, NewParticipant wanted) {
    if (wanted.role() != null) {
      return role(tables, scope, wanted.role());
    }
    var binding = wanted.binding();
    boolean isGuest = binding != null && binding.isOfGroup() && binding.address() != null;
    return isGuest ? null : tables.settings().ofService(scope.service()).roles().participant();
  }

  /// @throws Failure [ErrorCode#CONVERSATION_ROLE_NOT_FOUND]
  private static @Nullable RoleSid role(Tables tables, Scope scope, @Nullable RoleSid role) {
    boolean isFound =
        role == null
            || tables
                .roles()
                .lock(scope, role)
                .filter(found -> found.type() == RoleType.CONVERSATION)
                .isPresent();
    if (!isFound) {
      throw new Failure(ErrorCode.CONVERSATION_ROLE_NOT_FOUND, "Conversation role not found");
    }
    return role;
  }

  private void requireRoom(Conversation conversation, int count, List<Participant> added) {
    if (limits.participantsMax() > 0 && count > limits.participantsMax()) {
      throw new Failure(
          ErrorCode.TOO_MANY_PARTICIPANTS,
          "Participant limit of " + limits.participantsMax() + " exceeded");
    }
    long more = added.stream().filter(Participant::isReachedByChannel).count();
    int max = limits.channelParticipantsMax();
    if (max > 0 && more > 0 && conversation.counters().channelParticipants() + more > max) {
      throw new Failure(
          ErrorCode.TOO_MANY_CHANNEL_PARTICIPANTS,
          "Limit of " + max + " participants with an address exceeded");
    }
  }

  /// The lock keeps the user from being deleted meanwhile, and makes the count of his conversations
  /// exact.
  private void lockUser(Tables tables, OpenConversation open, String identity) {
    var scope = open.conversation().scope();
    users.lockOrAdd(tables, scope, identity, open.origin(), open.now());
  }

  /// To be called when the participant is there.
  private void requireRoom(Tables tables, Scope scope, String identity) {
    int max = limits.identityConversationsMax();
    var all = tables.participants();
    if (max == 0 || !all.mayHaveMoreOpenConversations(scope, identity, max)) {
      return;
    }
    if (all.openConversations(scope, identity, max + 1).size() > max) {
      throw new Failure(
          ErrorCode.IDENTITY_IN_TOO_MANY_CONVERSATIONS,
          "Identity is in " + max + " conversations already");
    }
    all.forgetClosedConversations(scope, identity);
  }

  private static void requireAbsent(Tables tables, OpenConversation open, String identity) {
    var conversation = open.conversation().sid();
    var ref = new ParticipantRef.ByIdentity(identity);
    if (tables.participants().find(conversation, ref).isPresent()) {
      throw exists();
    }
  }

  private static Failure exists() {
    return new Failure(ErrorCode.PARTICIPANT_EXISTS, "Participant already exists");
  }

  private static void throwIfTaken(
      @Nullable AddressPair taken, Function<AddressPair, Failure> failure) {
    if (taken != null) {
      throw failure.apply(taken);
    }
  }

  private static void countChannels(OpenConversation open, long change) {
    var conversation = open.conversation();
    var counters = conversation.counters();
    int count = counters.channelParticipants() + Math.toIntExact(change);
    open.replace(conversation.withCounters(counters.withChannelParticipants(count)));
  }
}
