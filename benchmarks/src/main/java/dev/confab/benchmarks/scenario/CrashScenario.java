package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.crash.Crashes;
import dev.confab.benchmarks.crash.Result;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Outcome;
import dev.confab.benchmarks.server.LaunchPlan;
import dev.confab.benchmarks.server.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Kills a server at random moments under load. What is lost, told twice or out of order in the end
/// is an error.
record CrashScenario() implements Scenario {
  @Override
  public String name() {
    return "crash";
  }

  @Override
  public String description() {
    return "kill a server again and again, and look at what is left of its promises";
  }

  @Override
  public int connectionsDefault() {
    return 8;
  }

  @Override
  public int runsDefault() {
    return 5;
  }

  @Override
  public boolean launches() {
    return true;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    var data = bench.settings().data();
    if (data != null) {
      Files.createDirectories(data);
      return run(bench, TestedServer.plan(bench.settings(), data));
    }
    try (var folder = TemporaryFolder.create()) {
      return run(bench, TestedServer.plan(bench.settings(), folder.path()));
    }
  }

  private static Outcome run(Bench bench, LaunchPlan plan)
      throws IOException, InterruptedException {
    var sizes = bench.settings().sizes();
    long seed = sizes.randomSeed();
    try (var crashes = Crashes.of(plan, bench.settings().connections(), seed, bench.progress())) {
      var result = crashes.run(sizes.runs());
      return new Outcome(List.of(), figures(seed, result), result.wrong(), null);
    }
  }

  private static List<Figure> figures(long seed, Result result) {
    return List.of(
        count("random seed", seed),
        count("server killed", result.kills()),
        count("requests confirmed", result.confirmed()),
        count("requests that a kill interrupted", result.inDoubt()),
        count("conversations", result.conversations()),
        count("messages", result.messages()),
        count("events in the feed", result.events()),
        count("deliveries", result.deliveries()),
        count("calls of the webhook", result.calls()),
        count("calls that repeated one", result.repeats()),
        count("calls refused on purpose", result.refusals()),
        Figure.of("each round", result.secondsEach(), "s"),
        Figure.of("all told after the last start", result.drainSeconds(), "s"));
  }

  private static Figure count(String name, long value) {
    return Figure.of(name, (double) value, "");
  }
}
