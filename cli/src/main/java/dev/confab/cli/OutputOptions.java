package dev.confab.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// How results are written.
final class OutputOptions {
  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "One JSON object per line, as the server sent it, in place of a table.")
  boolean json;
}
