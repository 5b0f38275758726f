package dev.confab.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// The server's program. Exit status 0 is success, 1 a failure of ours, 2 something for the
/// operator to change: one line on standard error says what.
@Command(
    name = "confab",
    description = "A conversations server with the Twilio Conversations v1 API.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ServeCommand.class, KeysCommand.class, TrainCommand.class},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    int status = run(args, Path.of(""), new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(String[] args, Path folder, PrintWriter err) {
    var commands = new CommandLine(new Main());
    commands.setErr(err);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setParameterExceptionHandler((e, _) -> refuse(e, err));
    commands.setExecutionExceptionHandler((e, _, _) -> fail(e, err));
    try {
      commands.setDefaultValueProvider(
          ConfigurationFile.read(System.getenv(), folder, optionNames(commands)));
    } catch (WrongSetting e) {
      return fail(e, err);
    }
    return commands.execute(args);
  }

  private static int refuse(ParameterException e, PrintWriter err) {
    err.println("confab: " + oneLine(e) + " (see --help)");
    return CommandLine.ExitCode.USAGE;
  }

  private static int fail(Exception e, PrintWriter err) {
    if (e instanceof WrongSetting) {
      err.println("confab: " + oneLine(e));
      return CommandLine.ExitCode.USAGE;
    }
    e.printStackTrace(err);
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ").strip();
  }

  /// The names of all options of all commands, without dashes.
  private static Set<String> optionNames(CommandLine commands) {
    var names = new TreeSet<String>();
    for (var command : commands.getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        names.add(option.longestName().substring(2));
      }
    }
    return names;
  }
}
