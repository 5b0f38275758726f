package dev.confab.http.engine;

import dev.confab.http.engine.Connector.Opened;
import dev.confab.platform.OutgoingHttp;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls over HTTP/1.1. The addresses of a host are looked up and judged here, and connections go
/// to exactly what was judged: a name that changes its address in between gains nothing.
public final class VertxOutgoingHttp implements OutgoingHttp, AutoCloseable {
  private static final long SWEEP_MILLIS = 1_000;
  private static final long CLOSE_SECONDS_MAX = 2;

  private final OutgoingConfig config;
  private final Names names;
  private final IdleConnections idle;
  private final Vertx vertx;
  private final Connector connector;

  public VertxOutgoingHttp(OutgoingConfig config) {
    this.config = config;
    this.names = new Names(config);
    this.idle = new IdleConnections(config);
    this.vertx = Loops.startFew();
    var authorities = config.authorities();
    this.connector = new Connector(vertx, authorities.isEmpty() ? null : Trust.with(authorities));
    vertx.setPeriodic(SWEEP_MILLIS, _ -> idle.sweep());
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
  /// when it is used, there is a new one for the request, which has its time to connect from then.
  private Outcome send(Request request, InetAddress address, long connected, long deadline) {
    var url = request.url();
    var peer = new Connection.Peer(url.isSecure(), url.host(), url.port(), address);
    var kept = idle.take(peer);
    if (kept == null) {
      return sendAnew(request, peer, connected, deadline);
    }
    var exchange = exchange(kept, request);
    var outcome = exchange.run(deadline);
    boolean wasClosed =
        outcome instanceof Failed(var reason, _)
            && reason == Reason.CLOSED
            && !exchange.isAnswered();
    if (!wasClosed) {
      return outcome;
    }
    long again = System.nanoTime() + request.limits().connect().toNanos();
    return sendAnew(request, peer, Math.min(deadline, again), deadline);
  }

  private Outcome sendAnew(Request request, Connection.Peer peer, long connected, long deadline) {
    return switch (connector.open(peer, connected)) {
      case Opened.Open(var connection) -> exchange(connection, request).run(deadline);
      case Opened.Not(var why) -> why;
    };
  }

  private Exchange exchange(Connection connection, Request request) {
    return new Exchange(connection, request, idle, config.droppedBytesMax());
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
