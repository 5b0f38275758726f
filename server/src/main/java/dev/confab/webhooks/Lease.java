package dev.confab.webhooks;

import dev.confab.domain.Store;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The right to be the one who plans and sends, of all servers on a database. The database says who
/// has it; how long the holder may believe so is measured here, without any clock that can be set.
///
/// For one thread, but for [#isHeld].
final class Lease {
  private static final String NAME = "webhooks";
  private static final Duration LENGTH = Duration.ofSeconds(15);

  /// The holder believes in it for so much less, because clocks differ in speed, and because what
  /// it does at the very end must have begun before somebody else's turn.
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private static final Duration RENEWED_AFTER = Duration.ofSeconds(5);
  private static final Duration ASKED_AFTER = Duration.ofSeconds(1);

  private final Store store;
  private final String holder;
  private final LongSupplier nanos;
  private @Nullable Long term;
  private long next;
  private volatile long end;

  /// @param holder unique among the servers of a database
  /// @param nanos a clock that only goes on
  Lease(Store store, String holder, LongSupplier nanos) {
    this.store = store;
    this.holder = holder;
    this.nanos = nanos;
    this.next = nanos.getAsLong();
    this.end = next;
  }

  /// Takes or renews it when it is time to.
  ///
  /// @return the term; another one than before when somebody else may have had it meanwhile, and
  ///   empty when somebody else has it
  Optional<Long> keep() {
    long now = nanos.getAsLong();
    if (now - next >= 0) {
      var taken = store.write(tables -> tables.leases().take(NAME, holder, LENGTH));
      term = taken.orElse(null);
      end = taken.isPresent() ? now + LENGTH.minus(MARGIN).toNanos() : now;
      next = now + (taken.isPresent() ? RENEWED_AFTER : ASKED_AFTER).toNanos();
    }
    return isHeld() ? Optional.ofNullable(term) : Optional.empty();
  }

  boolean isHeld() {
    return nanos.getAsLong() - end < 0;
  }

  /// Gives it back.
  ///
  /// @param pause before it is asked for again
  void release(Duration pause) {
    end = nanos.getAsLong();
    next = end + pause.toNanos();
    var _ =
        store.write(tables -> {
          tables.leases().release(NAME, holder);
          return holder;
        });
  }
}
