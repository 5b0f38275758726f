package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.report.Measurement;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.util.List;

/// Durable writes: each request adds a message.
///
/// @param hot whether all go to one conversation, not to many
record MessageScenario(boolean hot) implements Scenario {
  @Override
  public String name() {
    return hot ? "messages-hot" : "messages";
  }

  @Override
  public String description() {
    return hot ? "create messages in one conversation" : "create messages in many conversations";
  }

  @Override
  public int connectionsDefault() {
    return 64;
  }

  @Override
  public long conversationsDefault() {
    return hot ? 1 : 1_000;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    var settings = bench.settings();
    try (var server = TestedServer.open(bench)) {
      var messages = new Messages(bench, server.target());
      var sids = messages.conversations(settings.sizes().conversations());
      var result = LoadDriver.run(settings.plan(server.target()), messages.creation(sids));
      return new Outcome(
          List.of(Measurement.of(name(), result)), List.of(), result.errors(), result.driverCpu());
    }
  }
}
