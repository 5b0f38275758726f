package dev.confab.webhooks;

import dev.confab.domain.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The right to be the one who plans and sends, of all servers on a database.
final class Lease {
  private static final String NAME = "webhooks";
  private static final Duration LENGTH = Duration.ofSeconds(15);
  private static final Duration RENEWED_AFTER = Duration.ofSeconds(5);

  private final Store store;
  private final String holder;
  private final InstantSource clock;
  private Instant next = Instant.MIN;
  private Instant until = Instant.MIN;

  /// @param holder unique among the servers of a database
  Lease(Store store, String holder, InstantSource clock) {
    this.store = store;
    this.holder = holder;
    this.clock = clock;
  }

  /// Takes or renews it when it is time to.
  ///
  /// @return until when it is held; in the past when somebody else has it
  Instant keep() {
    var now = clock.instant();
    if (!now.isBefore(next)) {
      var end = now.plus(LENGTH);
      boolean isTaken = store.write(tables -> tables.leases().take(NAME, holder, now, end));
      until = isTaken ? end : Instant.MIN;
      next = now.plus(isTaken ? RENEWED_AFTER : Duration.ofSeconds(1));
    }
    return until;
  }

  void release() {
    var _ =
        store.write(tables -> {
          tables.leases().release(NAME, holder);
          return holder;
        });
  }
}
