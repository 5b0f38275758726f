package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.load.LoadResult;
import dev.confab.benchmarks.load.Workload;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Messages with a webhook that is told of each, and without, in turn on one server.
record HookedMessagesScenario() implements Scenario {
  /// A webhook may cost 30 % of the rate.
  private static final double SLOWDOWN_LIMIT = 1 / 0.7;

  private static final double DRAIN_SECONDS_LIMIT = 10;
  private static final Duration DRAIN_MAX = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "messages-hook";
  }

  @Override
  public String description() {
    return "create messages with and without a webhook that is told of them, in turn";
  }

  @Override
  public int connectionsDefault() {
    return 64;
  }

  @Override
  public int runsDefault() {
    return 3;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    try (var server = HookedServer.open(bench)) {
      var run = new Turns(bench, server, server.messages().creation(server.sids()));
      bench.say("warming up, with a webhook");
      run.with();
      var rounds = new Rounds();
      var slowdowns = new ArrayList<Double>();
      var backlogs = new ArrayList<Double>();
      var drains = new ArrayList<Double>();
      for (int round = 1; round <= bench.settings().sizes().runs(); round++) {
        bench.say("round " + round + ", without a webhook");
        double without = rounds.add("without, " + round, run.without());
        bench.say("round " + round + ", with a webhook");
        var told = run.with();
        double with = rounds.add("with, " + round, told.load());
        rounds.error("not delivered", told.missing());
        slowdowns.add(without / with);
        backlogs.add((double) told.backlog());
        drains.add(told.drainSeconds());
      }
      return rounds.outcome(
          List.of(
              new Figure("without/with", Rounds.median(slowdowns), "", SLOWDOWN_LIMIT),
              Figure.of("largest backlog", Rounds.max(backlogs), "deliveries"),
              new Figure("backlog gone after", Rounds.max(drains), "s", DRAIN_SECONDS_LIMIT)));
    }
  }

  /// What came of messages that a webhook was told of.
  ///
  /// @param backlog what it was not yet told of when the load ended
  /// @param drainSeconds until it was told of all, and that was written
  private record Told(LoadResult load, int backlog, double drainSeconds, int missing) {}

  private record Turns(Bench bench, HookedServer server, Workload creation) {
    LoadResult without() throws IOException, InterruptedException {
      server.hooks().ofAccount("");
      return LoadDriver.run(bench.settings().plan(server.hooks().target()), creation);
    }

    Told with() throws IOException, InterruptedException {
      var hooks = server.hooks();
      var arrivals = server.arrivals();
      hooks.ofAccount(server.url());
      arrivals.clear();
      var counted = CountedWorkload.of(creation);
      var load = LoadDriver.run(bench.settings().plan(hooks.target()), counted);
      long end = System.nanoTime();
      int created = counted.count();
      int backlog = created - arrivals.count();
      boolean isTold =
          arrivals.await(created, DRAIN_MAX.toNanos())
              && hooks.awaitNoneOpen(hooks.defaultService(), DRAIN_MAX);
      double seconds = (System.nanoTime() - end) / 1e9;
      int missing = isTold ? 0 : Math.max(1, created - arrivals.count());
      return new Told(load, backlog, seconds, missing);
    }
  }
}
