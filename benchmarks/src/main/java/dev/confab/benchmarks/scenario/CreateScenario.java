package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.load.Workload;
import dev.confab.benchmarks.report.Measurement;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.util.List;

/// Durable writes: each request creates a conversation.
record CreateScenario(boolean named) implements Scenario {
  @Override
  public String name() {
    return named ? "create-named" : "create";
  }

  @Override
  public String description() {
    return named ? "create conversations with a unique name each" : "create conversations";
  }

  @Override
  public int connectionsDefault() {
    return 64;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    var settings = bench.settings();
    try (var server = TestedServer.open(bench)) {
      var creation =
          new Conversations(server.target()).creation(named, settings.sizes().attributeBytes());
      var result =
          LoadDriver.run(
              settings.plan(server.target()), Workload.counted(Long.MAX_VALUE, creation::with));
      return new Outcome(
          List.of(Measurement.of(name(), result)), List.of(), result.errors(), result.driverCpu());
    }
  }
}
