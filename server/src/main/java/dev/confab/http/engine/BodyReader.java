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
  private final boolean isMultipart;
  private final Buffer body = Buffer.buffer();
  private long bytes;
  private @Nullable Unreadable failure;
  private @Nullable Runnable done;

  BodyReader(HttpServerRequest request, EngineConfig config) {
    this.request = request;
    this.config = config;
    this.isMultipart = Exchanges.isMultipart(request.getHeader("Content-Type"));
  }

  /// Calls back on the event loop, once, when all was read or nothing more can be read. Must be
  /// called while the request is fresh.
  void read(Runnable whenRead) {
    done = whenRead;
    request.exceptionHandler(_ -> {
      failure = new Unreadable(400, isMultipart ? "Malformed multipart body" : "Broken body");
      finish();
    });
    if (isMultipart && !expectParts()) {
      failure = new Unreadable(400, "Malformed multipart body: no boundary");
    }
    request.handler(this::take);
    request.endHandler(_ -> finish());
  }

  private boolean expectParts() {
    try {
      request.setExpectMultipart(true);
      return true;
    } catch (RuntimeException _) {
      return false;
    }
  }

  private void finish() {
    var run = done;
    done = null;
    if (run != null) {
      run.run();
    }
  }

  void requireReadable() {
    if (failure != null) {
      throw failure;
    }
  }

  Params form() {
    if (isMultipart) {
      var params = new Params.Builder();
      request.formAttributes().forEach(entry -> params.add(entry.getKey(), entry.getValue()));
      return params.build();
    }
    return isForeign() ? Params.NONE : Exchanges.urlEncoded(body);
  }

  boolean isForeign() {
    return body.length() > 0
        && !isMultipart
        && !Exchanges.isForm(request.getHeader("Content-Type"));
  }

  private void take(Buffer chunk) {
    bytes += chunk.length();
    if (bytes > config.discardBytesMax()) {
      request.connection().close();
      return;
    }
    if (bytes > config.bodyBytesMax()) {
      failure = new Unreadable(413, "Body is larger than " + config.bodyBytesMax() + " bytes");
      return;
    }
    if (!isMultipart) {
      body.appendBuffer(chunk);
    }
  }
}
