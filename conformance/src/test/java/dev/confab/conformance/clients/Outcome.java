package dev.confab.conformance.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.conformance.support.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How a command ended, and what it said, errors included.
public record Outcome(int status, String output) {
  private static final long SECONDS_MAX = 30;

  /// Runs a command to its end.
  ///
  /// @param folder in which it runs, and in which its output is kept meanwhile
  /// @param environment besides that of this process
  public static Outcome of(Path folder, Map<String, String> environment, List<String> line) {
    try {
      var output = folder.resolve("output.txt");
      var builder = new ProcessBuilder(line).directory(folder.toFile());
      builder.redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().putAll(environment);
      var process = builder.start();
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(line + " did not end within " + SECONDS_MAX + " s");
      }
      return new Outcome(process.exitValue(), Files.readString(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /// What a command says that was asked for JSON and did well.
  public JsonNode json() {
    if (status != 0) {
      throw new AssertionError("the command failed: " + output);
    }
    return Json.read(output);
  }
}
