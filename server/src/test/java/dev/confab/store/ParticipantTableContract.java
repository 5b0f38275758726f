package dev.confab.store;

import static dev.confab.store.ChatSamples.chatter;
import static dev.confab.store.ChatSamples.guest;
import static dev.confab.store.ChatSamples.participant;
import static dev.confab.store.ChatSamples.participantSid;
import static dev.confab.store.ChatSamples.phone;
import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.SERVICE;
import static dev.confab.store.StoreSamples.account;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.service;
import static dev.confab.store.StoreSamples.sid;
import static dev.confab.store.StoreSamples.withCounters;
import static dev.confab.store.StoreSamples.withState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.AddressPair;
import dev.confab.domain.ChannelType;
import dev.confab.domain.Conversation.Counters;
import dev.confab.domain.ConversationState;
import dev.confab.domain.MessagingBinding;
import dev.confab.domain.NotificationLevel;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Participant;
import dev.confab.domain.ParticipantRef;
import dev.confab.domain.ParticipantTable;
import dev.confab.domain.ReadHorizon;
import dev.confab.domain.Scope;
import dev.confab.domain.Tables;
import dev.confab.domain.Timestamps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// The specification of ParticipantTable. No store may override, disable or skip a test of it.
interface ParticipantTableContract extends StoresContract {
  private <R> R with(Function<ParticipantTable, R> work) {
    return stores().store().write(tables -> work.apply(tables.participants()));
  }

  private boolean is(Function<ParticipantTable, Boolean> work) {
    return with(work);
  }

  private <R> Optional<R> found(Function<ParticipantTable, Optional<R>> work) {
    return with(work);
  }

  private int number(Function<ParticipantTable, Integer> work) {
    return with(work);
  }

  private <R> List<R> all(Function<ParticipantTable, List<R>> work) {
    return with(work);
  }

  private void runAll(Consumer<Tables> work) {
    stores()
        .store()
        .write(tables -> {
          work.accept(tables);
          return tables;
        });
  }

  private void run(Consumer<ParticipantTable> work) {
    with(table -> {
      work.accept(table);
      return table;
    });
  }

  private Optional<Participant> find(int conversation, String text) {
    return with(table -> table.find(sid(conversation), ParticipantRef.of(text)));
  }

  private Optional<AddressPair> insertWithPair(Participant one) {
    return with(table -> {
      assertThat(table.insert(one)).isTrue();
      return table.takePairs(List.of(one));
    });
  }

  @Test
  default void everyFieldComesBackAsItWas() {
    var full =
        new Participant(
            participantSid(1),
            SCOPE,
            sid(1),
            "Zoë 😀",
            new MessagingBinding(ChannelType.WHATSAPP, "whatsapp:+1", "whatsapp:+2", "+3"),
            "{\"a\" : 1}",
            ChatSamples.ROLE,
            new ReadHorizon(1L << 40, NOON.minusSeconds(1)),
            NotificationLevel.MUTED,
            new Timestamps(NOON, NOON.plusSeconds(1)));
    assertThat(is(table -> table.insert(full))).isTrue();
    assertThat(find(1, "Zoë 😀")).contains(full);
    var bare =
        new Participant(
            participantSid(2),
            SCOPE,
            sid(1),
            null,
            null,
            "{}",
            null,
            ReadHorizon.UNSET,
            NotificationLevel.DEFAULT,
            Timestamps.at(NOON));
    run(table -> table.insert(bare));
    assertThat(find(1, bare.sid().value())).contains(bare);
    assertThat(find(2, bare.sid().value())).isEmpty();
    var changed =
        new Participant(
            bare.sid(),
            SCOPE,
            sid(1),
            "bob",
            full.binding(),
            full.attributes(),
            full.role(),
            full.horizon(),
            full.notificationLevel(),
            full.dates());
    run(table -> table.replace(changed));
    assertThat(find(1, "bob")).contains(changed);
  }

  @Test
  default void anIdentityIsOnceInAConversation() {
    assertThat(is(table -> table.insert(chatter(1, 1, "ann")))).isTrue();
    assertThat(is(table -> table.insert(chatter(2, 1, "ann")))).isFalse();
    assertThat(is(table -> table.insert(chatter(3, 1, "Ann")))).isTrue();
    assertThat(is(table -> table.insert(chatter(4, 2, "ann")))).isTrue();
    assertThat(number(table -> table.count(sid(1)))).isEqualTo(2);
  }

