package dev.confab.app;

import dev.confab.api.Api;
import dev.confab.domain.Rules;
import dev.confab.domain.sid.SidSequence;
import dev.confab.http.engine.OutgoingConfig;
import dev.confab.http.engine.VertxOutgoingHttp;
import dev.confab.platform.ChallengedHttp;
import dev.confab.platform.OutgoingHttp;
import dev.confab.store.Stores;
import dev.confab.webhooks.CallableAddresses;
import dev.confab.webhooks.Dispatcher;
import dev.confab.webhooks.HttpPreHooks;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What calls webhooks: pre hooks for as long as requests are served, the others once it is
/// started.
final class WebhookWiring implements AutoCloseable {
  /// Writes that wait for the database when requests come faster than it can write.
  private static final int BUSY_MIN = 8;

  /// Of an embedded database there is one server, which need not wait for itself after a crash.
  private static final String ALONE = "embedded";

  private final Settings settings;
  private final Stores stores;
  private final SidSequence sids;
  private final InstantSource clock;
  private final Metrics metrics;
  private final VertxOutgoingHttp calls;
  private final OutgoingHttp http;
  private volatile @Nullable Dispatcher dispatcher;

  WebhookWiring(
      Settings settings, Stores stores, SidSequence sids, InstantSource clock, Metrics metrics) {
    this.settings = settings;
    this.stores = stores;
    this.sids = sids;
    this.clock = clock;
    this.metrics = metrics;
    this.calls = calls(settings);
    this.http = new ChallengedHttp(calls);
  }

  /// What the API asks pre hooks with; `null` when it does not ask.
  Api.@Nullable Asking asking() {
    var policy = settings.policy();
    if (!policy.webhooks().asksBeforeRest()) {
      return null;
    }
    var parts =
        new HttpPreHooks.Parts(
            stores.store(),
            stores.accounts(),
            http,
            clock,
            policy.webhooks().isServiceAlone(),
            metrics::asked);
    return new Api.Asking(
        new HttpPreHooks(parts), Rules.over(stores.rehearsal(), sids, clock, policy));
  }

  /// Begins to tell webhooks of events.
  void start() {
    var started = Dispatcher.start(parts(), http, stores.accounts());
    dispatcher = started;
    metrics.held(started::held);
    metrics.planningFailures(started::failures);
    metrics.waiting(new WaitingDeliveries(stores.store(), clock));
  }

  /// What the webhooks that are told of events work with.
  Dispatcher.Parts parts() {
    return new Dispatcher.Parts(
        stores.store(),
        stores.log(),
        clock,
        RandomGenerator.of("L64X128MixRandom"),
        settings.database() == null ? ALONE : UUID.randomUUID().toString(),
        () -> stores.database().queueDepth() >= BUSY_MIN,
        settings.policy().webhooks().isServiceAlone(),
        metrics);
  }

  private static VertxOutgoingHttp calls(Settings settings) {
    var addresses = new CallableAddresses(settings.policy().webhookUrls());
    return new VertxOutgoingHttp(OutgoingConfig.to(addresses, settings.webhookCa()));
  }

  /// Fails when webhooks are told nothing any more.
  void check() {
    var started = dispatcher;
    if (started != null) {
      started.check();
    }
  }

  /// Calls under way may end; what is not told then is told after the next start.
  @Override
  public void close() {
    if (dispatcher != null) {
      dispatcher.close();
    }
    calls.close();
  }
}
