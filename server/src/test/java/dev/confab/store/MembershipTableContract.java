package dev.confab.store;

import static dev.confab.store.ChatSamples.chatter;
import static dev.confab.store.ChatSamples.phone;
import static dev.confab.store.ChatSamples.user;
import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.SERVICE;
import static dev.confab.store.StoreSamples.account;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.full;
import static dev.confab.store.StoreSamples.service;
import static dev.confab.store.StoreSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Membership;
import dev.confab.domain.MembershipTable;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Participant;
import dev.confab.domain.ReadHorizon;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The specification of MembershipTable. No store may override, disable or skip a test of it.
interface MembershipTableContract extends StoresContract {
  private <R> R with(Function<MembershipTable, R> work) {
    return stores().store().read(tables -> work.apply(tables.memberships()));
  }

  private <R> Optional<R> found(Function<MembershipTable, Optional<R>> work) {
    return with(work);
  }

  private void insert(Participant participant) {
    stores().store().write(tables -> tables.participants().insert(participant));
  }

  private void insertConversation(int number) {
    StoredConversations.in(stores()).insert(conversation(number), null);
  }

  private @Nullable Integer unread(int conversation) {
    return with(table -> table.find(SCOPE, "ann", sid(conversation))).orElseThrow().unread();
  }

  private static List<Integer> numbers(Slice<Membership> slice) {
    return slice.items().stream()
        .map(one -> Integer.valueOf(one.conversation().sid().value().substring(2), 16))
        .toList();
  }

  private static PageRequest page(int size, PageRequest.@Nullable Cursor cursor) {
    return new PageRequest(size, cursor);
  }

  @Test
  default void aMembershipHasAllOfBoth() {
    StoredConversations.in(stores()).insert(full(1), null);
    insert(chatter(1, 1, "ann"));
    assertThat(found(table -> table.find(SCOPE, "ann", sid(1))))
        .contains(new Membership(chatter(1, 1, "ann"), full(1), null, null));
    stores().store().write(tables -> tables.users().insert(user(1, "ann")));
    assertThat(found(table -> table.find(SCOPE, "ann", sid(1))))
        .contains(new Membership(chatter(1, 1, "ann"), full(1), user(1, "ann").sid(), null));
    assertThat(found(table -> table.find(SCOPE, "Ann", sid(1)))).isEmpty();
    assertThat(found(table -> table.find(SCOPE, "ann", sid(2)))).isEmpty();
  }

  @Test
  default void nothingIsFoundFromAnotherServiceOrAccount() {
    insertConversation(1);
    insert(chatter(1, 1, "ann"));
    insert(phone(2, 1, "+1", "+9"));
    for (var other : new Scope[] {new Scope(ACCOUNT, service(2)), new Scope(account(2), SERVICE)}) {
      assertThat(found(table -> table.find(other, "ann", sid(1)))).isEmpty();
      assertThat(with(table -> table.ofUser(other, "ann", page(5, null))).items()).isEmpty();
      assertThat(with(table -> table.ofIdentity(other, "ann", page(5, null))).items()).isEmpty();
      assertThat(with(table -> table.ofAddress(other, "+1", page(5, null))).items()).isEmpty();
    }
  }

  @Test
  default void unreadMessagesAreThoseBehindTheHorizonThatExist() {
    insertConversation(1);
    insertConversation(2);
    insert(chatter(1, 1, "ann"));
    messages(1, 0, 1_500);
    messages(2, 0, 5);
    assertThat(unread(1)).isNull();
    read(0);
    assertThat(unread(1)).isEqualTo(MembershipTable.UNREAD_MAX);
    read(1_489);
    assertThat(unread(1)).isEqualTo(10);
    update("DELETE FROM message WHERE conversation_sid = ? AND message_index > 1495", sid(1));
    assertThat(unread(1)).isEqualTo(6);
    read(1_499);
    assertThat(unread(1)).isZero();
    var list = with(table -> table.ofUser(SCOPE, "ann", page(5, null)));
    assertThat(list.items().getFirst().unread()).isZero();
  }

