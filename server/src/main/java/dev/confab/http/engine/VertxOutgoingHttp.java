package dev.confab.http.engine;

import dev.confab.platform.OutgoingHttp;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls over HTTP/1.1. The addresses of a host are looked up and judged here, and connections go
/// to exactly what was judged: a name that changes its address in between gains nothing.
public final class VertxOutgoingHttp implements OutgoingHttp, AutoCloseable {
  /// Longer than any caller waits: an attempt that nobody waits for any more ends by itself.
  private static final int CONNECT_MILLIS_MAX = 15_000;

  private static final int HEADER_BYTES_MAX = 16 * 1024;
  private static final long SWEEP_MILLIS = 1_000;
  private static final long CLOSE_SECONDS_MAX = 2;

  private final OutgoingConfig config;
  private final ClientSSLOptions tls;
  private final Names names;
  private final IdleConnections idle;
  private final Vertx vertx;
  private final HttpClientAgent client;

  /// @throws IOException when the file of authorities cannot be read
  public VertxOutgoingHttp(OutgoingConfig config) throws IOException {
    this.config = config;
    this.tls = tls(config);
    this.names = new Names(config);
    this.idle = new IdleConnections(config);
    this.vertx = Loops.start();
    this.client = vertx.createHttpClient(options());
    vertx.setPeriodic(SWEEP_MILLIS, _ -> idle.sweep());
  }

  private static ClientSSLOptions tls(OutgoingConfig config) throws IOException {
    var tls = new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS");
    var authorities = config.authorities();
    return authorities == null ? tls : tls.setTrustOptions(Trust.with(authorities));
  }

  private static HttpClientOptions options() {
    return new HttpClientOptions()
        .setConnectTimeout(CONNECT_MILLIS_MAX)
        .setSslHandshakeTimeout(CONNECT_MILLIS_MAX)
        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
        .setMaxHeaderSize(HEADER_BYTES_MAX)
        .setDecompressionSupported(false);
  }

  @Override
  public Outcome send(Request request) {
    long start = System.nanoTime();
    long deadline = start + request.limits().total().toNanos();
    long connected = Math.min(deadline, start + request.limits().connect().toNanos());
    List<InetAddress> addresses;
    try {
      addresses = names.addresses(request.url().host(), connected - start);
    } catch (UnknownHostException _) {
      return new Failed(Reason.UNRESOLVABLE, "no address of the host could be found out");
    }
    var allowed = addresses.stream().filter(config.isAllowed()).toList();
    Outcome outcome =
        new Failed(Reason.ADDRESS_REFUSED, "no address of the host may be called from here");
    for (int i = 0; i < allowed.size() && canGoOn(outcome); i++) {
      long now = System.nanoTime();
      long share = (connected - now) / (allowed.size() - i);
      outcome = send(request, allowed.get(i), now + share, deadline);
    }
    return outcome;
  }

  /// Whether another address of the same host may do better.
  private static boolean canGoOn(Outcome outcome) {
    return outcome instanceof Failed(var reason, _)
        && (reason == Reason.UNREACHABLE || reason == Reason.ADDRESS_REFUSED);
  }

  /// On a kept connection, if there is one. Should the server have closed it, which is seen only
  /// when it is used, there is a new one for the request.
  private Outcome send(Request request, InetAddress address, long connected, long deadline) {
    var url = request.url();
    var peer = new Connection.Peer(url.isSecure(), url.host(), url.port(), address);
    var kept = idle.take(peer);
    if (kept != null) {
      var exchange = new Exchange(kept, request, idle);
      var outcome = exchange.run(deadline);
      boolean wasClosed =
          outcome instanceof Failed(var reason, _)
              && reason == Reason.CLOSED
              && !exchange.isAnswered();
      if (!wasClosed) {
        return outcome;
      }
    }
    return switch (open(peer, connected)) {
      case Opened.Open(var connection) -> new Exchange(connection, request, idle).run(deadline);
      case Opened.Not(var why) -> why;
    };
  }

  /// What came of an attempt to connect.
  private sealed interface Opened {
    record Open(Connection connection) implements Opened {}

    record Not(Failed why) implements Opened {}
  }

  private Opened open(Connection.Peer peer, long until) {
    var loop = vertx.getOrCreateContext();
    var connecting = client.connect(target(peer));
    var opened =
        connecting
            .<Opened>map(http -> new Opened.Open(new Connection(peer, loop, http)))
            .otherwise(thrown -> new Opened.Not(Failures.connecting(thrown, peer.isSecure())));
    boolean isTaken = false;
    try {
      var result = Loops.await(opened, Math.max(0, until - System.nanoTime()));
      isTaken = true;
      return result;
    } catch (TimeoutException _) {
      return new Opened.Not(new Failed(Reason.UNREACHABLE, "there was no connection in time"));
    } finally {
      if (!isTaken) {
        connecting.onSuccess(HttpClientConnection::close);
      }
    }
  }

  /// The address without its name, which would be looked up again.
  private HttpConnectOptions target(Connection.Peer peer) {
    try {
      var address = InetAddress.getByAddress(peer.address().getAddress());
      return new HttpConnectOptions()
          .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, peer.port())))
          .setHost(peer.host())
          .setPort(peer.port())
          .setSsl(peer.isSecure())
          .setSslOptions(tls);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of a wrong length", e);
    }
  }

  /// Cuts what is under way.
  @Override
  public void close() {
    names.close();
    try {
      vertx.close().await(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      // The process ends, and what did not close in time ends with it.
    }
  }
}
