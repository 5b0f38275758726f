package dev.confab.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteEventLogTest implements EventLogContract {
  private final Stores stores;

  SqliteEventLogTest(@TempDir Path folder) {
    stores = TestDatabases.sqlite(folder);
  }

  @Override
  public Stores stores() {
    return stores;
  }

  @Test
  void nobodyIsWokenForNothing() {
    EventSamples.begin(stores, 1);
    try (var waiter = stores.log().wakeups().waiter()) {
      assertThat(waiter.await(Duration.ofMillis(100))).isFalse();
      stores.store().append(MessageSamples.draft(1), null);
      assertThat(waiter.await(Duration.ZERO)).isTrue();
      assertThat(waiter.await(Duration.ofMillis(100))).isFalse();
    }
  }
}
