package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.full;
import static dev.confab.store.StoreSamples.ref;
import static dev.confab.store.StoreSamples.service;
import static dev.confab.store.StoreSamples.sid;
import static dev.confab.store.StoreSamples.withCounters;
import static dev.confab.store.StoreSamples.withName;
import static dev.confab.store.StoreSamples.withRoles;
import static dev.confab.store.StoreSamples.withState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Conversation;
import dev.confab.domain.Conversation.Counters;
import dev.confab.domain.ConversationChange;
import dev.confab.domain.ConversationChange.ProfilePatch;
import dev.confab.domain.ConversationRef;
import dev.confab.domain.ConversationState;
import dev.confab.domain.Conversations;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Event.Stream;
import dev.confab.domain.Failure;
import dev.confab.domain.Limits;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.MessagingBinding;
import dev.confab.domain.NewParticipant;
import dev.confab.domain.NewUser;
import dev.confab.domain.Origin;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Participant;
import dev.confab.domain.ParticipantChange;
import dev.confab.domain.ParticipantPath;
import dev.confab.domain.ParticipantRef;
import dev.confab.domain.Participants;
import dev.confab.domain.Patch;
import dev.confab.domain.ReadHorizon;
import dev.confab.domain.UserRef;
import dev.confab.domain.Users;
import dev.confab.domain.sid.SidSequence;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Many who want the same at the same time, on any store: exactly one gets it, nobody waits for
/// ever, and nothing is left over.
interface ParticipantRaceContract extends StoresContract {
  int WRITERS = 50;
  Origin API = Origin.api(false);
  SidSequence SIDS = new SidSequence(() -> NOON, RandomGenerator.of("L64X128MixRandom"));
  Limits LIMITS = new Limits(0, 0, 20, 0, 0, 0, 0);

  private Participants participants() {
    return new Participants(stores().store(), SIDS, LIMITS, () -> NOON);
  }

  private Users users() {
    return new Users(stores().store(), SIDS, LIMITS, () -> NOON);
  }

  private Conversations conversations() {
    return new Conversations(stores().store(), SIDS, () -> NOON);
  }

  /// A service with active conversations, whose events begin at 1.
  private void begin(int count) {
    stores()
        .store()
        .write(tables -> {
          tables.services().insert(withRoles(service(1, NOON)));
          for (int number = 1; number <= count; number++) {
            tables.conversations().insert(active(number));
          }
          return count;
        });
  }

  private static Conversation active(int number) {
    var made = withState(withName(full(number), null), ConversationState.ACTIVE);
    return withCounters(made, Counters.ZERO);
  }

  private Participant add(
      int conversation, @Nullable String identity, MessagingBinding... binding) {
    var wanted =
        new NewParticipant(
            identity, binding.length == 0 ? null : binding[0], "{}", null, null, null);
    return participants().create(SCOPE, ref(conversation), wanted, API, null).orElseThrow();
  }

  private Participant addPhone(int conversation, String address, String proxy) {
    return add(conversation, null, ChatSamples.sms(address, proxy));
  }

  private static MessagingBinding guest(String address) {
    return Objects.requireNonNull(MessagingBinding.of(null, address, null, null));
  }

  private List<Participant> all(int conversation) {
    return participants()
        .list(SCOPE, ref(conversation), new PageRequest(1_000, null))
        .orElseThrow()
        .items();
  }

  private static ConversationChange closing() {
    return new ConversationChange(
        new ProfilePatch(
            Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep()),
        Patch.set(ConversationState.CLOSED),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep());
  }

  private static ParticipantChange proxy(String address) {
    var kept =
        ParticipantChange.of(Patch.keep(), new ReadHorizon.Change(Patch.keep(), Patch.keep()));
    return new ParticipantChange(
        kept.identity(),
        Patch.set(address),
        kept.projectedAddress(),
        kept.attributes(),
        kept.role(),
        kept.notificationLevel(),
        kept.horizon(),
        kept.dateCreated(),
        kept.dateUpdated());
  }

  private static void assertLost(List<Failure> failures, int count, ErrorCode code) {
    assertThat(failures).hasSize(count).allMatch(failure -> failure.code() == code);
  }

  @Test
  default void oneUserGetsAnIdentity() {
    begin(0);
    var wanted = new NewUser("ann", null, "{}", null);
    var failures = Race.run(WRITERS, _ -> users().create(SCOPE, wanted, API, null));
    assertLost(failures, WRITERS - 1, ErrorCode.USER_EXISTS);
  }

  @Test
  default void oneParticipantGetsAnIdentity() {
    begin(1);
    var failures = Race.run(WRITERS, _ -> add(1, "ann"));
    assertLost(failures, WRITERS - 1, ErrorCode.PARTICIPANT_EXISTS);
    assertThat(all(1)).hasSize(1);
    assertNumbered(1, 1);
  }

