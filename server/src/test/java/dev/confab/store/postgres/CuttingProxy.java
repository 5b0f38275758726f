package dev.confab.store.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stands between a client and a PostgreSQL server, and cuts connections at the worst moments.
final class CuttingProxy implements AutoCloseable {
  /// When to cut; each but the first and the last happens once.
  enum Mode {
    PASS,
    /// The server never sees the COMMIT.
    BEFORE_COMMIT,
    /// The server commits, but its answer does not come through.
    AFTER_COMMIT,
    /// The same, and after it nobody gets through at all.
    AFTER_COMMIT_FOR_EVER,
    NOBODY
  }

  private final ServerSocket listener;
  private final String host;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Mode mode = Mode.PASS;

  CuttingProxy(String host, int port) {
    this.host = host;
    this.port = port;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  void set(Mode next) {
    mode = next;
    if (next == Mode.NOBODY) {
      cutAll();
    }
  }

  void cutAll() {
    open.forEach(CuttingProxy::close);
    open.clear();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        if (mode == Mode.NOBODY) {
          close(client);
        } else {
          new Link(client, new Socket(host, port)).start();
        }
      } catch (IOException _) {
        // Closed, or the server is away: the next one may have more luck.
      }
    }
  }

  private final class Link {
    private final Socket client;
    private final Socket server;
    private volatile boolean isAnswerCut;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
      open.add(client);
      open.add(server);
    }

    void start() {
      Thread.startVirtualThread(() -> pump(client, server, true));
      Thread.startVirtualThread(() -> pump(server, client, false));
    }

    private void pump(Socket from, Socket to, boolean isRequest) {
      var buffer = new byte[65_536];
      try (from;
          to) {
        for (int count; (count = from.getInputStream().read(buffer)) > 0; ) {
          if (isRequest
              ? cutsRequest(new String(buffer, 0, count, StandardCharsets.ISO_8859_1))
              : isAnswerCut) {
            return;
          }
          to.getOutputStream().write(buffer, 0, count);
        }
      } catch (IOException _) {
        // The other side has gone: so does this one.
      }
    }

    private boolean cutsRequest(String request) {
      if (!request.contains("COMMIT")) {
        return false;
      }
      switch (mode) {
        case BEFORE_COMMIT -> {
          mode = Mode.PASS;
          return true;
        }
        case AFTER_COMMIT -> {
          mode = Mode.PASS;
          isAnswerCut = true;
        }
        case AFTER_COMMIT_FOR_EVER -> {
          mode = Mode.NOBODY;
          isAnswerCut = true;
        }
        case PASS, NOBODY -> {}
      }
      return false;
    }
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    close(listener);
    cutAll();
  }
}
