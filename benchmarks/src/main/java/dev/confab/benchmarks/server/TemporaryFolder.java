package dev.confab.benchmarks.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder that is gone after the run, also after an interrupted one.
public record TemporaryFolder(Path path) implements Closeable {
  /// Under `TMPDIR` when that is set: the virtual machine itself does not look at it, and a `/tmp`
  /// in memory would make every durable write free.
  public static TemporaryFolder create() throws IOException {
    String parent = System.getenv("TMPDIR");
    var folder =
        new TemporaryFolder(
            parent == null || parent.isEmpty()
                ? Files.createTempDirectory("confab-bench-")
                : Files.createTempDirectory(Path.of(parent), "confab-bench-"));
    CloseAtExit.add(folder);
    return folder;
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(path)) {
      List<Path> deepestFirst;
      try (Stream<Path> paths = Files.walk(path)) {
        deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path one : deepestFirst) {
        Files.deleteIfExists(one);
      }
    }
    CloseAtExit.remove(this);
  }
}
