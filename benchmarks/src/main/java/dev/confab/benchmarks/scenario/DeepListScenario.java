package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.HttpConnection;
import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.load.LoadResult;
import dev.confab.benchmarks.load.Target;
import dev.confab.benchmarks.load.Workload;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Measurement;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The first page of a long list against a page far behind it, with and without filters.
///
/// The two are asked for in turn, so that both meet the same machine; and on one connection, so
/// that neither waits for the other.
record DeepListScenario() implements Scenario {
  private static final double RATIO_LIMIT = 2;

  /// What is added to the query. Every seeded conversation passes each of them: a filter must not
  /// make the list shorter than the page we want.
  private record Filter(String name, String query) {
    static final List<Filter> ALL =
        List.of(
            new Filter("no filter", ""),
            new Filter("State", "&State=active"),
            new Filter("StartDate", "&StartDate=2020-01-01T00:00:00Z"),
            new Filter("State and StartDate", "&State=active&StartDate=2020-01-01T00:00:00Z"));
  }

  @Override
  public String name() {
    return "list-deep";
  }

  @Override
  public String description() {
    return "list the first and a deep page, in turn, with and without filters";
  }

  @Override
  public int connectionsDefault() {
    return 1;
  }

  @Override
  public long conversationsDefault() {
    return 1_000_000;
  }

  @Override
  public int pageSizeDefault() {
    return 100;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    var sizes = bench.settings().sizes();
    int deepPage = sizes.deepPage();
    var findings = new Findings();
    try (var server = TestedServer.open(bench)) {
      var conversations = new Conversations(server.target());
      if (sizes.seed()) {
        var seeding = conversations.seed(bench, sizes.conversations());
        findings.figures.add(
            Figure.of("creating", seeding.requests() / seeding.seconds(), "conversations/s"));
      }
      for (var filter : Filter.ALL) {
        bench.say("walking to page " + deepPage + ", " + filter.name());
        var workload = firstAndDeep(conversations, filter, sizes.pageSize(), deepPage);
        findings.add(
            filter.name(), LoadDriver.run(bench.settings().plan(server.target()), workload));
      }
    }
    return findings.outcome();
  }

  private static Workload firstAndDeep(
      Conversations conversations, Filter filter, int pageSize, int deepPage) throws IOException {
    Target target = conversations.target();
    String path = Conversations.PATH + "?PageSize=" + pageSize + filter.query();
    try (var connection = new HttpConnection(target)) {
      var first = conversations.page(connection, path);
      var deep = conversations.walk(connection, path, deepPage);
      int items = deep.sids().size();
      if (items != pageSize || deep.firstSid().equals(first.firstSid())) {
        throw new IOException(
            "page " + deepPage + " of " + path + " has " + items + " items or repeats page 1");
      }
      return Workload.cycle(List.of(first.again(target, 0), deep.again(target, 1)), true);
    }
  }

  /// Collects the results of the filters.
  private static final class Findings {
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, Long> errors = new TreeMap<>();
    private double driverCpu;

    void add(String filter, LoadResult result) {
      var first = Measurement.of("first page, " + filter, result, 0);
      var deep = Measurement.of("deep page, " + filter, result, 1);
      double ratio = deep.percentileMillis(50) / first.percentileMillis(50);
      measurements.add(first);
      measurements.add(deep);
      figures.add(new Figure("deep/first p50, " + filter, ratio, "", RATIO_LIMIT));
      result.errors().forEach((kind, count) -> errors.merge(kind, count, Long::sum));
      driverCpu = Math.max(driverCpu, result.driverCpu());
    }

    Outcome outcome() {
      return new Outcome(measurements, figures, errors, driverCpu);
    }
  }
}
