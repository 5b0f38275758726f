package dev.confab.benchmarks;

import dev.confab.benchmarks.report.Commit;
import dev.confab.benchmarks.report.Machine;
import dev.confab.benchmarks.report.Report;
import dev.confab.benchmarks.report.ResultFiles;
import dev.confab.benchmarks.scenario.Bench;
import dev.confab.benchmarks.scenario.Scenarios;
import dev.confab.benchmarks.scenario.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/// The command line `confab bench`.
///
/// Exit codes: 0 measured; 1 measured, but with errors, or not measured; 2 wrong options.
@Command(name = "confab bench", description = "Measures a Confab server.", sortOptions = false)
public final class Main implements Callable<Integer> {
  @Mixin private final BenchOptions options = new BenchOptions();

  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    var commandLine = new CommandLine(new Main()).setUsageHelpWidth(100);
    commandLine
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this text.")
                .build());
    var scenarios = new StringBuilder("%nScenarios:%n");
    for (var scenario : Scenarios.ALL) {
      scenarios.append(String.format("  %-13s %s%%n", scenario.name(), scenario.description()));
    }
    commandLine.getCommandSpec().usageMessage().footer(scenarios.toString());
    return commandLine;
  }

  @Override
  public Integer call() throws InterruptedException {
    var spoken = commandLineOf(spec);
    PrintWriter out = spoken.getOut();
    PrintWriter err = spoken.getErr();
    try {
      var settings = options.settings();
      var report = measure(settings, err);
      out.println(options.json() ? report.json() : report.text());
      if (options.save()) {
        var folder = settings.home().resolve("benchmarks").resolve("results");
        err.println("saved " + new ResultFiles(folder).save(report));
      }
      return report.outcome().errorsTotal() == 0 ? 0 : 1;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    } catch (IOException e) {
      err.println("confab bench: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private Report measure(Settings settings, PrintWriter err)
      throws IOException, InterruptedException {
    var scenario = options.scenario();
    // Taken before the load, which would stand in the load average otherwise.
    var machine = Machine.current();
    var commit = Commit.of(settings.home());
    var outcome =
        scenario.run(
            new Bench(
                settings,
                sentence -> {
                  err.println(sentence);
                  err.flush();
                }));
    if (!outcome.isMeasured()) {
      throw new IOException("no right answer in the measured time; errors: " + outcome.errors());
    }
    return new Report(
        scenario.name(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        machine,
        commit,
        options.shape(settings),
        outcome);
  }

  private static CommandLine commandLineOf(@Nullable CommandSpec spec) {
    if (spec == null) {
      throw new IllegalStateException("picocli sets it before the call");
    }
    return spec.commandLine();
  }
}
