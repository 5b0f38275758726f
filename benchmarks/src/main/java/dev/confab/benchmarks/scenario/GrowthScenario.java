package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Measurement;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.util.List;

/// Whether the memory of a server grows under a constant load of messages.
record GrowthScenario() implements Scenario {
  private static final double GROWTH_LIMIT = 1.05;

  @Override
  public String name() {
    return "memory-growth";
  }

  @Override
  public String description() {
    return "resident memory under a constant load of messages; use --seconds 600";
  }

  @Override
  public int connectionsDefault() {
    return 64;
  }

  @Override
  public boolean launches() {
    return true;
  }

  @Override
  public String javaOptionsDefault() {
    return MemoryScenario.HEAP_DEFAULT;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    var settings = bench.settings();
    try (var server = TestedServer.launch(bench)) {
      var messages = new Messages(bench, server.target());
      var sids = messages.conversations(settings.sizes().conversations());
      try (var samples = new MemorySamples(server.pid())) {
        var result = LoadDriver.run(settings.plan(server.target()), messages.creation(sids));
        // The first part fills caches and warms up the compiler.
        double early = samples.meanMegabytes(0.2, 0.4);
        double late = samples.meanMegabytes(0.8, 1.0);
        return new Outcome(
            List.of(Measurement.of(name(), result)),
            List.of(
                Figure.of("resident memory, second fifth", early, "MB"),
                Figure.of("resident memory, last fifth", late, "MB"),
                new Figure("growth", late / early, "", GROWTH_LIMIT)),
            result.errors(),
            result.driverCpu());
      }
    }
  }
}
