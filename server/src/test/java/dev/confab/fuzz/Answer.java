package dev.confab.fuzz;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer as it came over the wire.
///
/// @param headers by name in lower case
record Answer(int status, Map<String, String> headers, String body) {
  @Nullable String contentType() {
    return headers.get("content-type");
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /// Whether it is one of the server's own: a file may be called JSON by who sent it.
  boolean isJson() {
    return "application/json".equals(contentType()) && !headers.containsKey("content-disposition");
  }

  /// Whether the server sends nothing more on this connection.
  boolean isLast() {
    return "close".equalsIgnoreCase(headers.get("connection"));
  }
}
