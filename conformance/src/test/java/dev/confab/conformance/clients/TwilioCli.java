package dev.confab.conformance.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The unmodified command line of Twilio, one process a command.
public final class TwilioCli {
  private static final Duration END_MAX = Duration.ofSeconds(30);

  /// How a command ended, and what it said, errors included.
  public record Outcome(int status, String output) {
    /// What a command says that was asked for JSON and did well.
    public JsonNode json() {
      if (status != 0) {
        throw new AssertionError("the command failed: " + output);
      }
      return Json.read(output);
    }
  }

  private final Path folder;
  private final Map<String, String> environment;

  /// @param folder where it is installed
  public TwilioCli(Path folder, String url, Account account) {
    this.folder = folder;
    this.environment =
        Map.of(
            "HOME",
            folder.toString(),
            "NODE_OPTIONS",
            "--require ./redirect.js",
            "CONFAB_URL",
            url,
            "TWILIO_ACCOUNT_SID",
            account.sid(),
            "TWILIO_AUTH_TOKEN",
            account.authToken(),
            "TWILIO_SKIP_NEW_VERSION_CHECK",
            "true");
  }

  /// @param command below `api:conversations:v1:`
  /// @param options names and values, one after the other
  public Outcome run(String command, String... options) {
    var line = new ArrayList<String>();
    line.addAll(List.of("node", "node_modules/twilio-cli/bin/run"));
    line.add("api:conversations:v1:" + command);
    line.addAll(List.of(options));
    line.addAll(List.of("-o", "json"));
    try {
      var output = folder.resolve("output.txt");
      var builder = new ProcessBuilder(line).directory(folder.toFile());
      builder.redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().putAll(environment);
      var process = builder.start();
      if (!process.waitFor(END_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(line + " did not end within " + END_MAX);
      }
      return new Outcome(process.exitValue(), Files.readString(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
