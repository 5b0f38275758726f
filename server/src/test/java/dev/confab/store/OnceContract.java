package dev.confab.store;

import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.account;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.named;
import static dev.confab.store.StoreSamples.once;
import static dev.confab.store.StoreSamples.ref;
import static dev.confab.store.StoreSamples.service;
import static dev.confab.store.StoreSamples.withName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.confab.domain.AnswerTable;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Once;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every write with a [Once] promises: the change and its answer, or neither.
interface OnceContract extends StoresContract {
  private StoredConversations store() {
    return StoredConversations.in(stores());
  }

  private Optional<Once.SavedAnswer> saved(String key) {
    return stores().answers().find(ACCOUNT, key, NOON.minus(Duration.ofDays(1)));
  }

  private static boolean isRepeat(Failure failure) {
    return failure.details().containsKey(AnswerTable.REPEATED);
  }

  private static void assertRepeat(Runnable action) {
    var failure = catchThrowableOfType(Failure.class, action::run);
    assertThat(failure.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(isRepeat(failure)).isTrue();
  }

  @Test
  default void insertSavesTheAnswer() {
    store().insert(conversation(1), once("key", NOON));
    assertThat(saved("key"))
        .contains(new Once.SavedAnswer("print of key", 201, conversation(1).toString()));
  }

  @Test
  default void repeatedInsertChangesNothing() {
    store().insert(conversation(1, "one"), once("key", NOON));
    assertRepeat(() -> store().insert(conversation(2, "two"), once("key", NOON)));
    assertThat(store().find(SCOPE, ref(2))).isEmpty();
    store().insert(conversation(3, "two"), null);
    assertThat(store().find(SCOPE, named("two"))).contains(conversation(3, "two"));
  }

  @Test
  default void refusedInsertSavesNoAnswer() {
    store().insert(conversation(1, "name"), null);
    var failure =
        catchThrowableOfType(
            Failure.class, () -> store().insert(conversation(2, "name"), once("key", NOON)));
    assertThat(failure.code()).isEqualTo(ErrorCode.UNIQUE_NAME_TAKEN);
    assertThat(saved("key")).isEmpty();
  }

  @Test
  default void expiredAnswerIsReplaced() {
    store().insert(conversation(1), once("key", NOON));
    store().insert(conversation(2), once("key", NOON.plus(Duration.ofMinutes(61))));
    assertThat(saved("key").orElseThrow().body()).isEqualTo(conversation(2).toString());
    assertThat(stores().answers().find(ACCOUNT, "key", NOON.plusSeconds(1))).isPresent();
  }

  @Test
  default void answerCountsUntilTheLastInstant() {
    store().insert(conversation(1), once("key", NOON));
    assertRepeat(
        () -> store().insert(conversation(2), once("key", NOON.plus(Duration.ofHours(1)))));
  }

  @Test
  default void oneOfTwentyWithTheSameKeyWins() {
    var failures =
        Race.run(
            20, number -> store().insert(conversation(number, "n" + number), once("key", NOON)));
    assertThat(failures).hasSize(19).allMatch(OnceContract::isRepeat);
    var present = IntStream.range(0, 20).filter(n -> store().find(SCOPE, ref(n)).isPresent());
    assertThat(present.count()).isEqualTo(1);
    var names = IntStream.range(0, 20).filter(n -> store().find(SCOPE, named("n" + n)).isPresent());
    assertThat(names.count()).isEqualTo(1);
  }

  @Test
  default void accountsHaveKeysOfTheirOwn() {
    store().insert(conversation(1), once("key", NOON));
    store().insert(conversation(2), once(account(2), "key", NOON));
    assertThat(saved("key").orElseThrow().body()).isEqualTo(conversation(1).toString());
  }

  @Test
  default void updateSavesTheAnswerEvenWhenNothingChanges() {
    store().insert(conversation(1), null);
    store().update(SCOPE, ref(1), same -> same, once("same", NOON));
    store().update(SCOPE, ref(1), same -> withName(same, "new"), once("changed", NOON));
    assertThat(saved("same").orElseThrow().body()).isEqualTo(conversation(1).toString());
    assertThat(saved("changed").orElseThrow().body()).isEqualTo(conversation(1, "new").toString());
  }

  @Test
  default void repeatedUpdateChangesNothing() {
    store().insert(conversation(1, "old"), once("key", NOON));
    assertRepeat(
        () -> store().update(SCOPE, ref(1), same -> withName(same, "new"), once("key", NOON)));
    assertThat(store().find(SCOPE, named("old"))).contains(conversation(1, "old"));
    assertThat(store().find(SCOPE, named("new"))).isEmpty();
  }

  @Test
  default void updateOfNothingSavesNoAnswer() {
    assertThat(store().update(SCOPE, ref(1), same -> same, once("key", NOON))).isEmpty();
    assertThat(saved("key")).isEmpty();
  }

  private void insertService(int number) {
    var made = service(number, NOON);
    stores()
        .store()
        .write(tables -> {
          tables.services().insert(StoreSamples.withRoles(made));
          return tables.answers().save(once("key", NOON), made);
        });
  }

  @Test
  default void serviceAndItsAnswerAreSavedTogether() {
    insertService(1);
    assertThat(saved("key").orElseThrow().body()).isEqualTo(service(1, NOON).toString());
    assertRepeat(() -> insertService(2));
    assertThat(
            stores()
                .store()
                .<Boolean>read(tables -> tables.services().find(ACCOUNT, service(2)).isPresent()))
        .isFalse();
  }
}
