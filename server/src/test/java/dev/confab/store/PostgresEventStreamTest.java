package dev.confab.store;

import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.TestDatabases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class PostgresEventStreamTest implements EventStreamContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }

  /// The frequent changes do not wait for their service and account.
  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void heldStreamsHoldUpNoConversation() {
    new StoredServices(stores).insertAccount();
    new StoredMessages(stores).begin(conversation(1));
    var held =
        stores
            .store()
            .write(tables -> {
              var numbers = List.of(tables.events().next(SCOPE), tables.events().next(ACCOUNT));
              StoredConversations.in(stores).insert(conversation(2), null);
              assertThat(stores.store().append(draft(1), null)).isPresent();
              return numbers;
            });
    assertThat(held).containsExactly(0L, 0L);
  }
}
