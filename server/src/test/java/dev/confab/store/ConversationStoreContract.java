package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.SERVICE;
import static dev.confab.store.StoreSamples.account;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.full;
import static dev.confab.store.StoreSamples.named;
import static dev.confab.store.StoreSamples.ref;
import static dev.confab.store.StoreSamples.service;
import static dev.confab.store.StoreSamples.withName;
import static dev.confab.store.StoreSamples.withState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationRef;
import dev.confab.domain.ConversationState;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Scope;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The specification of ConversationTable, but for its lists and repeated requests. No store may
/// override, disable or skip a test of it.
interface ConversationStoreContract extends StoresContract {
  private StoredConversations store() {
    return StoredConversations.in(stores());
  }

  private void insert(Conversation conversation) {
    store().insert(conversation, null);
  }

  private Conversation find(ConversationRef ref) {
    return store().find(SCOPE, ref).orElseThrow();
  }

  private Conversation update(int number, UnaryOperator<Conversation> rule) {
    return store().update(SCOPE, ref(number), rule, null).orElseThrow();
  }

  private ErrorCode failureOf(Runnable action) {
    return catchThrowableOfType(Failure.class, action::run).code();
  }

  @Test
  default void everyFieldComesBackAsItWas() {
    insert(full(1));
    assertThat(find(ref(1))).isEqualTo(full(1));
    assertThat(find(named("näme/§"))).isEqualTo(full(1));
  }

  @Test
  default void absentFieldsComeBackAbsent() {
    insert(conversation(1));
    assertThat(find(ref(1))).isEqualTo(conversation(1));
  }

  @Test
  default void namesAreToldApartByCaseAndSpaces() {
    insert(conversation(1, "name"));
    insert(conversation(2, "Name"));
    insert(conversation(3, "name "));
    assertThat(find(named("Name")).sid()).isEqualTo(conversation(2).sid());
  }

  @Test
  default void takenNameIsRefusedAndNothingIsAdded() {
    insert(conversation(1, "name"));
    assertThat(failureOf(() -> insert(conversation(2, "name"))))
        .isEqualTo(ErrorCode.UNIQUE_NAME_TAKEN);
    assertThat(store().find(SCOPE, ref(2))).isEmpty();
  }

  @Test
  default void oneOfFiftyWinsAName() {
    var failures = Race.run(50, number -> insert(conversation(number, "name")));
    assertThat(failures)
        .hasSize(49)
        .allMatch(failure -> failure.code() == ErrorCode.UNIQUE_NAME_TAKEN);
    var winner = find(named("name"));
    assertThat(find(new ConversationRef.BySid(winner.sid()))).isEqualTo(winner);
  }

  @Test
  default void aRefusedOneDoesNotFailThoseBesideIt() {
    insert(conversation(0, "name"));
    var failures =
        Race.run(60, number -> insert(conversation(number + 1, number % 3 == 0 ? "name" : null)));
    assertThat(failures).hasSize(20);
    for (int number = 0; number < 60; number++) {
      assertThat(store().find(SCOPE, ref(number + 1)).isPresent()).isEqualTo(number % 3 != 0);
    }
  }

  @Test
  default void aBrokenOneFailsAlone() {
    insert(conversation(1));
    var broken = new ConcurrentLinkedQueue<Integer>();
    Race.run(
        40,
        number -> {
          try {
            insert(conversation(number % 10 == 0 ? 1 : number + 100));
          } catch (Failure failure) {
            throw failure;
          } catch (RuntimeException e) {
            broken.add(number); // the sid exists: no caller can cause that, so it is no Failure
          }
        });
    assertThat(broken).containsExactlyInAnyOrder(0, 10, 20, 30);
    for (int number = 0; number < 40; number++) {
      assertThat(store().find(SCOPE, ref(number + 100)).isPresent()).isEqualTo(number % 10 != 0);
    }
  }

