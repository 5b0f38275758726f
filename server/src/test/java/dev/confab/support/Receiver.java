package dev.confab.support;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/// An HTTP server that does with each connection what a test wants, right or wrong.
public final class Receiver implements AutoCloseable {
  private final ServerSocket server;
  private final Script script;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<Asked> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  /// What is done with one connection, which is closed afterwards.
  @FunctionalInterface
  public interface Script {
    void serve(Peer peer) throws IOException;
  }

  /// @param headers by their names in lower case
  public record Asked(String line, Map<String, String> headers, String body) {
    /// Path and query.
    public String target() {
      return line.split(" ", -1)[1];
    }
  }

  /// One connection, seen from the server.
  public final class Peer {
    private final InputStream in;
    private final Socket socket;

    private Peer(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
    }

    /// Reads a request; fails at the end of the connection.
    public Asked request() throws IOException {
      var line = line();
      var headers = new TreeMap<String, String>();
      for (var header = line(); !header.isEmpty(); header = line()) {
        int colon = header.indexOf(':');
        headers.put(
            header.substring(0, colon).toLowerCase(Locale.ROOT),
            header.substring(colon + 1).strip());
      }
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      var asked =
          new Asked(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
      requests.add(asked);
      return asked;
    }

    public void send(String text) throws IOException {
      sendBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public void sendBytes(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
    }

    /// Waits until the other side is gone.
    public void waitForTheEnd() throws IOException {
      while (in.read() >= 0) {
        // What it still sends is of no interest.
      }
    }

    /// Closes the connection without a word of farewell.
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    private String line() throws IOException {
      var line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new IOException("connection closed");
        }
        line.append((char) c);
      }
      return line.toString().strip();
    }
  }

  private Receiver(ServerSocket server, Script script) {
    this.server = server;
    this.script = script;
  }

  public static Receiver start(Script script) throws IOException {
    return start(ServerSocketFactory.getDefault(), script);
  }

  public static Receiver start(ServerSocketFactory factory, Script script) throws IOException {
    var receiver =
        new Receiver(factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    Thread.ofVirtual().start(receiver::accept);
    return receiver;
  }

  /// One that answers every request alike and keeps its connections.
  public static Receiver answering(String answer) throws IOException {
    return start(peer -> {
      while (true) {
        peer.request();
        peer.send(answer);
      }
    });
  }

  /// An answer with its length.
  public static String answer(int status, String headers, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return "HTTP/1.1 %d X\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(status, headers, length, body);
  }

  public int port() {
    return server.getLocalPort();
  }

  /// How many there have been.
  public int connections() {
    return connections.get();
  }

  public List<Asked> requests() {
    return List.copyOf(requests);
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        connections.incrementAndGet();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // It was closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      script.serve(new Peer(socket));
    } catch (IOException _) {
      // The other side has gone, which is its right.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
