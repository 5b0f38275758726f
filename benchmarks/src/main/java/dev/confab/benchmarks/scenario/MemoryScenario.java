package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.load.Workload;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Measurement;
import dev.confab.benchmarks.report.Outcome;
import dev.confab.benchmarks.server.ProcessMemory;
import java.io.IOException;
import java.util.List;

/// The resident memory of a server with a small heap, while it takes durable writes.
record MemoryScenario() implements Scenario {
  static final String HEAP_DEFAULT = "-Xmx128m";

  private static final double MEGABYTES_LIMIT = 300;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String description() {
    return "resident memory while creating conversations, with a heap of 128 MB";
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
    return HEAP_DEFAULT;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    var settings = bench.settings();
    try (var server = TestedServer.launch(bench);
        var samples = new MemorySamples(server.pid())) {
      var creation =
          new Conversations(server.target()).creation(false, settings.sizes().attributeBytes());
      var result =
          LoadDriver.run(
              settings.plan(server.target()), Workload.counted(Long.MAX_VALUE, creation::with));
      double end = ProcessMemory.of(server.pid()).megabytes();
      double max = Math.max(end, samples.maxMegabytes());
      return new Outcome(
          List.of(Measurement.of(name(), result)),
          List.of(
              new Figure("resident memory, maximum", max, "MB", MEGABYTES_LIMIT),
              Figure.of("resident memory, end", end, "MB")),
          result.errors(),
          result.driverCpu());
    }
  }
}
