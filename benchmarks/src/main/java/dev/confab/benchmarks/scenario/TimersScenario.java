package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.load.LoadPlan;
import dev.confab.benchmarks.load.LoadResult;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Measurement;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Timers that are due at the same moment among many that are not, while conversations are created.
/// Server and driver must have the same clock.
///
/// @param isClosing whether the timers close conversations with participants, who must be written,
///   too; otherwise they make conversations inactive
record TimersScenario(boolean isClosing) implements Scenario {
  private static final long DUE_MAX = 10_000;

  /// Of at least so many conversations one has a timer that fires.
  private static final int SHARE_MIN = 5;

  private static final double SECONDS_LIMIT = 5;
  private static final double LOSS_LIMIT_PERCENT = 30;

  /// Between the two measurements, and before the first.
  private static final Duration SPARE = Duration.ofSeconds(2);

  @Override
  public String name() {
    return isClosing ? "timers-closing" : "timers";
  }

  @Override
  public String description() {
    return "fire 10,000 timers at once that "
        + (isClosing ? "close conversations with participants" : "make conversations inactive")
        + ", while others are created";
  }

  @Override
  public int connectionsDefault() {
    return 64;
  }

  @Override
  public long conversationsDefault() {
    return 1_000_000;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    var settings = bench.settings();
    long count = settings.sizes().conversations();
    long dueCount = Math.clamp(count / SHARE_MIN, 1, DUE_MAX);
    var load = settings.warmUp().plus(settings.measured()).plus(settings.warmUp());
    try (var server = TestedServer.open(bench)) {
      var conversations = new Conversations(server.target());
      int attributeBytes = settings.sizes().attributeBytes();
      if (settings.sizes().seed() && count > dueCount) {
        var armed = conversations.creation(attributeBytes, Map.of("Timers.Inactive", "P30D"));
        conversations.seed(bench, count - dueCount, armed::with);
      }
      var due =
          DueConversations.arm(
              bench, conversations, dueCount, isClosing, load.plus(SPARE).plus(SPARE));
      bench.say("waiting until " + due.date().minus(load).minus(SPARE));
      due.await(load.plus(SPARE));
      return measure(bench, conversations, due);
    }
  }

  private static Outcome measure(Bench bench, Conversations conversations, DueConversations due)
      throws IOException, InterruptedException {
    var settings = bench.settings();
    var creation = conversations.creation(false, settings.sizes().attributeBytes());
    var numbers = new AtomicLong();
    bench.say("creating, before any timer fires");
    var before =
        LoadDriver.run(
            settings.plan(conversations.target()), () -> creation.with(numbers.getAndIncrement()));
    bench.say("creating, while timers fire");
    var isOver = new AtomicBoolean();
    try (var watching = Executors.newSingleThreadExecutor()) {
      var fired = watching.submit(() -> due.watch(isOver));
      var plan =
          new LoadPlan(
              conversations.target(),
              settings.connections(),
              settings.threads(),
              Duration.between(Instant.now(), due.date()),
              DueConversations.FIRING_MAX);
      var during =
          LoadDriver.run(
              plan, () -> isOver.get() ? null : creation.with(numbers.getAndIncrement()));
      return outcome(due.count(), ended(fired), before, during);
    }
  }

  private static Duration ended(Future<Duration> watch) throws IOException, InterruptedException {
    try {
      return watch.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Outcome outcome(
      long dueCount, Duration firing, LoadResult before, LoadResult during) {
    double seconds = firing.toNanos() / 1e9;
    double kept = (during.requests() / during.seconds()) / (before.requests() / before.seconds());
    Map<String, Long> errors = new TreeMap<>(before.errors());
    during.errors().forEach((kind, number) -> errors.merge(kind, number, Long::sum));
    return new Outcome(
        List.of(
            Measurement.of("create, before", before),
            Measurement.of("create, while timers fire", during)),
        List.of(
            new Figure("all " + dueCount + " have fired after", seconds, "s", SECONDS_LIMIT),
            Figure.of("fired", dueCount / seconds, "timers/s"),
            new Figure("creates lost meanwhile", 100 * (1 - kept), "%", LOSS_LIMIT_PERCENT)),
        errors,
        Math.max(before.driverCpu(), during.driverCpu()));
  }
}
