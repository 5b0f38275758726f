package dev.confab.conformance.clients;

import dev.confab.conformance.support.Needed;
import dev.confab.conformance.support.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A package of Node, installed from the public registry as its lock file says, below `target`.
public final class NodeInstallation {
  private static final String LOCK = "package-lock.json";
  private static final long INSTALL_SECONDS_MAX = 120;

  private NodeInstallation() {}

  /// Needs `node` and `npm`; see [Needed#orSkip].
  ///
  /// @param what is to be tested
  public static void assumePossible(String what) {
    Needed.orSkip(runs("node") && runs("npm"), what + " was NOT tested: node or npm is missing.");
  }

  /// Installs what a folder of the tests names, unless it is there.
  ///
  /// @param name of the folder with the package, its lock file and a script
  /// @return the folder with the installed package and the script
  public static Path folder(String name, String script) {
    return installed(Repository.module().resolve("src/test").resolve(name), List.of(script));
  }

  /// Installs a copy of the examples, unless it is there.
  ///
  /// @return the folder with the installed package and the programs
  public static Path examples(List<String> programs) {
    return installed(Repository.root().resolve("examples"), programs);
  }

  private static Path installed(Path source, List<String> scripts) {
    var folder = Repository.module().resolve("target").resolve(source.getFileName());
    var files = new ArrayList<>(scripts);
    files.addAll(List.of("package.json", LOCK));
    var installed = folder.resolve("installed-lock.json");
    var lock = Repository.text(source.resolve(LOCK));
    try {
      Files.createDirectories(folder);
      for (var file : files) {
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
        new ProcessBuilder(
                "npm", "ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!endsWell(process)) {
      throw new AssertionError("npm could not install " + folder + ": " + Repository.text(log));
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