  @Test
  default void oneConversationGetsAPair() {
    begin(WRITERS);
    var failures = Race.run(WRITERS, number -> addPhone(number + 1, "+1555", "+1999"));
    assertLost(failures, WRITERS - 1, ErrorCode.ADDRESS_PAIR_TAKEN);
    var holders =
        IntStream.rangeClosed(1, WRITERS).filter(number -> !all(number).isEmpty()).toArray();
    assertThat(holders).hasSize(1);
    assertThat(failures)
        .allMatch(
            failure -> sid(holders[0]).value().equals(failure.details().get("conversation_sid")));
  }

  @Test
  default void oneGroupTextGetsItsMembers() {
    begin(WRITERS);
    for (int number = 1; number <= WRITERS; number++) {
      add(number, null, guest("+1551"));
      add(number, null, guest("+1552"));
    }
    var failures = Race.run(WRITERS, number -> add(number + 1, null, guest("+1553")));
    assertLost(failures, WRITERS - 1, ErrorCode.GROUP_MMS_EXISTS);
  }

  @Test
  default void oneUserIsMadeForAllWhoNameIt() {
    begin(WRITERS);
    var failures = Race.run(WRITERS, number -> add(number + 1, "ann"));
    assertLost(failures, WRITERS - 20, ErrorCode.IDENTITY_IN_TOO_MANY_CONVERSATIONS);
    assertThat(users().list(SCOPE, new PageRequest(50, null)).items()).hasSize(1);
  }

  @Test
  default void swappedProxiesDoNotWaitForEachOther() {
    begin(2);
    for (int round = 0; round < 20; round++) {
      var first = addPhone(1, "+1555", "+1" + (1000 + round));
      var second = addPhone(2, "+1555", "+1" + (2000 + round));
      int number = round;
      var failures =
          Race.run(
              2,
              runner ->
                  participants()
                      .update(
                          SCOPE,
                          new ParticipantPath(
                              ref(runner + 1),
                              new ParticipantRef.BySid((runner == 0 ? first : second).sid())),
                          proxy("+1" + ((runner == 0 ? 2000 : 1000) + number)),
                          API,
                          null));
      assertThat(failures).allMatch(failure -> failure.code() == ErrorCode.ADDRESS_PAIR_TAKEN);
      assertThat(failures).as("each wants what the other has").isNotEmpty();
    }
  }

  @Test
  default void noPairIsLostWhileConversationsCloseAndParticipantsGo() {
    begin(WRITERS);
    var pairs = 5;
    var failures =
        Race.run(
            WRITERS,
            number -> {
              var conversation = ref(number + 1);
              var added = addPhone(number + 1, "+1555", "+1990" + number % pairs);
              switch (number % 3) {
                case 0 -> conversations().update(SCOPE, conversation, closing(), API, null);
                case 1 -> remove(conversation, added);
                default -> conversations().delete(SCOPE, conversation, API);
              }
            });
    assertThat(failures).allMatch(failure -> failure.code() == ErrorCode.ADDRESS_PAIR_TAKEN);
    stores()
        .store()
        .write(tables -> {
          tables.conversations().insert(active(WRITERS + 1));
          return WRITERS;
        });
    for (int pair = 0; pair < pairs; pair++) {
      addPhone(WRITERS + 1, "+1555", "+1990" + pair);
    }
    for (int number = 1; number <= WRITERS; number++) {
      assertNumbered(number, 0);
    }
  }

  @Test
  default void aDeletedUserIsInNoOpenConversation() {
    begin(15);
    var failures =
        Race.run(
            30,
            number -> {
              if (number % 2 == 0) {
                add(number / 2 + 1, "ann");
              } else {
                users().delete(SCOPE, new UserRef.ByIdentity("ann"), API);
              }
            });
    assertThat(failures).isEmpty();
    boolean isMember = IntStream.rangeClosed(1, 15).anyMatch(number -> !all(number).isEmpty());
    boolean exists = users().fetch(SCOPE, new UserRef.ByIdentity("ann")).isPresent();
    assertThat(exists || !isMember).as("no member without a user").isTrue();
    users().delete(SCOPE, new UserRef.ByIdentity("ann"), API);
    IntStream.rangeClosed(1, 15).forEach(number -> assertThat(all(number)).isEmpty());
  }

  private void remove(ConversationRef conversation, Participant participant) {
    participants().delete(SCOPE, conversation, new ParticipantRef.BySid(participant.sid()), API);
  }

  /// The events of a conversation have numbers without a gap, and at least so many.
  private void assertNumbered(int conversation, int min) {
    var events =
        stores()
            .store()
            .read(tables -> tables.events().read(new Stream(sid(conversation).value()), 0, 1_000));
    assertThat(events).hasSizeGreaterThanOrEqualTo(min);
    assertThat(events)
        .extracting(LoggedEvent::sequence)
        .isEqualTo(IntStream.range(0, events.size()).mapToObj(Long::valueOf).toList());
  }
}
