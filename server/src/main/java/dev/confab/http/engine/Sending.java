package dev.confab.http.engine;

import dev.confab.http.LiveBody;
import dev.confab.http.Reply;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.Serial;
import java.util.function.Supplier;

/// Writes replies to sockets.
final class Sending {
  /// Read and sent at once of a reply that is not held in memory.
  static final int CHUNK_BYTES = 64 * 1024;

  private Sending() {}

  /// The connection was lost before all was sent.
  static final class ReceiverGone extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    ReceiverGone(Throwable cause) {
      super(cause);
    }
  }

  /// Sends a reply that is held in memory, on the event loop. A sender that has not sent all of its
  /// request still sees the answer; its connection is of no more use.
  static void whole(HttpServerRequest request, RequestBody body, Reply reply) {
    var response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (body.isComplete()) {
      head(response, reply);
      end(request, reply);
      return;
    }
    head(response, reply.with("Connection", "close"));
    response.headers().set("Content-Length", Integer.toString(reply.body().length));
    response.write(Buffer.buffer(reply.body()));
    body.drop(() -> response.end().onComplete(_ -> request.connection().close()));
  }

  /// Sends a reply after which the connection is closed.
  static void last(HttpServerRequest request, Reply reply) {
    head(request.response(), reply.with("Connection", "close"));
    end(request, reply).onComplete(_ -> request.connection().close());
  }

  /// Sends a reply while it is read, from a virtual thread. The next piece is read when the last
  /// one has gone, so a slow receiver costs no memory; one that takes nothing any more is cut off
  /// when its connection was silent for too long.
  ///
  /// @throws ReceiverGone when the connection is lost
  static void streamed(
      Context loop, HttpServerRequest request, Reply reply, Reply.Content content) {
    var response = request.response();
    boolean isHead = request.method().equals(HttpMethod.HEAD);
    await(
        loop,
        () -> {
          head(response, reply);
          response.headers().set("Content-Length", Long.toString(content.length()));
          return isHead ? response.end() : Future.succeededFuture();
        });
    if (isHead) {
      return;
    }
    var chunk = new byte[CHUNK_BYTES];
    long rest = content.length();
    while (rest > 0) {
      int count = content.bytes().read(chunk);
      if (count < 0) {
        throw new IllegalStateException("a reply is shorter than it was said to be");
      }
      var bytes = Buffer.buffer().appendBytes(chunk, 0, (int) Math.min(count, rest));
      await(loop, () -> response.write(bytes));
      rest -= bytes.length();
    }
    await(loop, response::end);
  }

  /// Sends a reply while it is made, from a virtual thread. A receiver that goes away ends it at
  /// once, even if there is nothing to send.
  ///
  /// @throws ReceiverGone when the connection is lost
  static void live(Context loop, HttpServerRequest request, Reply reply, LiveBody live) {
    try (live) {
      var response = request.response();
      await(
          loop,
          () -> {
            response.closeHandler(_ -> live.end());
            head(response, reply);
            response.setChunked(true);
            return Future.succeededFuture();
          });
      for (var piece = live.next(); piece != null; piece = live.next()) {
        var bytes = Buffer.buffer(piece);
        await(loop, () -> response.write(bytes));
      }
      await(loop, response::end);
    }
  }

  private static void head(HttpServerResponse response, Reply reply) {
    response.setStatusCode(reply.status());
    var headers = response.headers();
    reply.forEachHeader(headers::add);
  }

  private static Future<Void> end(HttpServerRequest request, Reply reply) {
    var response = request.response();
    if (request.method().equals(HttpMethod.HEAD)) {
      response.headers().set("Content-Length", Integer.toString(reply.body().length));
      return response.end();
    }
    return reply.body().length == 0 ? response.end() : response.end(Buffer.buffer(reply.body()));
  }

  private static void await(Context loop, Supplier<Future<Void>> action) {
    Promise<Void> done = Promise.promise();
    loop.runOnContext(_ -> action.get().onComplete(done));
    try {
      done.future().await();
    } catch (Throwable e) { // Vert.x throws the failure itself, whatever its type.
      throw new ReceiverGone(e);
    }
  }
}
