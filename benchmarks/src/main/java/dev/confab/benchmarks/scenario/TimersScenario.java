package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.Exchange;
import dev.confab.benchmarks.load.HttpConnection;
import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.load.LoadPlan;
import dev.confab.benchmarks.load.LoadResult;
import dev.confab.benchmarks.load.Target;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Measurement;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Timers that are due at the same moment among many that are not, while conversations are created.
/// Server and driver must have the same clock.
record TimersScenario() implements Scenario {
  /// Of so many conversations one has a timer that fires.
  private static final int SHARE = 100;

  private static final double SECONDS_LIMIT = 5;

  /// Creates may lose 30 %.
  private static final double SLOWDOWN_LIMIT = 1 / 0.7;

  /// The shortest that servers take.
  private static final Duration TIMER_MIN = Duration.ofMinutes(1);

  private static final Duration PREPARING_MAX = Duration.ofSeconds(5);
  private static final Duration ARMING_MAX = Duration.ofSeconds(30);
  private static final Duration FIRING_MAX = Duration.ofMinutes(5);
  private static final long LOOK_MILLIS = 5;

  @Override
  public String name() {
    return "timers";
  }

  @Override
  public String description() {
    return "fire one of a hundred timers, all at once, while conversations are created";
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
    long dueCount = Math.max(1, count / SHARE);
    try (var server = TestedServer.open(bench)) {
      var conversations = new Conversations(server.target());
      int attributeBytes = settings.sizes().attributeBytes();
      if (settings.sizes().seed() && count > dueCount) {
        var armed = conversations.creation(attributeBytes, Map.of("Timers.Inactive", "P30D"));
        conversations.seed(bench, count - dueCount, armed::with);
      }
      var due = Due.arm(bench, conversations, dueCount);
      var creation = conversations.creation(false, attributeBytes);
      var numbers = new AtomicLong();
      bench.say("creating, before any timer fires");
      var before =
          LoadDriver.run(
              settings.plan(server.target()), () -> creation.with(numbers.getAndIncrement()));
      bench.say("creating, while timers fire");
      var isOver = new AtomicBoolean();
      try (var watching = Executors.newSingleThreadExecutor()) {
        var fired = watching.submit(due.watch(isOver));
        var plan =
            new LoadPlan(
                server.target(),
                settings.connections(),
                settings.threads(),
                Duration.between(Instant.now(), due.date()),
                FIRING_MAX);
        var during =
            LoadDriver.run(
                plan, () -> isOver.get() ? null : creation.with(numbers.getAndIncrement()));
        return outcome(dueCount, ended(fired), before, during);
      }
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
    double rateBefore = before.requests() / before.seconds();
    double rateDuring = during.requests() / during.seconds();
    Map<String, Long> errors = new TreeMap<>(before.errors());
    during.errors().forEach((kind, number) -> errors.merge(kind, number, Long::sum));
    return new Outcome(
        List.of(
            Measurement.of("create, before", before),
            Measurement.of("create, while timers fire", during)),
        List.of(
            new Figure("all have fired after", seconds, "s", SECONDS_LIMIT),
            Figure.of("fired", dueCount / seconds, "timers/s"),
            new Figure("creates before/while", rateBefore / rateDuring, "", SLOWDOWN_LIMIT)),
        errors,
        Math.max(before.driverCpu(), during.driverCpu()));
  }

  /// Conversations in a service of their own whose timers are due at one date.
  private record Due(Conversations conversations, String path, long count, Instant date) {
    /// Creates them, each with the time that is left as its timer.
    static Due arm(Bench bench, Conversations conversations, long count)
        throws IOException, InterruptedException {
      var settings = bench.settings();
      var target = conversations.target();
      var path = "/v1/Services/" + service(target) + "/Conversations";
      var others = settings.warmUp().multipliedBy(2).plus(settings.measured()).plus(PREPARING_MAX);
      var wait = others.compareTo(TIMER_MIN) > 0 ? others : TIMER_MIN;
      var date = Instant.now().plus(ARMING_MAX).plus(wait);
      conversations.seed(
          bench,
          count,
          number -> {
            var left = Duration.between(Instant.now(), date).truncatedTo(ChronoUnit.MILLIS);
            var form = Map.of("Timers.Inactive", left.toString());
            return Exchange.of(target.post(path, form), 201, "\"date_inactive\":", 0);
          });
      return new Due(conversations, path, count, date);
    }

    private static String service(Target target) throws IOException {
      try (var connection = new HttpConnection(target)) {
        var answer = connection.exchange(target.post("/v1/Services", Map.of("FriendlyName", "T")));
        return new JsonText(answer.body())
            .string("sid")
            .orElseThrow(() -> new IOException("no service: " + answer.body()));
      }
    }

    /// Looks from the date on whether one of them is still active.
    ///
    /// @param isOver set when none is
    /// @return how long after the date that was
    Callable<Duration> watch(AtomicBoolean isOver) {
      return () -> {
        var active = path + "?State=active&PageSize=1";
        TimeUnit.NANOSECONDS.sleep(Duration.between(Instant.now(), date).toNanos());
        try (var connection = new HttpConnection(conversations.target())) {
          while (!conversations.page(connection, active).sids().isEmpty()) {
            if (date.plus(FIRING_MAX).isBefore(Instant.now())) {
              throw new IOException("not all timers fire");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
          }
          var fired = Duration.between(date, Instant.now());
          isOver.set(true);
          requireAllInactive(connection);
          return fired;
        } finally {
          isOver.set(true);
        }
      };
    }

    private void requireAllInactive(HttpConnection connection) throws IOException {
      long found = 0;
      var next = Optional.of(path + "?State=inactive&PageSize=100");
      while (next.isPresent()) {
        var page = conversations.page(connection, next.get());
        found += page.sids().size();
        next = page.next();
      }
      if (found != count) {
        throw new IOException("only " + found + " of " + count + " timers have fired");
      }
    }
  }
}
