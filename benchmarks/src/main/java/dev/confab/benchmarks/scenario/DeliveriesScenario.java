package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.hook.Arrivals;
import dev.confab.benchmarks.hook.Receiver;
import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.load.LoadPlan;
import dev.confab.benchmarks.load.Workload;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

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
    var arrivals = new Arrivals();
    try (var server = TestedServer.open(bench);
        var receiver = Receiver.open(1, arrivals::hear)) {
      var target = server.target().callingWebhooks();
      var hooks = new Hooks(target);
      var messages = new Messages(bench, target);
      var sids = messages.conversations(settings.sizes().conversations());
      hooks.ofAccount(receiver.url(0) + PATIENCE);
      var rounds = new Rounds();
      var rates = new ArrayList<Double>();
      var backlogs = new ArrayList<Double>();
      for (int round = 1; round <= settings.sizes().runs(); round++) {
        bench.say("round " + round + ", making a backlog");
        arrivals.clear();
        receiver.hold(0);
        var asked = new AtomicLong();
        var creation = messages.creation(sids);
        Workload counted =
            () -> {
              asked.incrementAndGet();
              return creation.next();
            };
        var plan =
            new LoadPlan(target, settings.connections(), settings.threads(), Duration.ZERO, load);
        rounds.add("create, " + round, LoadDriver.run(plan, counted));
        int created = (int) asked.get();
        bench.say("round " + round + ", delivering " + created);
        long start = System.nanoTime();
        receiver.release(0);
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
