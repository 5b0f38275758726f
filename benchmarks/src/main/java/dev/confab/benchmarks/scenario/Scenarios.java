package dev.confab.benchmarks.scenario;

import java.util.List;

/// The table of scenarios.
public final class Scenarios {
  /// In the order of the help text.
  public static final List<Scenario> ALL =
      List.of(
          new CreateScenario(false),
          new CreateScenario(true),
          new FetchScenario(),
          new ListScenario(),
          new DeepListScenario(),
          new BodyScenario("body-10k", 10 * 1024),
          new BodyScenario("body-100k", 100 * 1024),
          new StartScenario(),
          new MemoryScenario(),
          new MessageScenario(false),
          new MessageScenario(true),
          new DeepMessagesScenario(),
          new ManyMessagesScenario(),
          new TimersScenario(false),
          new TimersScenario(true),
          new HookedMessagesScenario(),
          new DeliveriesScenario(),
          new HookLatencyScenario(),
          new DeadHookScenario(),
          new CrashScenario(),
          new GrowthScenario());

  private Scenarios() {}

  public static Scenario named(String name) {
    return ALL.stream()
        .filter(scenario -> scenario.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no scenario " + name));
  }
}
