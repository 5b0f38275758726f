package dev.confab.cli;

import dev.confab.client.error.ApiException;
import dev.confab.client.error.ConfabException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/// Turns what went wrong into one line and an exit status.
final class Failures {
  private Failures() {}

  static int report(Exception thrown, PrintWriter err) {
    return switch (thrown) {
      case OutputFailed e when e.isReaderGone() -> ExitCode.OK;
      case OutputFailed e -> say(e.getMessage(), ExitCode.SOFTWARE, err);
      case ApiException e ->
          say(answer(e), isCallersFault(e) ? ExitCode.USAGE : ExitCode.SOFTWARE, err);
      case NoAnswer e -> say(e.getMessage(), ExitCode.SOFTWARE, err);
      case ConfabException e -> say(e.getMessage(), ExitCode.SOFTWARE, err);
      case WrongUse e -> say(e.getMessage(), ExitCode.USAGE, err);
      // The client refuses misuse, such as a blank sid or a limit of zero, before it sends
      // anything.
      case IllegalArgumentException e -> say(e.getMessage(), ExitCode.USAGE, err);
      default -> {
        thrown.printStackTrace(err);
        yield ExitCode.SOFTWARE;
      }
    };
  }

  /// One line, whatever the text holds.
  static String line(@Nullable String text) {
    return "confab: " + Text.printable(String.valueOf(text).replaceAll("\\s*\\R\\s*", " ").strip());
  }

  private static int say(@Nullable String text, int status, PrintWriter err) {
    err.println(line(text));
    return status;
  }

  private static boolean isCallersFault(ApiException e) {
    return e.status() >= 400 && e.status() < 500;
  }

  private static String answer(ApiException e) {
    var reason = e.reason();
    if (reason == null) {
      // Not the API's own answer, perhaps a proxy's page; the message shows what came.
      return String.valueOf(e.getMessage());
    }
    return reason
        + " ("
        + (e.code() == null ? "" : "code " + e.code() + ", ")
        + "status "
        + e.status()
        + (e.requestId() == null ? "" : ", request " + e.requestId())
        + ")";
  }
}
