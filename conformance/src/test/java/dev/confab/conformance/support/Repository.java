package dev.confab.conformance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where things are in the repository, and beside it.
public final class Repository {
  private static final String SPECIFICATIONS = "CONFAB_SPEC";

  private Repository() {}

  /// This module's folder, in which Maven runs its tests.
  public static Path module() {
    return Path.of("").toAbsolutePath();
  }

  public static Path root() {
    var root = module().getParent();
    if (root == null || !Files.exists(root.resolve("pom.xml"))) {
      throw new AssertionError("tests must run in the module's folder, not in " + module());
    }
    return root;
  }

  /// The folder with the vendor's OpenAPI document and recorded answers: what the system property
  /// or variable `CONFAB_SPEC` names, else `shared/spec` beside the repository. It is not part of
  /// the repository, so it may be missing; see [Needed#orSkip].
  ///
  /// @param what is compared with it
  public static Path specifications(String what) {
    var named = System.getProperty(SPECIFICATIONS, System.getenv(SPECIFICATIONS));
    var folder = named == null ? root().resolveSibling("shared").resolve("spec") : Path.of(named);
    Needed.orSkip(
        Files.isDirectory(folder),
        what
            + " was NOT compared: there is no "
            + folder
            + " ("
            + SPECIFICATIONS
            + " can name it).");
    return folder;
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
