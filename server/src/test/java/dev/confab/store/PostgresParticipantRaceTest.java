package dev.confab.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.store.engine.StoreObserver;
import dev.confab.support.TestDatabases;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;

/// A transaction that is run again was in a deadlock: the order of the locks must not allow one.
class PostgresParticipantRaceTest implements ParticipantRaceContract {
  private final Queue<String> retries = new ConcurrentLinkedQueue<>();
  private final Stores stores =
      TestDatabases.postgres(
          TestDatabases.newPostgresUrl(),
          new StoreObserver() {
            @Override
            public void retried(String reason) {
              retries.add(reason);
            }
          });

  @AfterEach
  void nothingIsRunAgain() {
    assertThat(retries).isEmpty();
  }

  @Override
  public Stores stores() {
    return stores;
  }
}
