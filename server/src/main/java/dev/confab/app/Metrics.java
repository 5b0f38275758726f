package dev.confab.app;

import dev.confab.api.RequestObserver;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.store.engine.EventEnd;
import dev.confab.webhooks.DeliveryObserver;
import dev.confab.webhooks.PreHookObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Counts and times what the server does, for Prometheus.
final class Metrics implements RequestObserver, DeliveryObserver, AutoCloseable {
  private static final Duration[] LATENCY_BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };
  private static final double[] BATCH_BUCKETS = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512};

  private static final Set<String> METHODS = Set.of("GET", "POST", "DELETE", "OPTIONS");

  private record Served(String method, String operation, int status) {}

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Served, Timer> requests = new ConcurrentHashMap<>();
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final AtomicBoolean isJvmBound = new AtomicBoolean();
  private final Timer commits =
      timer("confab.store.commit", "Commits, from the first statement on");
  private final DistributionSummary batches =
      DistributionSummary.builder("confab.store.batch.size")
          .description("Works committed together")
          .serviceLevelObjectives(BATCH_BUCKETS)
          .register(registry);
  private final Counter separated =
      Counter.builder("confab.store.separated")
          .description("Works that were tried one by one, because doing them together had failed")
          .register(registry);

  @Override
  public void served(String method, String operation, int status, long nanos) {
    requests
        .computeIfAbsent(new Served(known(method), operation, status), this::requestTimer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  void committed(int works, long nanos) {
    commits.record(nanos, TimeUnit.NANOSECONDS);
    batches.record(works);
  }

  void separated(int works) {
    separated.increment(works);
  }

  void retried(String reason) {
    Counter.builder("confab.store.retries")
        .description("Transactions that were tried again")
        .tag("reason", reason)
        .register(registry)
        .increment();
  }

  @Override
  public void attempted(WebhookDelivery delivery) {
    attempts(delivery.progress().state()).increment();
  }

  @Override
  public void ended(WebhookDelivery delivery) {
    ends(delivery.progress().state()).increment();
  }

  private Counter attempts(State state) {
    return Counter.builder("confab.webhooks.attempts")
        .description("Calls of webhooks by what became of the delivery")
        .tag("state", state.text())
        .register(registry);
  }

  private Counter ends(State state) {
    return Counter.builder("confab.webhooks.ended")
        .description("Deliveries that are no longer open: delivered, dead or dropped")
        .tag("state", state.text())
        .register(registry);
  }

  /// From the first scrape on there is a zero where nothing was counted, so that the first dead
  /// delivery is a change that can be noticed.
  void waiting(WaitingDeliveries waiting) {
    for (var state : EnumSet.complementOf(EnumSet.of(State.OPEN))) {
      var _ = ends(state);
    }
    Gauge.builder("confab.webhooks.open", waiting, WaitingDeliveries::count)
        .description("Deliveries that are still to be made")
        .strongReference(true)
        .register(registry);
    Gauge.builder("confab.webhooks.open.age", waiting, WaitingDeliveries::age)
        .description("How long the oldest of them has waited")
        .baseUnit("seconds")
        .strongReference(true)
        .register(registry);
  }

  /// A pre hook was asked, or was not.
  void asked(PreHookObserver.Result result) {
    Counter.builder("confab.webhooks.asked")
        .description("Questions to pre hooks by what came of them")
        .tag("result", result.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  void held(Supplier<Number> deliveries) {
    Gauge.builder("confab.webhooks.held", deliveries)
        .description("Deliveries that are sent or wait in memory")
        .register(registry);
  }

  void planningFailures(Supplier<Number> failures) {
    Gauge.builder("confab.webhooks.planning.failures", failures)
        .description("How often in a row planning what webhooks are told has failed")
        .register(registry);
  }

  void eventEnd(Supplier<EventEnd.Found> end) {
    Gauge.builder("confab.events.unsettled", () -> end.get().given() - end.get().settled())
        .description("Events, at most, that wait for a transaction which began before them")
        .register(registry);
    Gauge.builder("confab.events.held", () -> end.get().held().toMillis() / 1_000.0)
        .description("For how long a transaction holds up the readers of events")
        .baseUnit("seconds")
        .register(registry);
  }

  void clockAhead(Supplier<Number> seconds) {
    Gauge.builder("confab.clock.ahead", seconds)
        .description("How far the clock is ahead of the database's, or behind when negative")
        .baseUnit("seconds")
        .register(registry);
  }

  void queueDepth(Supplier<Number> depth) {
    Gauge.builder("confab.store.queue.depth", depth)
        .description("Works that wait for a writer")
        .register(registry);
  }

  /// All metrics in the Prometheus text format. Those of the JVM start with the first scrape,
  /// because loading what they need would slow every start down.
  String scrape() {
    if (isJvmBound.compareAndSet(false, true)) {
      new JvmMemoryMetrics().bindTo(registry);
      new JvmThreadMetrics().bindTo(registry);
      new ClassLoaderMetrics().bindTo(registry);
      new ProcessorMetrics().bindTo(registry);
      new UptimeMetrics().bindTo(registry);
      gc.bindTo(registry);
    }
    return registry.scrape();
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }

  /// Clients may invent methods; labels must stay few.
  private static String known(String method) {
    return METHODS.contains(method) ? method : "other";
  }

  private Timer requestTimer(Served served) {
    return Timer.builder("confab.http.requests")
        .description("Requests by operation and status")
        .tag("method", served.method())
        .tag("operation", served.operation())
        .tag("status", Integer.toString(served.status()))
        .serviceLevelObjectives(LATENCY_BUCKETS)
        .register(registry);
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(LATENCY_BUCKETS)
        .register(registry);
  }
}
