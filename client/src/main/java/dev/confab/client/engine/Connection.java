package dev.confab.client.engine;

import dev.confab.client.http.Headers;
import dev.confab.client.http.Transport;
import java.time.Duration;

/// The way to one server.
///
/// @param baseUri of the API, without a slash at the end
/// @param mediaUri of media, without a slash at the end
/// @param contentUri of content templates, without a slash at the end
/// @param headers on every request, with the credentials
/// @param attemptTimeout the longest wait for the answer to one attempt
/// @param transport carries the requests
/// @param onClose closes what the client opened itself
public record Connection(
    String baseUri,
    String mediaUri,
    String contentUri,
    Headers headers,
    Duration attemptTimeout,
    Transport transport,
    Runnable onClose) {
  /// What is put before a path.
  String before(Path path) {
    return switch (path.host()) {
      case API -> baseUri;
      case MEDIA -> mediaUri;
      case CONTENT -> contentUri;
      case ELSEWHERE -> "";
    };
  }
}
