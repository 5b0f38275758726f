package dev.confab.http.engine;

import dev.confab.http.Handler;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.VertxConnection;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Listens on a port and gives each request to a handler. Event loops read and write; each request
/// is handled on a virtual thread.
public final class HttpEngine implements AutoCloseable {
  /// Vert.x lets its server instances share one random port when asked for a negative one.
  private static final int SHARED_RANDOM_PORT = -1;

  private static final long START_SECONDS_MAX = 30;

  private final EngineConfig config;
  private final Vertx vertx;
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

  private final AtomicBoolean isClosed = new AtomicBoolean();

  private HttpEngine(EngineConfig config) {
    this.config = config;
    this.vertx = Loops.start();
  }

  /// Listens, and returns when requests are accepted.
  ///
  /// @throws IOException when the port cannot be had
  public static HttpEngine start(EngineConfig config, Handler handler) throws IOException {
    var engine = new HttpEngine(config);
    var exchanges = new Exchanges(config, handler);
    var deployment =
        engine.vertx.deployVerticle(
            () -> engine.listener(exchanges),
            new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()));
    try {
      await(deployment, START_SECONDS_MAX);
    } catch (IOException e) {
      engine.close();
      throw e;
    }
    return engine;
  }

  /// The port that is listened on.
  public int port() {
    return servers.getFirst().actualPort();
  }

  /// Stops accepting, lets requests under way finish for a while, then cuts what is left.
  @Override
  public void close() {
    if (!isClosed.compareAndSet(false, true)) {
      return;
    }
    long millis = config.stopMax().toMillis();
    var stops = servers.stream().map(server -> server.shutdown(millis, TimeUnit.MILLISECONDS));
    try {
      await(Future.join(stops.toList()), config.stopMax().toSeconds() + 1);
      await(vertx.close(), 1);
    } catch (IOException _) {
      // The process ends, and what did not close in time ends with it.
    }
  }

  private VerticleBase listener(Exchanges exchanges) {
    return new VerticleBase() {
      @Override
      public Future<?> start() {
        var server =
            vertx
                .createHttpServer(options())
                .connectionHandler(HttpEngine::checkProtocol)
                .requestHandler(request -> exchanges.accept(context, request))
                .invalidRequestHandler(exchanges::refuse);
        servers.add(server);
        return server.listen(
            config.port() == 0 ? SHARED_RANDOM_PORT : config.port(), config.host());
      }
    };
  }

  /// Vert.x has no public way between its decoder and its own answers to what it does not know.
  private static void checkProtocol(HttpConnection connection) {
    var pipeline = ((VertxConnection) connection).channelHandlerContext().pipeline();
    var decoder = pipeline.context(HttpRequestDecoder.class).name();
    pipeline.addAfter(decoder, "spokenHttp", new SpokenHttp());
  }

  private HttpServerOptions options() {
    var options = new HttpServerOptions();
    options.setTcpNoDelay(true);
    options.setIdleTimeout((int) config.idleMax().toSeconds());
    options.setMaxInitialLineLength(config.urlLengthMax());
    options.setMaxHeaderSize(config.headerBytesMax());
    options.setMaxChunkSize(BodyStream.PIECE_BYTES_MAX);
    // The limits above are those of HTTP/1.1, which is what the SDKs speak.
    options.setHttp2ClearTextEnabled(false);
    return options;
  }

  private static void await(Future<?> future, long secondsMax) throws IOException {
    try {
      future.await(secondsMax, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer from the HTTP engine within " + secondsMax + " s", e);
    } catch (RuntimeException e) {
      throw new IOException(e.getMessage(), e);
    } catch (Throwable e) {
      // Vert.x throws the failure itself, whatever its type.
      throw new IOException(e.getMessage(), e);
    }
  }
}
