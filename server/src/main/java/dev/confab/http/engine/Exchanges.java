package dev.confab.http.engine;

import dev.confab.http.Call;
import dev.confab.http.Handler;
import dev.confab.http.Params;
import dev.confab.http.Reply;
import dev.confab.http.Unreadable;
import dev.confab.http.UrlEncoding;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves one request at a time from the event loop to a virtual thread, and its reply back.
final class Exchanges {
  private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

  /// What may stand in links that we build from it.
  private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.\\-_:\\[\\]]{1,255}");

  private final EngineConfig config;
  private final Handler handler;
  private final BodyBudget budget;
  private final AtomicInteger underWay = new AtomicInteger();

  Exchanges(EngineConfig config, Handler handler) {
    this.config = config;
    this.handler = handler;
    this.budget = new BodyBudget(config.allBodiesBytesMax());
  }

  /// Runs on the event loop; must not block.
  void accept(Context loop, HttpServerRequest request) {
    var path = request.path();
    if (path != null && handler.readsBody(request.method().name(), path)) {
      var body = new BodyStream(loop, request, config, budget);
      body.hold();
      onVirtualThread(loop, request, body);
      return;
    }
    Continue.sayIfExpected(request);
    var body = new BodyReader(request, config, budget);
    body.read(() -> onVirtualThread(loop, request, body));
  }

  /// A request that the HTTP decoder gave up on, or [SpokenHttp] refused.
  void refuse(HttpServerRequest request) {
    var cause = request.decoderResult().cause();
    var why =
        switch (cause) {
          case Unreadable known -> known;
          case TooLongHttpLineException _ ->
              new Unreadable(414, "URL is longer than " + config.urlLengthMax() + " bytes");
          case TooLongHttpHeaderException _ ->
              new Unreadable(431, "Headers are longer than " + config.headerBytesMax() + " bytes");
          case TooLongFrameException _ -> new Unreadable(413, "Request is too large");
          case null, default -> new Unreadable(400, "Malformed HTTP request");
        };
    Sending.last(request, handler.refuse(why));
  }

  private void onVirtualThread(Context loop, HttpServerRequest request, RequestBody body) {
    if (underWay.incrementAndGet() > config.requestsMax()) {
      underWay.decrementAndGet();
      body.forget();
      Sending.whole(request, body, busy());
      return;
    }
    Thread.ofVirtual().name("request").start(() -> serve(loop, request, body));
  }

  private void serve(Context loop, HttpServerRequest request, RequestBody body) {
    try {
      var reply = answer(request, body);
      var content = reply.content();
      var live = reply.live();
      if (content != null) {
        stream(loop, request, body, reply, content);
      } else if (live != null) {
        Sending.live(loop, request, reply, live);
      } else {
        loop.runOnContext(_ -> Sending.whole(request, body, reply));
      }
    } catch (Sending.ReceiverGone e) {
      LOG.debug("The receiver of a reply went away", e);
      loop.runOnContext(_ -> request.connection().close());
    } catch (RuntimeException | Error e) {
      LOG.error("Connection cut: there is no honest answer to its request", e);
      loop.runOnContext(_ -> request.connection().close());
    } finally {
      underWay.decrementAndGet();
      body.forget();
    }
  }

  private void stream(
      Context loop,
      HttpServerRequest request,
      RequestBody body,
      Reply reply,
      Reply.Content content) {
    try (var _ = content.bytes()) {
      if (!budget.take(Sending.CHUNK_BYTES)) {
        loop.runOnContext(_ -> Sending.whole(request, body, busy()));
        return;
      }
      try {
        Sending.streamed(loop, request, reply, content);
      } finally {
        budget.giveBack(Sending.CHUNK_BYTES);
      }
    }
  }

  private Reply busy() {
    return handler.refuse(new Unreadable(429, "Too Many Requests"));
  }

  private Reply answer(HttpServerRequest request, RequestBody body) {
    try {
      return handler.handle(call(request, body));
    } catch (Unreadable e) {
      return handler.refuse(e);
    }
  }

  private static Call call(HttpServerRequest request, RequestBody body) {
    var form = body.form();
    var path = request.path();
    var query = request.query();
    return new Call(
        request.method().name(),
        path == null ? "" : path,
        query == null ? Params.NONE : UrlEncoding.params(query),
        request.headers()::get,
        form == null ? Params.NONE : form,
        form == null,
        request.scheme() + "://" + authority(request),
        body.unread());
  }

  private static String authority(HttpServerRequest request) {
    var named = request.authority();
    if (named == null && request.getHeader("Host") != null) {
      throw new Unreadable(400, "Malformed Host header");
    }
    if (named == null) {
      var local = request.localAddress();
      return local.host() + ":" + local.port();
    }
    var text = named.toString();
    if (!AUTHORITY.matcher(text).matches()) {
      throw new Unreadable(400, "Malformed Host header");
    }
    return text;
  }
}
