package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.HttpConnection;
import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.load.Workload;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Measurement;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads the first page of all conversations.
record ListScenario() implements Scenario {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public String description() {
    return "list the first page of conversations";
  }

  @Override
  public int connectionsDefault() {
    return 64;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    var settings = bench.settings();
    try (var server = TestedServer.open(bench)) {
      var conversations = new Conversations(server.target());
      if (settings.sizes().seed()) {
        conversations.seed(bench, settings.sizes().conversations());
      }
      Conversations.Page page;
      try (var connection = new HttpConnection(server.target())) {
        String path = Conversations.PATH + "?PageSize=" + settings.sizes().pageSize();
        page = conversations.page(connection, path);
      }
      var exchange = page.again(server.target(), 0);
      var result =
          LoadDriver.run(settings.plan(server.target()), Workload.cycle(List.of(exchange), false));
      int bytes = page.body().getBytes(StandardCharsets.UTF_8).length;
      return new Outcome(
          List.of(Measurement.of(name(), result)),
          List.of(Figure.of("body", bytes, "bytes")),
          result.errors(),
          result.driverCpu());
    }
  }
}
