package dev.confab.http.engine;

import dev.confab.http.ByteStream;
import dev.confab.http.Params;
import dev.confab.http.Unreadable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/// Reads a request's body up to the limit. What is larger is still read and dropped for a while,
/// because a sender that is cut off in the middle never sees our answer.
final class BodyReader implements RequestBody {
  private final HttpServerRequest request;
  private final EngineConfig config;
  private final BodyBudget budget;
  private Buffer body = Buffer.buffer();
  private long bytes;
  private @Nullable Unreadable failure;

  BodyReader(HttpServerRequest request, EngineConfig config, BodyBudget budget) {
    this.request = request;
    this.config = config;
    this.budget = budget;
  }

  /// Calls back on the event loop when all was read. Must be called while the request is fresh.
  /// When the sender vanishes in between there is nobody to answer, and nothing is called.
  void read(Runnable whenRead) {
    request.handler(this::take);
    request.exceptionHandler(_ -> forget());
    request.endHandler(_ -> {
      request.exceptionHandler(null);
      whenRead.run();
    });
  }

  @Override
  public @Nullable Params form() {
    if (failure != null) {
      throw failure;
    }
    return FormBody.read(request.getHeader("Content-Type"), body.getBytes());
  }

  @Override
  public ByteStream unread() {
    return ByteStream.EMPTY;
  }

  @Override
  public boolean isComplete() {
    return true;
  }

  @Override
  public void drop(Runnable whenDone) {
    whenDone.run();
  }

  @Override
  public void forget() {
    budget.giveBack(body.length());
    body = Buffer.buffer();
  }

  private void take(Buffer chunk) {
    bytes += chunk.length();
    if (bytes > config.discardBytesMax()) {
      request.connection().close();
    } else if (bytes > config.bodyBytesMax()) {
      fail(new Unreadable(413, "Body is larger than " + config.bodyBytesMax() + " bytes"));
    } else if (failure == null && budget.take(chunk.length())) {
      body.appendBuffer(chunk);
    } else if (failure == null) {
      fail(new Unreadable(429, "Too Many Requests"));
    }
  }

  private void fail(Unreadable why) {
    if (failure == null) {
      failure = why;
      forget();
    }
  }
}
