package dev.confab.http.engine;

import dev.confab.http.Params;
import dev.confab.http.Unreadable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/// Reads a request's body up to the limit. What is larger is still read and dropped for a while,
/// because a sender that is cut off in the middle never sees our answer.
final class BodyReader {
  private final HttpServerRequest request;
  private final EngineConfig config;
  private final Buffer body = Buffer.buffer();
  private long bytes;

  BodyReader(HttpServerRequest request, EngineConfig config) {
    this.request = request;
    this.config = config;
  }

  /// Calls back on the event loop when all was read. Must be called while the request is fresh.
  /// When the sender vanishes in between there is nobody to answer, and nothing is called.
  void read(Runnable whenRead) {
    request.handler(this::take);
    request.endHandler(_ -> whenRead.run());
  }

  /// The form that was sent, or `null` when there was a body that is none.
  @Nullable Params form() {
    if (bytes > config.bodyBytesMax()) {
      throw new Unreadable(413, "Body is larger than " + config.bodyBytesMax() + " bytes");
    }
    return FormBody.read(request.getHeader("Content-Type"), body.getBytes());
  }

  private void take(Buffer chunk) {
    bytes += chunk.length();
    if (bytes > config.discardBytesMax()) {
      request.connection().close();
    } else if (bytes <= config.bodyBytesMax()) {
      body.appendBuffer(chunk);
    }
  }
}
