package dev.confab.app;

import dev.confab.api.ActionRates;
import dev.confab.api.Api;
import dev.confab.api.Authentication;
import dev.confab.api.Idempotency;
import dev.confab.api.Links;
import dev.confab.api.OperationsResource;
import dev.confab.api.PageTokens;
import dev.confab.api.TemporaryLinks;
import dev.confab.domain.Accounts.Provisioned;
import dev.confab.domain.DueTimers;
import dev.confab.domain.Feed;
import dev.confab.domain.LogReaderTable;
import dev.confab.domain.MediaLibrary;
import dev.confab.domain.Rules;
import dev.confab.domain.sid.SidSequence;
import dev.confab.http.Handler;
import dev.confab.http.engine.EngineConfig;
import dev.confab.http.engine.HttpEngine;
import dev.confab.store.Stores;
import dev.confab.timers.CompareClocks;
import dev.confab.timers.EmptyTrash;
import dev.confab.timers.FireTimers;
import dev.confab.timers.ForgetAnswers;
import dev.confab.timers.ForgetDeliveries;
import dev.confab.timers.Poller;
import dev.confab.timers.RemoveEvents;
import dev.confab.timers.RemoveMedia;
import dev.confab.webhooks.SignedAttempts;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A running server: all parts, wired and started in order, stopped in the reverse one.
public final class ConfabServer implements AutoCloseable {
  private static final Duration JOBS_PAUSE = Duration.ofSeconds(5);

  private static final Duration CLOCKS_PAUSE = Duration.ofMinutes(1);

  /// Timers are exact to a second.
  private static final Duration TIMERS_PAUSE = Duration.ofMillis(250);

  private final Settings settings;
  private final Stores stores;
  private final Metrics metrics;
  private final SidSequence sids;
  private final MediaLibrary media;
  private final Provisioned provisioned;
  private final Feed feed;
  private final Poller jobs;
  private final WebhookWiring webhooks;
  private final HttpEngine engine;

  /// Timers that fell due meanwhile begin to fire before anybody is listened to. An account is made
  /// when the server listens: a start that fails must not have made a token that nobody ever saw.
  private ConfabServer(
      Settings settings, Stores stores, Metrics metrics, UnaryOperator<Handler> around) {
    var clock = DomainWiring.clock();
    this.settings = settings;
    this.stores = stores;
    this.metrics = metrics;
    this.sids = DomainWiring.sids(clock);
    this.media = DomainWiring.media(stores, settings, sids, clock);
    this.feed = DomainWiring.feed(stores);
    var rules = Rules.over(stores.store(), sids, clock, settings.policy());
    this.webhooks = new WebhookWiring(settings, stores, sids, clock, metrics);
    this.jobs = jobs(clock);
    try {
      this.engine = engine(around.apply(api(rules, clock)));
    } catch (RuntimeException e) {
      jobs.close();
      webhooks.close();
      throw e;
    }
    try {
      this.provisioned =
          DomainWiring.accounts(stores).provision(settings.accountSid(), settings.authToken());
    } catch (RuntimeException e) {
      engine.close();
      jobs.close();
      webhooks.close();
      throw e;
    }
    feed.start();
    webhooks.start();
  }

  /// Opens the database and listens; returns when requests are served.
  ///
  /// @throws WrongSetting when the operator must change something first
  public static ConfabServer start(Settings settings) {
    return start(settings, UnaryOperator.identity());
  }

  /// As [#start(Settings)], with something around the API that sees every request and its answer.
  public static ConfabServer start(Settings settings, UnaryOperator<Handler> around) {
    var metrics = new Metrics();
    var stores = StoreWiring.open(settings, metrics);
    try {
      return new ConfabServer(settings, stores, metrics, around);
    } catch (RuntimeException e) {
      stores.close();
      metrics.close();
      throw e;
    }
  }

  /// Where requests are served.
  public String url() {
    return "http://"
        + (settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host())
        + ":"
        + engine.port();
  }

  /// The account that was found or made at the start.
  public Provisioned provisioned() {
    return provisioned;
  }

  /// Finishes what is under way, and returns when everything that was answered is on disk and
  /// closed.
  @Override
  public void close() {
    feed.close();
    engine.close();
    webhooks.close();
    jobs.close();
    stores.close();
    metrics.close();
  }

  private Api api(Rules rules, InstantSource clock) {
    var parts =
        new Api.Parts(
            rules,
            webhooks.asking(),
            new Authentication(stores.accounts()),
            new Idempotency(stores.answers(), clock),
            new PageTokens(stores.secrets().derive("page tokens")),
            media,
            new TemporaryLinks(stores.secrets().derive("temporary links"), clock),
            new SignedAttempts(),
            new ActionRates(settings.policy().limits().actionsPerSecond(), clock),
            feed,
            new OperationsResource(stores::check, metrics::scrape));
    return new Api(parts, new Links(settings.publicUrl(), settings.trustProxy()), metrics);
  }

  private HttpEngine engine(Handler api) {
    try {
      return HttpEngine.start(EngineConfig.listeningOn(settings.host(), settings.port()), api);
    } catch (IOException e) {
      throw new WrongSetting(
          "cannot listen on " + settings.host() + ":" + settings.port() + ": " + e.getMessage());
    }
  }

  private Poller jobs(InstantSource clock) {
    var clocks = new CompareClocks(DomainWiring.clock(), stores.clock());
    clocks.runOnce();
    metrics.clockAhead(() -> clocks.ahead().toNanos() / 1e9);
    return Poller.start(
        Map.of(
            new FireTimers(new DueTimers(stores.store(), clocks.bounded(clock))::fire),
            TIMERS_PAUSE,
            clocks,
            CLOCKS_PAUSE,
            new ForgetAnswers(stores.answers(), clock, Idempotency.REMEMBERED),
            JOBS_PAUSE,
            new EmptyTrash(stores.trash(), clock),
            JOBS_PAUSE,
            new RemoveMedia(media),
            JOBS_PAUSE,
            new ForgetDeliveries(
                stores.store(), clock, settings.policy().webhooks().deliveriesAgeMax()),
            JOBS_PAUSE,
            new RemoveEvents(
                stores.log(), settings.policy().retention(), List.of(this::planned), clock),
            JOBS_PAUSE));
  }

  /// What webhooks need no more.
  private long planned() {
    return stores
        .store()
        .read(tables -> tables.logReaders().find(LogReaderTable.WEBHOOKS).position());
  }
}