  @Test
  default void aPairIsTakenOnceInAnAccount() {
    assertThat(insertWithPair(phone(1, 1, "+1", "+9"))).isEmpty();
    assertThat(insertWithPair(phone(2, 2, "+1", "+9")))
        .contains(new AddressPair("+1", "+9", sid(1), participantSid(1)));
    assertThat(insertWithPair(phone(3, 2, "+1", "+8"))).isEmpty();
    assertThat(insertWithPair(phone(4, 2, "+9", "+1"))).isEmpty();
    var foreign =
        participant(new Scope(account(2), service(2)), 5, 3, null, ChatSamples.sms("+1", "+9"));
    assertThat(insertWithPair(foreign)).isEmpty();
  }

  @Test
  default void participantsWithOnePairAreInEachOthersWay() {
    var both = List.of(phone(1, 1, "+1", "+9"), phone(2, 1, "+1", "+9"));
    assertThat(found(table -> table.takePairs(both))).isPresent();
    assertThat(found(table -> table.takePairs(List.of(chatter(3, 1, "ann"), guest(4, 1, "+1")))))
        .isEmpty();
  }

  @Test
  default void aPairMovesWithItsParticipant() {
    var before = phone(1, 1, "+1", "+8");
    var after = phone(1, 1, "+1", "+9");
    insertWithPair(before);
    assertThat(found(table -> table.movePair(before, after))).isEmpty();
    assertThat(insertWithPair(phone(2, 2, "+1", "+8"))).isEmpty();
    assertThat(found(table -> table.movePair(after, before)))
        .contains(new AddressPair("+1", "+8", sid(2), participantSid(2)));
    run(table -> table.delete(after));
    assertThat(insertWithPair(phone(3, 3, "+1", "+9"))).isEmpty();
  }

  @Test
  default void aListOfMembersIsTakenOnceInAnAccount() {
    assertThat(found(table -> table.takeGroup(conversation(1), List.of("+1", "+2")))).isEmpty();
    assertThat(found(table -> table.takeGroup(conversation(1), List.of("+1", "+2")))).isEmpty();
    assertThat(found(table -> table.takeGroup(conversation(2), List.of("+1", "+2"))))
        .contains(sid(1));
    assertThat(found(table -> table.takeGroup(conversation(1), List.of("+0", "+2")))).isEmpty();
    assertThat(found(table -> table.takeGroup(conversation(2), List.of("+1", "+2")))).isEmpty();
    assertThat(found(table -> table.takeGroup(conversation(2), List.of()))).isEmpty();
    assertThat(found(table -> table.takeGroup(conversation(1), List.of("+1", "+2")))).isEmpty();
    var foreign = conversation(new Scope(account(2), service(2)), 3, null, NOON);
    assertThat(found(table -> table.takeGroup(foreign, List.of("+1", "+2")))).isEmpty();
  }

  /// PostgreSQL's indexes take no row of more than a third of a page.
  @Test
  default void aListOfMembersMayBeLong() {
    var random = new Random(1);
    var members = new ArrayList<String>();
    for (int number = 0; number < 2_000; number++) {
      members.add("+" + random.nextLong(100_000_000_000_000L, 1_000_000_000_000_000L));
    }
    assertThat(found(table -> table.takeGroup(conversation(1), members))).isEmpty();
    assertThat(found(table -> table.takeGroup(conversation(2), members))).contains(sid(1));
    assertThat(found(table -> table.takeGroup(conversation(2), members.subList(1, 2_000))))
        .isEmpty();
  }

  @Test
  default void aClosedConversationHoldsNobodyUp() {
    insertWithPair(phone(1, 1, "+1", "+9"));
    run(table -> table.takeGroup(conversation(1), List.of("+1", "+2", "+3")));
    run(table -> table.releasePairs(List.of(withCounters(conversation(1), new Counters(0, 0, 1)))));
    assertThat(insertWithPair(phone(4, 2, "+1", "+9"))).isEmpty();
    assertThat(found(table -> table.takeGroup(conversation(2), List.of("+1", "+2", "+3"))))
        .isEmpty();
    assertThat(number(table -> table.count(sid(1)))).isEqualTo(1);
  }

  /// Puts somebody into new conversations, the state of each of which a function tells.
  private void join(String identity, int all, IntFunction<ConversationState> state) {
    runAll(tables -> {
      for (int number = 1; number <= all; number++) {
        tables.conversations().insert(withState(conversation(number), state.apply(number)));
        tables.participants().insert(chatter(number, number, identity));
      }
    });
  }

