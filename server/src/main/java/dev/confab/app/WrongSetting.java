package dev.confab.app;

import java.io.Serial;

/// The operator must change something before the program can do its work. The message says what, in
/// one line.
final class WrongSetting extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  WrongSetting(String message) {
    super(message);
  }
}
