package dev.confab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.store.StoreConfig;
import dev.confab.store.Stores;
import dev.confab.support.HeldWriter;
import dev.confab.support.MutableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Webhooks give way to requests that queue for the database that both have.
class WebhookWiringTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void databaseIsBusyWhenEightWait(@TempDir Path data) {
    var clock = new MutableClock(NOON);
    try (var stores = Stores.open(StoreConfig.embedded(data));
        var metrics = new Metrics();
        var wiring =
            new WebhookWiring(
                TestSettings.on(data), stores, DomainWiring.sids(clock), clock, metrics)) {
      var isBusy = wiring.parts().isBusy();
      Runnable write = () -> stores.database().write(_ -> true);
      try (var writer = HeldWriter.of(stores.database())) {
        assertThat(isBusy.getAsBoolean()).isFalse();
        writer.queue(Collections.nCopies(7, write));
        assertThat(isBusy.getAsBoolean()).isFalse();
        writer.queue(List.of(write));
        assertThat(isBusy.getAsBoolean()).isTrue();
      }
      assertThat(isBusy.getAsBoolean()).isFalse();
    }
  }
}
