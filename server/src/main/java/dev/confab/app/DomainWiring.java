package dev.confab.app;

import dev.confab.domain.Accounts;
import dev.confab.domain.Configurations;
import dev.confab.domain.Conversations;
import dev.confab.domain.Roles;
import dev.confab.domain.Services;
import dev.confab.domain.WebhookConfigurations;
import dev.confab.domain.WebhookUrls;
import dev.confab.domain.sid.SidSequence;
import dev.confab.store.Stores;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Makes the domain's services over the stores.
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

  static Conversations conversations(Stores stores, SidSequence sids, InstantSource clock) {
    return new Conversations(stores.store(), sids, clock);
  }

  static Roles roles(Stores stores, SidSequence sids, InstantSource clock) {
    return new Roles(stores.store(), sids, clock);
  }

  static Configurations configurations(Stores stores) {
    return new Configurations(stores.store());
  }

  static WebhookConfigurations webhookConfigurations(Stores stores, Settings settings) {
    return new WebhookConfigurations(stores.store(), new WebhookUrls(settings.allowPrivateHooks()));
  }

  static Services services(Stores stores, SidSequence sids, InstantSource clock) {
    return new Services(stores.store(), sids, clock);
  }
}
