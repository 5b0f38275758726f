package dev.confab.benchmarks.load;

import java.io.IOException;

/// The server sent bytes that are no HTTP/1.1 response, or more of them than it may.
public final class BadResponse extends IOException {
  public BadResponse(String message) {
    super(message);
  }
}
