package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.Exchange;
import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.load.Workload;
import dev.confab.benchmarks.report.Measurement;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Reads by sid, over many conversations in a mixed order.
record FetchScenario() implements Scenario {
  private static final int SIDS_MAX = 100_000;

  @Override
  public String name() {
    return "fetch";
  }

  @Override
  public String description() {
    return "fetch conversations by sid";
  }

  @Override
  public int connectionsDefault() {
    return 64;
  }

  @Override
  public long conversationsDefault() {
    return 10_000;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    var settings = bench.settings();
    try (var server = TestedServer.open(bench)) {
      var conversations = new Conversations(server.target());
      if (settings.sizes().seed()) {
        conversations.seed(bench, settings.sizes().conversations());
      }
      List<Exchange> exchanges = new ArrayList<>();
      for (String sid : conversations.sids(SIDS_MAX)) {
        var request = server.target().get(Conversations.PATH + "/" + sid);
        exchanges.add(Exchange.of(request, 200, sid, 0));
      }
      if (exchanges.isEmpty()) {
        throw new IOException("there are no conversations to fetch");
      }
      // Neighbours share database pages; a fixed seed keeps runs comparable.
      Collections.shuffle(exchanges, new Random(1));
      var result = LoadDriver.run(settings.plan(server.target()), Workload.cycle(exchanges, false));
      return new Outcome(
          List.of(Measurement.of(name(), result)), List.of(), result.errors(), result.driverCpu());
    }
  }
}
