package dev.confab.http.engine;

import io.vertx.core.http.HttpServerRequest;

/// Tells senders that ask first (`Expect: 100-continue`) to send their body.
final class Continue {
  private Continue() {}

  static void sayIfExpected(HttpServerRequest request) {
    var response = request.response();
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))
        && !response.headWritten()
        && !response.closed()) {
      response.writeContinue();
    }
  }
}
