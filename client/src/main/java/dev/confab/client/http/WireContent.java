package dev.confab.client.http;

import java.io.IOException;
import java.io.InputStream;

/// Bytes that go out while they are read, so that they need never be in memory as a whole.
///
/// @param source where they come from
/// @param length how many there are; -1 if that is not known
/// @param isRepeatable whether the source can be opened again, so that a request with it may be
///   repeated
public record WireContent(Source source, long length, boolean isRepeatable) {
  /// Where bytes come from.
  @FunctionalInterface
  public interface Source {
    /// The bytes from their beginning. The transport closes the stream.
    ///
    /// @throws IOException if they cannot be read
    InputStream open() throws IOException;
  }

  /// Checks the length.
  ///
  /// @throws IllegalArgumentException if it is below -1
  public WireContent {
    if (length < -1) {
      throw new IllegalArgumentException("A length must not be negative");
    }
  }
}
