package dev.confab.http.engine;

import io.vertx.core.Context;
import io.vertx.core.http.HttpClientConnection;
import java.net.InetAddress;

/// A connection to somebody's server, for one request at a time.
final class Connection {
  /// Who is at the other end. The name counts as well as the address: its certificate was checked.
  record Peer(boolean isSecure, String host, int port, InetAddress address) {}

  private final Peer peer;
  private final Context loop;
  private final HttpClientConnection http;
  private volatile boolean isClosed;

  /// @param loop the event loop that the connection belongs to
  Connection(Peer peer, Context loop, HttpClientConnection http) {
    this.peer = peer;
    this.loop = loop;
    this.http = http;
    http.closeHandler(_ -> isClosed = true);
  }

  Peer peer() {
    return peer;
  }

  Context loop() {
    return loop;
  }

  HttpClientConnection http() {
    return http;
  }

  boolean isClosed() {
    return isClosed;
  }

  void close() {
    isClosed = true;
    http.close();
  }
}
