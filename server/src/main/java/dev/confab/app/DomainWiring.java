package dev.confab.app;

import dev.confab.domain.Accounts;
import dev.confab.domain.sid.SidSequence;
import dev.confab.store.Stores;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Makes what the domain's rules need.
final class DomainWiring {
  private DomainWiring() {}

  /// The one clock: microseconds, as the store keeps them.
  static InstantSource clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }

  /// Sids need to be unequal, not secret, so their randomness may be quick.
  static SidSequence sids(InstantSource clock) {
    return new SidSequence(clock, RandomGenerator.of("L64X128MixRandom"));
  }

  static Accounts accounts(Stores stores) {
    var clock = clock();
    return new Accounts(stores.accounts(), sids(clock), new SecureRandom(), clock);
  }
}