  @Test
  default void otherServicesAndAccountsHaveNamesOfTheirOwn() {
    insert(conversation(1, "name"));
    insert(conversation(new Scope(SCOPE.account(), service(2)), 2, "name", NOON));
    insert(conversation(new Scope(account(2), service(3)), 3, "name", NOON));
    assertThat(find(named("name")).sid()).isEqualTo(conversation(1).sid());
  }

  @Test
  default void nothingIsFoundFromAnotherScope() {
    insert(conversation(1, "name"));
    for (var other :
        new Scope[] {new Scope(SCOPE.account(), service(2)), new Scope(account(2), SERVICE)}) {
      assertThat(store().find(other, ref(1))).isEmpty();
      assertThat(store().find(other, named("name"))).isEmpty();
      assertThat(store().update(other, ref(1), same -> withName(same, "x"), null)).isEmpty();
      assertThat(store().delete(other, ref(1))).isFalse();
      assertThat(store().delete(other, named("name"))).isFalse();
    }
    assertThat(find(ref(1))).isEqualTo(conversation(1, "name"));
  }

  @Test
  default void updateReplacesEveryField() {
    insert(conversation(1, "old"));
    assertThat(update(1, _ -> full(1))).isEqualTo(full(1));
    assertThat(find(ref(1))).isEqualTo(full(1));
    assertThat(update(1, _ -> conversation(1, "old"))).isEqualTo(conversation(1, "old"));
    assertThat(find(ref(1))).isEqualTo(conversation(1, "old"));
  }

  @Test
  default void updateByNameFindsTheSame() {
    insert(conversation(1, "name"));
    var changed = withState(conversation(1, "name"), ConversationState.CLOSED);
    assertThat(store().update(SCOPE, named("name"), _ -> changed, null)).contains(changed);
    assertThat(find(ref(1))).isEqualTo(changed);
  }

  @Test
  default void updateOfNothingIsEmpty() {
    assertThat(store().update(SCOPE, ref(1), same -> same, null)).isEmpty();
    assertThat(store().update(SCOPE, named("x"), same -> same, null)).isEmpty();
  }

  @Test
  default void renamingFreesTheOldNameAndTakesTheNewOne() {
    insert(conversation(1, "one"));
    update(1, same -> withName(same, "two"));
    assertThat(store().find(SCOPE, named("one"))).isEmpty();
    assertThat(find(named("two")).sid()).isEqualTo(conversation(1).sid());
    insert(conversation(2, "one"));
    update(1, same -> withName(same, null));
    insert(conversation(3, "two"));
    assertThat(find(named("two")).sid()).isEqualTo(conversation(3).sid());
  }

  @Test
  default void renamingToATakenNameChangesNothing() {
    insert(conversation(1, "one"));
    insert(conversation(2, "two"));
    assertThat(failureOf(() -> update(2, same -> withName(same, "one"))))
        .isEqualTo(ErrorCode.UNIQUE_NAME_TAKEN);
    assertThat(find(named("two"))).isEqualTo(conversation(2, "two"));
  }

  @Test
  default void whatTheRuleThrowsPassesThroughAndNothingChanges() {
    insert(conversation(1, "name"));
    var thrown = new IllegalArgumentException("no");
    assertThatThrownBy(() ->
            update(
                1,
                _ -> {
                  throw thrown;
                }))
        .isSameAs(thrown);
    assertThat(find(ref(1))).isEqualTo(conversation(1, "name"));
  }

  @Test
  default void noUpdateIsLostAmongMany() {
    insert(conversation(1, ""));
    Race.run(30, _ -> update(1, same -> withName(same, same.profile().uniqueName() + "x")));
    assertThat(find(ref(1)).profile().uniqueName()).isEqualTo("x".repeat(30));
  }

  @Test
  default void deletingRemovesItAndFreesItsName() {
    insert(conversation(1, "name"));
    assertThat(store().delete(SCOPE, named("name"))).isTrue();
    assertThat(store().find(SCOPE, ref(1))).isEmpty();
    assertThat(store().delete(SCOPE, ref(1))).isFalse();
    insert(conversation(2, "name"));
    assertThat(find(named("name")).sid()).isEqualTo(conversation(2).sid());
  }
}
