package dev.confab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.store.StoreConfig;
import dev.confab.store.Stores;
import dev.confab.store.engine.Database;
import dev.confab.support.MutableClock;
import dev.confab.support.Waiting;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Webhooks give way to requests that queue for the database that both have.
class WebhookWiringTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void databaseIsBusyWhenEightWait(@TempDir Path data) {
    var release = new CountDownLatch(1);
    var clock = new MutableClock(NOON);
    try (var stores = Stores.open(StoreConfig.embedded(data));
        var metrics = new Metrics();
        var wiring =
            new WebhookWiring(
                TestSettings.on(data), stores, DomainWiring.sids(clock), clock, metrics);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var isBusy = wiring.parts().isBusy();
      try {
        holdWriter(stores.database(), callers, release);
        assertThat(isBusy.getAsBoolean()).isFalse();
        queue(stores.database(), callers, 7);
        assertThat(isBusy.getAsBoolean()).isFalse();
        queue(stores.database(), callers, 1);
        assertThat(isBusy.getAsBoolean()).isTrue();
      } finally {
        release.countDown();
      }
      Waiting.until(() -> !isBusy.getAsBoolean());
    }
  }

  /// Keeps the only writer from all other works.
  private static void holdWriter(
      Database database, ExecutorService callers, CountDownLatch release) {
    var isHeld = new CountDownLatch(1);
    callers.execute(() ->
        database.write(_ -> {
          isHeld.countDown();
          await(release);
          return true;
        }));
    await(isHeld);
  }

  /// Adds works to those that wait.
  private static void queue(Database database, ExecutorService callers, int count) {
    int wanted = database.queueDepth() + count;
    for (int i = 0; i < count; i++) {
      callers.execute(() -> database.write(_ -> true));
    }
    Waiting.until(() -> database.queueDepth() == wanted);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
