package dev.confab.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The server's program. Exit status 0 is success, 1 a failure of ours, 2 something for the
/// operator to change: one line on standard error says what.
public final class Main {
  private static final int FAILED = 1;
  private static final int REFUSED = 2;

  private Main() {}

  public static void main(String[] args) {
    int status =
        run(List.of(args), Path.of(""), new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    if (status != 0) {
      System.exit(status);
    }
  }

  /// @param folder what relative paths start from
  static int run(List<String> line, Path folder, PrintWriter err) {
    try {
      run(line, folder);
      return 0;
    } catch (WrongSetting e) {
      err.println(
          "confab: " + String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ").strip());
      return REFUSED;
    } catch (Exception e) {
      e.printStackTrace(err);
      return FAILED;
    }
  }

  private static void run(List<String> line, Path folder) throws Exception {
    var name = line.isEmpty() ? "" : line.getFirst();
    if (name.equals("--version")) {
      System.out.println(version());
      return;
    }
    var command = command(name);
    if (command == null) {
      throw new WrongSetting("unknown command '" + name + "' (see --help)");
    }
    var arguments = Arguments.parse(line.subList(1, line.size()), command.options());
    if (arguments.isHelp()) {
      System.out.println(help(command));
      return;
    }
    command.run(arguments, Values.of(arguments, System.getenv(), folder));
  }

  private static @Nullable Command command(String name) {
    return switch (name) {
      case "serve" -> new ServeCommand();
      case "keys" -> new KeysCommand();
      case "accounts" -> new AccountsCommand();
      case "events" -> new EventsCommand();
      case "train" -> new TrainCommand();
      default -> null;
    };
  }

  private static String help(Command command) {
    return command.options().stream()
        .map(Setting::help)
        .collect(
            Collectors.joining(
                "\n",
                command.usage() + "\n\n",
                """


                Each option can also be given in the environment (--auth-token as CONFAB_AUTH_TOKEN) or in
                confab.yaml in the working folder (auth-token: ...); CONFAB_CONFIG names another file. The
                command line wins, then the environment. CONFAB_JAVA_OPTS adds options of the JVM.\
                """));
  }

  private static String version() {
    var version = Main.class.getPackage().getImplementationVersion();
    return "Confab "
        + (version == null ? "(not built)" : version)
        + " on Java "
        + Runtime.version();
  }
}
