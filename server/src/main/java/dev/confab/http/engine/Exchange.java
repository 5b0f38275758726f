package dev.confab.http.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.confab.platform.OutgoingHttp.Answered;
import dev.confab.platform.OutgoingHttp.Failed;
import dev.confab.platform.OutgoingHttp.Outcome;
import dev.confab.platform.OutgoingHttp.Reason;
import dev.confab.platform.OutgoingHttp.Request;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One request and its answer on one connection. All but [#run] happens on the connection's event
/// loop.
final class Exchange {
  /// Below are interim answers; the one to a wish for another protocol, which we never have.
  private static final int STATUS_MIN = 200;

  private static final Outcome INTERRUPTED = new Failed(Reason.CLOSED, "nobody waits any more");

  private final Connection connection;
  private final Request request;
  private final IdleConnections idle;
  private final Promise<Outcome> outcome = Promise.promise();
  private final Buffer body = Buffer.buffer();
  private final int droppedBytesMax;
  private boolean isSent;
  private int dropped;

  /// By which it ends when it takes too long.
  private long timer;

  /// When something arrived last.
  private long heard;

  private volatile boolean isAnswered;

  /// All that is wanted of the answer, once there is more; whatever happens then, this is it.
  private @Nullable Answered truncated;

  /// @param droppedBytesMax as in [OutgoingConfig]
  Exchange(Connection connection, Request request, IdleConnections idle, int droppedBytesMax) {
    this.connection = connection;
    this.request = request;
    this.idle = idle;
    this.droppedBytesMax = droppedBytesMax;
  }

  /// @param deadline by the clock of nanoseconds
  /// @throws IllegalStateException when the thread is interrupted
  Outcome run(long deadline) {
    heard = System.nanoTime();
    loop()
        .runOnContext(_ -> {
          watch(deadline);
          begin();
        });
    try {
      return Loops.await(outcome.future());
    } finally {
      if (!outcome.future().isComplete()) {
        loop().runOnContext(_ -> giveUp());
      }
    }
  }

  /// Unless it has ended meanwhile, and its connection has another request.
  private void giveUp() {
    if (!outcome.future().isComplete()) {
      end(INTERRUPTED);
    }
  }

  private Context loop() {
    return connection.loop();
  }

  /// Ends it when it takes too long. The event loop keeps the time: that of a virtual thread is
  /// kept by a thread of its own, which has to be woken for each.
  private void watch(long deadline) {
    long silent = heard + request.limits().silence().toNanos();
    long left = Math.min(deadline, silent) - System.nanoTime();
    if (left <= 0) {
      end(orTruncated(new Failed(Reason.TIMEOUT, "the answer took too long")));
    } else {
      long millis = TimeUnit.NANOSECONDS.toMillis(left) + 1; // not before it is over
      timer = loop().owner().setTimer(millis, _ -> watch(deadline));
    }
  }

  /// Whether the server has begun to answer.
  boolean isAnswered() {
    return isAnswered;
  }

  private Outcome orTruncated(Outcome otherwise) {
    var known = truncated;
    return known == null ? otherwise : known;
  }

  private void begin() {
    connection.http().request(options()).onSuccess(this::send).onFailure(this::fail);
  }

  private RequestOptions options() {
    return new RequestOptions()
        .setMethod(HttpMethod.valueOf(request.method()))
        .setURI(request.url().target());
  }

  private void send(HttpClientRequest sending) {
    sending.exceptionHandler(this::fail);
    try {
      sending.putHeader("Host", request.url().authority());
      request.headers().forEach(sending::putHeader);
    } catch (IllegalArgumentException _) {
      end(new Failed(Reason.MALFORMED, "the request has a header that cannot be sent"));
      return;
    }
    sending.response().onSuccess(this::receive).onFailure(this::fail);
    var text = request.body();
    Future<Void> sent = text == null ? sending.end() : sending.end(Buffer.buffer(text, "UTF-8"));
    sent.onSuccess(_ -> isSent = true);
  }

  private void receive(HttpClientResponse response) {
    isAnswered = true;
    heard = System.nanoTime();
    if (response.statusCode() < STATUS_MIN) {
      end(new Failed(Reason.MALFORMED, "an answer with the status " + response.statusCode()));
      return;
    }
    response.exceptionHandler(this::fail);
    response.handler(piece -> take(response, piece));
    response.endHandler(_ -> {
      var answered = orTruncated(answered(response, false));
      if (isSent) {
        idle.put(connection);
        complete(answered);
      } else {
        end(answered);
      }
    });
  }

  private void take(HttpClientResponse response, Buffer piece) {
    heard = System.nanoTime();
    int room = request.limits().bodyBytesMax() - body.length();
    body.appendBuffer(piece, 0, Math.min(room, piece.length()));
    if (piece.length() <= room) {
      return;
    }
    if (truncated == null) {
      truncated = answered(response, true);
    }
    dropped += piece.length() - room;
    if (dropped > droppedBytesMax) {
      end(answered(response, true));
    }
  }

  private Answered answered(HttpClientResponse response, boolean isTruncated) {
    return new Answered(
        response.statusCode(), headers(response.headers()), body.toString(UTF_8), isTruncated);
  }

  private static Map<String, String> headers(MultiMap all) {
    var headers = new TreeMap<String, String>();
    all.forEach((name, value) ->
        headers.merge(name.toLowerCase(Locale.ROOT), value, (one, other) -> one + ", " + other));
    return headers;
  }

  private void fail(Throwable cause) {
    end(orTruncated(Failures.during(cause)));
  }

  private void end(Outcome result) {
    complete(result);
    connection.close();
  }

  private void complete(Outcome result) {
    loop().owner().cancelTimer(timer);
    outcome.tryComplete(result);
  }
}