  @Test
  default void onlyOpenConversationsAreFound() {
    join(
        "ann",
        6,
        number ->
            switch (number) {
              case 1, 4, 5 -> ConversationState.CLOSED;
              case 2 -> ConversationState.INACTIVE;
              default -> ConversationState.ACTIVE;
            });
    for (int turn = 0; turn < 2; turn++) {
      assertThat(all(table -> table.openConversations(SCOPE, "ann", 2)))
          .containsExactly(sid(2), sid(3));
      assertThat(all(table -> table.openConversations(SCOPE, "ann", 9)))
          .containsExactly(sid(2), sid(3), sid(6));
      assertThat(number(table -> table.forgetClosedConversations(SCOPE, "ann")))
          .isEqualTo(turn == 0 ? 3 : 0);
    }
    assertThat(find(1, "ann")).contains(chatter(1, 1, "ann"));
  }

  /// The row of a conversation may be written behind those of its participants.
  @Test
  default void aConversationThatIsNotThereYetIsOpen() {
    run(table -> table.insert(chatter(1, 1, "ann")));
    assertThat(all(table -> table.openConversations(SCOPE, "ann", 9))).containsExactly(sid(1));
    assertThat(number(table -> table.forgetClosedConversations(SCOPE, "ann"))).isZero();
  }

  @Test
  default void closedConversationsCountUntilTheyAreForgotten() {
    join(
        "ann",
        2_102,
        number -> number % 1_051 == 0 ? ConversationState.ACTIVE : ConversationState.CLOSED);
    assertThat(is(table -> table.mayHaveMoreOpenConversations(SCOPE, "ann", 2_101))).isTrue();
    assertThat(is(table -> table.mayHaveMoreOpenConversations(SCOPE, "ann", 2_102))).isFalse();
    assertThat(is(table -> table.mayHaveMoreOpenConversations(SCOPE, "ann", Integer.MAX_VALUE)))
        .isFalse();
    for (int forgotten : new int[] {1_000, 1_000, 100, 0}) {
      assertThat(all(table -> table.openConversations(SCOPE, "ann", 3)))
          .containsExactly(sid(1_051), sid(2_102));
      assertThat(number(table -> table.forgetClosedConversations(SCOPE, "ann")))
          .isEqualTo(forgotten);
    }
    assertThat(is(table -> table.mayHaveMoreOpenConversations(SCOPE, "ann", 2))).isFalse();
    assertThat(is(table -> table.mayHaveMoreOpenConversations(SCOPE, "ann", 1))).isTrue();
  }

  @Test
  default void openConversationsAreThoseOfTheService() {
    join("ann", 3, _ -> ConversationState.ACTIVE);
    run(table -> table.insert(chatter(4, 4, "Ann")));
    assertThat(all(table -> table.openConversations(SCOPE, "ann", 9)))
        .containsExactly(sid(1), sid(2), sid(3));
    for (var other : new Scope[] {new Scope(ACCOUNT, service(2)), new Scope(account(2), SERVICE)}) {
      assertThat(is(table -> table.mayHaveMoreOpenConversations(other, "ann", 0))).isFalse();
      assertThat(all(table -> table.openConversations(other, "ann", 2))).isEmpty();
    }
  }

  @Test
  default void aGroupIsWhoHasNoProxy() {
    var projected = new MessagingBinding(ChannelType.SMS, null, null, "+5");
    var mail = new MessagingBinding(ChannelType.EMAIL, "a@b.c", null, null);
    var ann = participant(SCOPE, 5, 1, "ann", projected);
    for (var one :
        List.of(
            guest(1, 1, "+1"),
            phone(2, 1, "+2", "+9"),
            chatter(3, 1, "bob"),
            participant(SCOPE, 4, 1, null, mail),
            ann,
            guest(6, 2, "+1"))) {
      run(table -> table.insert(one));
    }
    assertThat(all(table -> table.group(sid(1)))).containsExactly(guest(1, 1, "+1"), ann);
  }

  @Test
  default void theListIsInTheOrderOfSids() {
    for (int number : new int[] {2, 3, 1}) {
      run(table -> table.insert(chatter(number, 1, "u" + number)));
    }
    run(table -> table.insert(chatter(4, 2, "u1")));
    var first = with(table -> table.list(sid(1), new PageRequest(2, null)));
    assertThat(first.items()).containsExactly(chatter(1, 1, "u1"), chatter(2, 1, "u2"));
    var second = with(table -> table.list(sid(1), new PageRequest(2, first.next())));
    assertThat(second.items()).containsExactly(chatter(3, 1, "u3"));
    assertThat(with(table -> table.list(sid(1), new PageRequest(2, second.previous()))).items())
        .isEqualTo(first.items());
  }
}
