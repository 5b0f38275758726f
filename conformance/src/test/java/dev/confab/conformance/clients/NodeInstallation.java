package dev.confab.conformance.clients;

import dev.confab.conformance.support.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The Node SDK, installed from the public registry as its lock file says, below `target`.
public final class NodeInstallation {
  private static final long INSTALL_SECONDS_MAX = 120;
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "driver.js");

  private NodeInstallation() {}

  /// Whether this machine has what the SDK needs.
  public static boolean isPossible() {
    return runs("node") && runs("npm");
  }

  /// Installs the SDK unless it is there.
  ///
  /// @return the folder with the SDK and the driver
  public static Path folder() {
    var source = Repository.module().resolve("src/test/node");
    var folder = Repository.module().resolve("target/node");
    var installed = folder.resolve("installed-lock.json");
    var lock = Repository.text(source.resolve("package-lock.json"));
    try {
      Files.createDirectories(folder);
      for (var file : FILES) {
        Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      if (!Files.exists(installed) || !Repository.text(installed).equals(lock)) {
        install(folder);
        Repository.write(installed, lock);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private static void install(Path folder) throws IOException {
    var log = folder.resolve("npm.log");
    var process =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!endsWell(process)) {
      throw new AssertionError("npm could not install the SDK: " + Repository.text(log));
    }
  }

  private static boolean runs(String program) {
    try {
      return endsWell(
          new ProcessBuilder(program, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean endsWell(Process process) {
    try {
      return process.waitFor(INSTALL_SECONDS_MAX, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
