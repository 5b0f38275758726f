package dev.confab.http.engine;

import dev.confab.platform.OutgoingHttp.Failed;
import dev.confab.platform.OutgoingHttp.Reason;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Opens connections. Vert.x cannot call an attempt off, so each ends by itself, soon after nobody
/// waits for it any more: there is a client for each of a few times to connect.
final class Connector {
  /// The last is longer than any caller waits.
  private static final int[] CONNECT_MILLIS = {250, 1_000, 4_000, 16_000};

  private static final int HEADER_BYTES_MAX = 16 * 1024;

  /// @param millis how long an attempt takes at most, and once more with TLS
  private record Client(int millis, HttpClientAgent http, ClientSSLOptions tls) {}

  /// What came of an attempt to connect.
  sealed interface Opened {
    record Open(Connection connection) implements Opened {}

    record Not(Failed why) implements Opened {}
  }

  private final Vertx vertx;
  private final List<Client> clients;

  /// @param trust `null` for that of the JDK
  Connector(Vertx vertx, @Nullable TrustOptions trust) {
    this.vertx = vertx;
    this.clients =
        IntStream.of(CONNECT_MILLIS).mapToObj(millis -> client(vertx, trust, millis)).toList();
  }

  private static Client client(Vertx vertx, @Nullable TrustOptions trust, int millis) {
    var tls = new ClientSSLOptions();
    tls.setHostnameVerificationAlgorithm("HTTPS");
    tls.setSslHandshakeTimeout(millis).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    if (trust != null) {
      tls.setTrustOptions(trust);
    }
    var options =
        new HttpClientOptions()
            .setConnectTimeout(millis)
            .setMaxHeaderSize(HEADER_BYTES_MAX)
            .setDecompressionSupported(false);
    return new Client(millis, vertx.createHttpClient(options), tls);
  }

  /// @param until by the clock of nanoseconds
  Opened open(Connection.Peer peer, long until) {
    long left = until - System.nanoTime();
    if (left <= 0) {
      return late();
    }
    var client = client(TimeUnit.NANOSECONDS.toMillis(left));
    var loop = vertx.getOrCreateContext();
    var connecting = client.http.connect(target(peer, client.tls));
    var opened =
        connecting
            .<Opened>map(http -> new Opened.Open(new Connection(peer, loop, http)))
            .otherwise(thrown -> new Opened.Not(Failures.connecting(thrown, peer.isSecure())));
    boolean isTaken = false;
    try {
      var result = Loops.await(opened, left);
      isTaken = true;
      return result;
    } catch (TimeoutException _) {
      return late();
    } finally {
      if (!isTaken) {
        connecting.onSuccess(HttpClientConnection::close);
      }
    }
  }

  private static Opened late() {
    return new Opened.Not(new Failed(Reason.UNREACHABLE, "there was no connection in time"));
  }

  /// The one whose attempts end first, but not before the caller gives up.
  private Client client(long millis) {
    return clients.stream()
        .filter(client -> client.millis > millis)
        .findFirst()
        .orElseGet(clients::getLast);
  }

  /// The address without its name, which would be looked up again.
  private static HttpConnectOptions target(Connection.Peer peer, ClientSSLOptions tls) {
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
}
