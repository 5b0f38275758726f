package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.load.Workload;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Measurement;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The first, a middle and the last page of a long conversation against the page of a short one, in
/// turn and on one connection.
record DeepMessagesScenario() implements Scenario {
  private static final double RATIO_LIMIT = 2;
  private static final int SHORT = 100;
  private static final List<String> PAGES = List.of("short", "first", "middle", "last");

  @Override
  public String name() {
    return "messages-deep";
  }

  @Override
  public String description() {
    return "list pages of a long conversation and of a short one, in turn";
  }

  @Override
  public int connectionsDefault() {
    return 1;
  }

  @Override
  public long messagesDefault() {
    return 1_000_000;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    var settings = bench.settings();
    int pageSize = settings.sizes().pageSize();
    int pages = (int) (settings.sizes().messages() / pageSize);
    try (var server = TestedServer.open(bench)) {
      var messages = new Messages(bench, server.target());
      var sids = messages.conversations(2);
      messages.create(sids.subList(0, 1), SHORT);
      bench.say("creating " + settings.sizes().messages() + " messages in one conversation");
      messages.create(sids.subList(1, 2), settings.sizes().messages());
      bench.say("walking to page " + pages);
      var exchanges =
          List.of(
              messages.page(sids.get(0), pageSize, 1, 0),
              messages.page(sids.get(1), pageSize, 1, 1),
              messages.page(sids.get(1), pageSize, Math.max(1, pages / 2), 2),
              messages.page(sids.get(1), pageSize, Math.max(1, pages), 3));
      var result = LoadDriver.run(settings.plan(server.target()), Workload.cycle(exchanges, true));
      List<Measurement> measurements = new ArrayList<>();
      for (int i = 0; i < PAGES.size(); i++) {
        measurements.add(Measurement.of(PAGES.get(i), result, i));
      }
      return new Outcome(measurements, ratios(measurements), result.errors(), result.driverCpu());
    }
  }

  private static List<Figure> ratios(List<Measurement> measurements) {
    var base = measurements.getFirst().percentileMillis(50);
    return measurements.stream()
        .skip(1)
        .map(one ->
            new Figure(one.name() + "/short p50", one.percentileMillis(50) / base, "", RATIO_LIMIT))
        .toList();
  }
}
