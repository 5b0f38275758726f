package dev.confab.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The commit that was measured.
///
/// @param dirty files differ from the commit, so the figures belong to no commit at all
public record Commit(String id, boolean dirty) {
  public static Commit of(Path repository) throws InterruptedException {
    try {
      String id = git(repository, "rev-parse", "--short", "HEAD");
      return new Commit(
          id,
          !git(repository, "status", "--porcelain", "--", ".", ":!benchmarks/results").isEmpty());
    } catch (IOException _) {
      // An unpacked release has no git folder; its figures are still worth printing.
      return new Commit("unknown", false);
    }
  }

  private static String git(Path repository, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String printed;
    try (var out = process.getInputStream()) {
      printed = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
    if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("git failed");
    }
    return printed;
  }

  @Override
  public String toString() {
    return dirty ? id + " with local changes" : id;
  }
}
