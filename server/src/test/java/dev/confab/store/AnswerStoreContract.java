package dev.confab.store;

import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.account;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.once;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The specification of AnswerStore.
interface AnswerStoreContract extends StoresContract {
  private void save(int number) {
    var now = NOON.plusSeconds(number);
    StoredConversations.in(stores()).insert(conversation(number), once("key" + number, now));
  }

  private boolean isSaved(int number) {
    return stores().answers().find(ACCOUNT, "key" + number, NOON).isPresent();
  }

  @Test
  default void findsOnlyWhatStillCounts() {
    save(10);
    assertThat(stores().answers().find(ACCOUNT, "key10", NOON.plusSeconds(10))).isPresent();
    assertThat(stores().answers().find(ACCOUNT, "key10", NOON.plusSeconds(11))).isEmpty();
    assertThat(stores().answers().find(ACCOUNT, "KEY10", NOON)).isEmpty();
    assertThat(stores().answers().find(account(2), "key10", NOON)).isEmpty();
  }

  @Test
  default void forgetsTheOldestFirst() {
    for (int number = 5; number >= 1; number--) {
      save(number);
    }
    assertThat(stores().answers().forget(NOON.plusSeconds(4), 2)).isEqualTo(2);
    assertThat(isSaved(2)).isFalse();
    assertThat(isSaved(3)).isTrue();
    assertThat(stores().answers().forget(NOON.plusSeconds(4), 2)).isEqualTo(1);
    assertThat(stores().answers().forget(NOON.plusSeconds(4), 2)).isZero();
    assertThat(isSaved(4)).isTrue();
  }
}
