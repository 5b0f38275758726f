package dev.confab.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The program. Exit status 0 is success, 1 a failure of the server or of the way to it, 2
/// something for the caller to change: one line on standard error says what.
@Command(
    name = "confab",
    description = "Works with the conversations and services of a server.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    int status = run(args, Surroundings.ofProcess());
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(String[] args, Surroundings surroundings) {
    var err = surroundings.err();
    var commands =
        new CommandLine(new Main())
            .addSubcommand(new ConversationsCommand(surroundings))
            .addSubcommand(new ServicesCommand(surroundings));
    commands.setOut(new PrintWriter(surroundings.out(), true));
    commands.setErr(err);
    // A name may begin with @, and a file of that name must not take its place.
    commands.setExpandAtFiles(false);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setParameterExceptionHandler((e, _) -> refuse(e, err));
    commands.setExecutionExceptionHandler((e, _, _) -> Failures.report(e, err));
    shapeHelp(commands);
    return commands.execute(args);
  }

  private static int refuse(ParameterException e, PrintWriter err) {
    var command = e.getCommandLine().getCommandSpec().qualifiedName();
    err.println(Failures.line(e.getMessage() + " (see " + command + " --help)"));
    return CommandLine.ExitCode.USAGE;
  }

  private static void shapeHelp(CommandLine commands) {
    CommandSpec spec = commands.getCommandSpec();
    spec.usageMessage()
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .descriptionHeading("%n")
        .parameterListHeading("%n")
        .commandListHeading("%nCommands:%n");
    HelpSections.install(commands);
    commands.getSubcommands().values().forEach(Main::shapeHelp);
  }
}
