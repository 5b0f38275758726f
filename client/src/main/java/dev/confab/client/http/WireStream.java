package dev.confab.client.http;

import java.io.IOException;
import java.io.InputStream;

/// An answer whose body is still on its way.
///
/// @param head status and headers; its body is empty if the status means success, else whole
/// @param body the bytes of a success, as they come in; empty for every other status
public record WireStream(WireResponse head, InputStream body) implements AutoCloseable {
  /// Gives up what was not read.
  @Override
  public void close() throws IOException {
    body.close();
  }
}
