package dev.confab.cli;

import java.io.Serial;

/// The caller must change something before the program can do its work. The message says what, in
/// one line.
final class WrongUse extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  WrongUse(String message) {
    super(message);
  }
}
