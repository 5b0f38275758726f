package dev.confab.cli;

import java.io.IOException;
import java.io.Serial;
import java.util.Locale;

/// Standard output takes no more.
final class OutputFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  OutputFailed(IOException cause) {
    super("cannot write the output: " + cause.getMessage(), cause);
  }

  /// Whether the reader has seen enough, as `head` does. Java has no type for that, only the words
  /// of the operating system, which name the pipe in most languages.
  boolean isReaderGone() {
    return String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }
}
