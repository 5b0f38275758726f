package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.load.LoadPlan;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /// Of at least so many conversations one has a timer that fires in a round.
  private static final int SHARE_MIN = 5;

  private static final double SECONDS_LIMIT = 5;
  private static final double LOSS_LIMIT_PERCENT = 30;

  /// Between the two measurements, and before the first.
  private static final Duration SPARE = Duration.ofSeconds(2);

  /// Between two rounds: in that time all must have fired, or the next round comes too late.
  private static final Duration FIRING_SPARE = Duration.ofSeconds(25);

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
  public int runsDefault() {
    return 3;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    var settings = bench.settings();
    try (var server = TestedServer.open(bench)) {
      var conversations = new Conversations(server.target());
      var rounds = new Rounds();
      var times = new ArrayList<Double>();
      var losses = new ArrayList<Double>();
      for (var due : arm(bench, conversations)) {
        bench.say("waiting until " + due.date().minus(load(settings)).minus(SPARE));
        due.await(load(settings).plus(SPARE));
        var fired = measure(bench, conversations, due, rounds, times.size() + 1);
        times.add(fired.seconds());
        losses.add(fired.lossPercent());
      }
      double seconds = Rounds.median(times);
      long count = dueCount(settings);
      return rounds.outcome(
          List.of(
              new Figure("all " + count + " have fired after", seconds, "s", SECONDS_LIMIT),
              Figure.of("fired", count / seconds, "timers/s"),
              new Figure(
                  "creates lost meanwhile", Rounds.median(losses), "%", LOSS_LIMIT_PERCENT)));
    }
  }

  private static Duration load(Settings settings) {
    return settings.warmUp().plus(settings.measured()).plus(settings.warmUp());
  }

  /// How many are due in each round.
  private static long dueCount(Settings settings) {
    var sizes = settings.sizes();
    return Math.clamp(sizes.conversations() / sizes.runs() / SHARE_MIN, 1, DUE_MAX);
  }

  /// Creates those whose timers do not fire, and those of all rounds, each with a date of its own.
  private List<DueConversations> arm(Bench bench, Conversations conversations)
      throws IOException, InterruptedException {
    var settings = bench.settings();
    var sizes = settings.sizes();
    long others = sizes.conversations() - sizes.runs() * dueCount(settings);
    if (sizes.seed() && others > 0) {
      var armed = conversations.creation(sizes.attributeBytes(), Map.of("Timers.Inactive", "P30D"));
      conversations.seed(bench, others, armed::with);
    }
    var each = load(settings).plus(FIRING_SPARE);
    List<DueConversations> due = new ArrayList<>();
    for (int round = 0; round < sizes.runs(); round++) {
      var wait = each.multipliedBy(round);
      due.add(
          DueConversations.arm(bench, conversations, dueCount(settings), isClosing, each, wait));
    }
    return due;
  }

  /// What came of one round.
  ///
  /// @param seconds from the date until all had fired
  /// @param lossPercent how much lower the rate of creates was until then
  private record Fired(double seconds, double lossPercent) {}

  private static Fired measure(
      Bench bench, Conversations conversations, DueConversations due, Rounds rounds, int round)
      throws IOException, InterruptedException {
    var settings = bench.settings();
    var creation = conversations.creation(false, settings.sizes().attributeBytes());
    var numbers = new AtomicLong();
    bench.say("round " + round + ", creating, before any timer fires");
    double before =
        rounds.add(
            "create, before, " + round,
            LoadDriver.run(
                settings.plan(conversations.target()),
                () -> creation.with(numbers.getAndIncrement())));
    bench.say("round " + round + ", creating, while timers fire");
    var isOver = new AtomicBoolean();
    try (var watching = Executors.newSingleThreadExecutor()) {
      var fired = watching.submit(() -> due.watch(isOver));
      var plan =
          new LoadPlan(
              conversations.target(),
              settings.connections(),
              settings.threads(),
              due.left(Duration.ZERO),
              DueConversations.FIRING_MAX);
      double during =
          rounds.add(
              "create, while timers fire, " + round,
              LoadDriver.run(
                  plan, () -> isOver.get() ? null : creation.with(numbers.getAndIncrement())));
      return new Fired(ended(fired).toNanos() / 1e9, 100 * (1 - during / before));
    }
  }

  private static Duration ended(Future<Duration> watch) throws IOException, InterruptedException {
    try {
      return watch.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
