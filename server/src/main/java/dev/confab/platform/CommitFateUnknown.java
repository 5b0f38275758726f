package dev.confab.platform;

import java.io.Serial;

/// A write may or may not be on disk, and nobody can tell. Neither success nor failure would be an
/// honest answer, so whoever serves a request drops its connection without one.
public final class CommitFateUnknown extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public CommitFateUnknown(String message, Throwable cause) {
    super(message, cause);
  }
}