  @Test
  default void aUsersListBeginsWithTheLatestActivity() {
    for (int number = 1; number <= 5; number++) {
      StoredConversations.in(stores())
          .insert(conversation(number, NOON.plusSeconds(number == 5 ? 2 : number)), null);
      insert(chatter(number, number, "ann"));
      insert(chatter(number + 10, number, "bob"));
    }
    var first = with(table -> table.ofUser(SCOPE, "ann", page(2, null)));
    assertThat(numbers(first)).containsExactly(4, 3);
    var second = with(table -> table.ofUser(SCOPE, "ann", page(2, first.next())));
    assertThat(numbers(second)).as("equal times by descending sid").containsExactly(5, 2);
    var third = with(table -> table.ofUser(SCOPE, "ann", page(2, second.next())));
    assertThat(numbers(third)).containsExactly(1);
    assertThat(third.next()).isNull();
    assertThat(numbers(with(table -> table.ofUser(SCOPE, "ann", page(2, third.previous())))))
        .containsExactly(5, 2);
    assertThat(numbers(with(table -> table.ofUser(SCOPE, "ann", page(2, second.previous())))))
        .containsExactly(4, 3);
  }

  @Test
  default void anIdentitysListGoesBySid() {
    for (int number : new int[] {3, 1, 2}) {
      insertConversation(number);
      insert(chatter(number, number, "ann"));
    }
    var first = with(table -> table.ofIdentity(SCOPE, "ann", page(2, null)));
    assertThat(numbers(first)).containsExactly(1, 2);
    var second = with(table -> table.ofIdentity(SCOPE, "ann", page(2, first.next())));
    assertThat(numbers(second)).containsExactly(3);
    assertThat(numbers(with(table -> table.ofIdentity(SCOPE, "ann", page(2, second.previous())))))
        .containsExactly(1, 2);
  }

  @Test
  default void anAddressMayBeTwiceInOneConversation() {
    insertConversation(1);
    insertConversation(2);
    insert(phone(3, 1, "+1", "+7"));
    insert(phone(2, 1, "+1", "+8"));
    insert(phone(1, 2, "+1", "+9"));
    insert(phone(4, 2, "+9", "+1"));
    var first = with(table -> table.ofAddress(SCOPE, "+1", page(1, null)));
    var second = with(table -> table.ofAddress(SCOPE, "+1", page(1, first.next())));
    var third = with(table -> table.ofAddress(SCOPE, "+1", page(1, second.next())));
    assertThat(first.items())
        .extracting(Membership::participant)
        .containsExactly(phone(2, 1, "+1", "+8"));
    assertThat(second.items())
        .extracting(Membership::participant)
        .containsExactly(phone(3, 1, "+1", "+7"));
    assertThat(third.items())
        .extracting(Membership::participant)
        .containsExactly(phone(1, 2, "+1", "+9"));
    assertThat(third.next()).isNull();
  }

  /// Moves ann's horizon in the first conversation.
  private void read(long index) {
    stores()
        .store()
        .write(tables -> {
          var ann = chatter(1, 1, "ann");
          var moved =
              new Participant(
                  ann.sid(),
                  ann.scope(),
                  ann.conversation(),
                  ann.identity(),
                  ann.binding(),
                  ann.attributes(),
                  ann.role(),
                  new ReadHorizon(index, NOON),
                  ann.notificationLevel(),
                  ann.dates());
          tables.participants().replace(moved);
          return moved;
        });
  }

  private void messages(int conversation, int from, int to) {
    stores()
        .database()
        .write(session -> {
          for (int index = from; index < to; index++) {
            session.update(
                """
                INSERT INTO message (sid, conversation_sid, conversation_number, message_index,
                  author, attributes, receipts, sent, delivered, read, failed, undelivered,
                  event_position, date_created, date_updated)
                SELECT ?, sid, number, ?, 'ann', '{}', 0, 0, 0, 0, 0, 0, 0, 0, 0
                FROM conversation WHERE sid = ?\
                """,
                "IM%016x%016x".formatted(conversation, index),
                index,
                sid(conversation).value());
          }
          return to;
        });
  }

  private void update(String sql, Object sid) {
    stores().database().write(session -> session.update(sql, sid.toString()));
  }
}
