package dev.confab.app;

import dev.confab.domain.Accounts;
import dev.confab.domain.Feed;
import dev.confab.domain.MediaLibrary;
import dev.confab.domain.sid.SidSequence;
import dev.confab.store.Stores;
import dev.confab.store.files.MediaFolder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes what the domain's rules need.
final class DomainWiring {
  private static final Logger LOG = LoggerFactory.getLogger(DomainWiring.class);

  private DomainWiring() {}

  /// The one clock: microseconds, as the store keeps them.
  static InstantSource clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }

  /// Sids need to be unequal, not secret, so their randomness may be quick.
  static SidSequence sids(InstantSource clock) {
    return new SidSequence(clock, RandomGenerator.of("L64X128MixRandom"));
  }

  /// Files, in a folder of the data folder.
  static MediaLibrary media(
      Stores stores, Settings settings, SidSequence sids, InstantSource clock) {
    var files = new MediaFolder(settings.data().resolve("media"), MediaFolder.FREE_BYTES_MIN);
    return new MediaLibrary(stores.store(), files, sids, clock, settings.policy().limits());
  }

  static Feed feed(Stores stores) {
    return new Feed(
        stores.feed(),
        stores.log().wakeups(),
        trouble ->
            LOG.atWarn().setCause(trouble).log("Who waits for events is not woken; trying again"));
  }

  static Accounts accounts(Stores stores) {
    var clock = clock();
    return new Accounts(stores.accounts(), sids(clock), new SecureRandom(), clock);
  }
}
