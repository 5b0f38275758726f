package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Something that can be measured by name.
public sealed interface Scenario
    permits CreateScenario,
        FetchScenario,
        ListScenario,
        DeepListScenario,
        BodyScenario,
        StartScenario,
        MemoryScenario,
        GrowthScenario,
        MessageScenario,
        DeepMessagesScenario,
        ManyMessagesScenario,
        TimersScenario,
        HookedMessagesScenario,
        DeliveriesScenario,
        HookLatencyScenario,
        DeadHookScenario,
        CrashScenario {
  String name();

  String description();

  int connectionsDefault();

  /// Conversations that exist before the measurement, unless chosen; at least 1.
  default long conversationsDefault() {
    return 1_000;
  }

  /// Messages that exist before the measurement, or are measured, unless chosen; at least 1.
  default long messagesDefault() {
    return 1;
  }

  default int pageSizeDefault() {
    return 50;
  }

  /// Rounds, unless chosen; at least 1.
  default int runsDefault() {
    return 7;
  }

  /// Watches the process of the server, so it must start one.
  default boolean launches() {
    return false;
  }

  /// Options for the virtual machine of an own server, unless chosen; null: as the environment
  /// says.
  default @Nullable String javaOptionsDefault() {
    return null;
  }

  /// @throws IOException when the server cannot be started, reached or prepared
  Outcome run(Bench bench) throws IOException, InterruptedException;
}
