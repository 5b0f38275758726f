package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.HttpConnection;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Outcome;
import dev.confab.benchmarks.server.ProcessMemory;
import dev.confab.benchmarks.server.ServerProcess;
import dev.confab.benchmarks.server.TemporaryFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// From the start of the process to the first 200, each time with an empty data folder, with and
/// without the AOT cache in turn.
record StartScenario() implements Scenario {
  /// One start.
  private record Start(double millis, double megabytes) {}

  private enum Variant {
    PLAIN("plain", "off", 1_500),
    /// The launcher decides by itself; an inherited "off" is removed.
    AOT("AOT cache", "", 800);

    final String label;
    final String setting;
    final double millisLimit;

    Variant(String label, String setting, double millisLimit) {
      this.label = label;
      this.setting = setting;
      this.millisLimit = millisLimit;
    }
  }

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String description() {
    return "process start to the first 200, with and without the AOT cache";
  }

  @Override
  public int connectionsDefault() {
    return 1;
  }

  @Override
  public boolean launches() {
    return true;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    bench.say("one untimed start of each kind; the launcher trains its cache here");
    for (var variant : Variant.values()) {
      start(bench, variant);
    }
    List<Start> plain = new ArrayList<>();
    List<Start> cached = new ArrayList<>();
    for (int run = 1; run <= bench.settings().sizes().runs(); run++) {
      plain.add(start(bench, Variant.PLAIN));
      cached.add(start(bench, Variant.AOT));
      bench.say("run " + run + ": " + plain.getLast() + ", " + cached.getLast());
    }
    List<Figure> figures = new ArrayList<>();
    figures.addAll(figures(Variant.PLAIN, plain));
    figures.addAll(figures(Variant.AOT, cached));
    return new Outcome(List.of(), figures, Map.of(), null);
  }

  private static Start start(Bench bench, Variant variant)
      throws IOException, InterruptedException {
    var settings = bench.settings();
    try (var folder = TemporaryFolder.create()) {
      var plan = TestedServer.plan(settings, folder.path()).with("CONFAB_AOT", variant.setting);
      long began = System.nanoTime();
      try (var server = ServerProcess.start(plan)) {
        var target = TestedServer.target(settings, server);
        try (var connection = new HttpConnection(target)) {
          var answer = connection.exchange(target.get("/v1/Services"));
          double millis = (System.nanoTime() - began) / 1e6;
          if (answer.status() != 200) {
            throw new IOException("status " + answer.status() + " for the first request");
          }
          return new Start(millis, ProcessMemory.of(server.pid()).megabytes());
        }
      }
    }
  }

  private static List<Figure> figures(Variant variant, List<Start> starts) {
    String name = "first 200, " + variant.label;
    var sorted = sorted(starts, Start::millis);
    return List.of(
        new Figure(name + ", median", median(sorted), "ms", variant.millisLimit),
        Figure.of(name + ", fastest", sorted.getFirst(), "ms"),
        Figure.of(name + ", slowest", sorted.getLast(), "ms"),
        Figure.of(
            "memory then, " + variant.label + ", median",
            median(sorted(starts, Start::megabytes)),
            "MB"));
  }

  private static List<Double> sorted(List<Start> starts, ToDoubleFunction<Start> value) {
    return starts.stream().mapToDouble(value).sorted().boxed().toList();
  }

  private static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
