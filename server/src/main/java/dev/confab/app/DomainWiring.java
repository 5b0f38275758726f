package dev.confab.app;

import dev.confab.domain.Accounts;
import dev.confab.domain.AddressConfigurations;
import dev.confab.domain.Bindings;
import dev.confab.domain.Conversations;
import dev.confab.domain.Credentials;
import dev.confab.domain.Limits;
import dev.confab.domain.Services;
import dev.confab.domain.WebhookUrls;
import dev.confab.domain.Webhooks;
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

  static Services services(Stores stores, SidSequence sids, InstantSource clock) {
    return new Services(stores.store(), sids, clock);
  }

  static Webhooks webhooks(
      Stores stores, SidSequence sids, InstantSource clock, WebhookUrls urls, Limits limits) {
    return new Webhooks(stores.store(), sids, clock, urls, limits);
  }

  static AddressConfigurations addressConfigurations(
      Stores stores, SidSequence sids, InstantSource clock, WebhookUrls urls) {
    return new AddressConfigurations(stores.store(), sids, clock, urls);
  }

  static Credentials credentials(Stores stores, SidSequence sids, InstantSource clock) {
    return new Credentials(stores.store(), sids, clock);
  }

  static Bindings bindings(Stores stores) {
    return new Bindings(stores.store());
  }
}
