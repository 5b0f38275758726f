package dev.confab.app;

import dev.confab.domain.sid.SidSequence;
import dev.confab.http.engine.OutgoingConfig;
import dev.confab.http.engine.VertxOutgoingHttp;
import dev.confab.platform.ChallengedHttp;
import dev.confab.store.Stores;
import dev.confab.webhooks.CallableAddresses;
import dev.confab.webhooks.Dispatcher;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// What tells webhooks of events, with what it calls them by.
record WebhookWiring(Dispatcher dispatcher, VertxOutgoingHttp http) implements AutoCloseable {
  /// Of an embedded database there is one server, which need not wait for itself after a crash.
  private static final String ALONE = "embedded";

  static WebhookWiring start(
      Settings settings, Stores stores, SidSequence sids, InstantSource clock, Metrics metrics) {
    var http = http(settings);
    var parts =
        new Dispatcher.Parts(
            stores.store(),
            stores.log(),
            sids,
            clock,
            RandomGenerator.of("L64X128MixRandom"),
            settings.database() == null ? ALONE : UUID.randomUUID().toString(),
            settings.policy().webhooks().isServiceAlone(),
            metrics::attempted);
    var dispatcher = Dispatcher.start(parts, new ChallengedHttp(http), stores.accounts());
    metrics.held(dispatcher::held);
    metrics.planningFailures(dispatcher::failures);
    return new WebhookWiring(dispatcher, http);
  }

  private static VertxOutgoingHttp http(Settings settings) {
    try {
      var addresses = new CallableAddresses(settings.policy().webhookUrls());
      return new VertxOutgoingHttp(OutgoingConfig.to(addresses));
    } catch (IOException e) {
      throw new WrongSetting("webhooks cannot be called: " + e.getMessage());
    }
  }

  /// Calls under way may end; what is not told then is told after the next start.
  @Override
  public void close() {
    dispatcher.close();
    http.close();
  }
}
