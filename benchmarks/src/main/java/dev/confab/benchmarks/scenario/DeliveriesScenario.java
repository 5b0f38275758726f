package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.load.LoadPlan;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How fast a backlog is delivered: a receiver takes calls and answers none while messages are
/// created, then it answers them all.
record DeliveriesScenario() implements Scenario {
  private static final double RATE_LIMIT = 5_000;
  private static final Duration DELIVERY_MAX = Duration.ofMinutes(5);

  /// The longest that a call may wait for its answer, which must be longer than the load lasts.
  private static final String PATIENCE = "#rt=15000&tt=15000";

  private static final Duration LOAD_MAX = Duration.ofSeconds(12);

  @Override
  public String name() {
    return "deliveries";
  }

  @Override
  public String description() {
    return "deliver a backlog to a webhook that did not answer for a while";
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
    var settings = bench.settings();
    var load = settings.measured().compareTo(LOAD_MAX) < 0 ? settings.measured() : LOAD_MAX;
    try (var server = HookedServer.open(bench)) {
      var hooks = server.hooks();
      var arrivals = server.arrivals();
      hooks.ofAccount(server.url() + PATIENCE);
      var rounds = new Rounds();
      var rates = new ArrayList<Double>();
      var backlogs = new ArrayList<Double>();
      for (int round = 1; round <= settings.sizes().runs(); round++) {
        bench.say("round " + round + ", making a backlog");
        arrivals.clear();
        server.receiver().hold(0);
        var counted = CountedWorkload.of(server.messages().creation(server.sids()));
        var plan =
            new LoadPlan(
                hooks.target(), settings.connections(), settings.threads(), Duration.ZERO, load);
        rounds.add("create, " + round, LoadDriver.run(plan, counted));
        int created = counted.count();
        bench.say("round " + round + ", delivering " + created);
        long start = System.nanoTime();
        server.receiver().release(0);
        boolean isDelivered = arrivals.await(created, DELIVERY_MAX.toNanos());
        double seconds = (arrivals.last() - start) / 1e9;
        rounds.error("not delivered", isDelivered ? 0 : created - arrivals.count());
        rounds.error("delivered twice", arrivals.repeats());
        hooks.awaitNoneOpen(hooks.defaultService(), DELIVERY_MAX);
        backlogs.add((double) created);
        rates.add(arrivals.count() / seconds);
      }
      return rounds.outcome(
          List.of(
              Figure.of("backlog", Rounds.median(backlogs), "deliveries"),
              Figure.atLeast("delivered", Rounds.median(rates), "/s", RATE_LIMIT)));
    }
  }
}
