package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.Histogram;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Measurement;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The time from a message to its webhook, at a fixed rate.
record HookLatencyScenario() implements Scenario {
  private static final int RATE = 500;
  private static final double P99_MILLIS_LIMIT = 50;
  private static final Duration ARRIVAL_MAX = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "hook-latency";
  }

  @Override
  public String description() {
    return "from a message to its webhook, at " + RATE + " messages/s";
  }

  @Override
  public int connectionsDefault() {
    return 32;
  }

  @Override
  public int runsDefault() {
    return 3;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    var settings = bench.settings();
    try (var server = HookedServer.open(bench)) {
      var arrivals = server.arrivals();
      server.hooks().ofAccount(server.url());
      int warmUp = (int) (RATE * settings.warmUp().toMillis() / 1_000);
      int count = warmUp + (int) (RATE * settings.measured().toMillis() / 1_000);
      var rounds = new Rounds();
      var p99 = new ArrayList<Double>();
      for (int round = 1; round <= settings.sizes().runs(); round++) {
        bench.say("round " + round + ", " + count + " messages");
        arrivals.clear();
        var paced =
            new PacedMessages(server.hooks().target(), settings.connections(), RATE)
                .run(count, server.messages().numbered(server.sids()));
        rounds.error("not created", paced.failures());
        boolean isTold = arrivals.await(count - (int) paced.failures(), ARRIVAL_MAX.toNanos());
        rounds.error("not delivered", isTold ? 0 : count - arrivals.count());
        var fromAnswer = new Histogram();
        var fromRequest = new Histogram();
        for (int number = warmUp; number < count; number++) {
          if (arrivals.at(number) != 0) {
            fromAnswer.record(arrivals.at(number) - paced.answered().get(number));
            fromRequest.record(arrivals.at(number) - paced.sent().get(number));
          }
        }
        var answer = measurement("from the answer, " + round, fromAnswer, settings.measured());
        rounds.add(answer);
        rounds.add(measurement("from the request, " + round, fromRequest, settings.measured()));
        p99.add(answer.percentileMillis(99));
      }
      return rounds.outcome(
          List.of(new Figure("p99 from the answer", Rounds.median(p99), "ms", P99_MILLIS_LIMIT)));
    }
  }

  private static Measurement measurement(String name, Histogram durations, Duration time) {
    return new Measurement(name, durations.count(), time.toMillis() / 1e3, durations);
  }
}
