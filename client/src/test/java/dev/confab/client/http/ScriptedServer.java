package dev.confab.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/// A server that answers every connection with exactly the given bytes, however wrong they are, and
/// then either closes the connection or holds it open.
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket socket;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private ScriptedServer(ServerSocket socket) {
    this.socket = socket;
  }

  static ScriptedServer answering(String bytes, boolean holdOpen) throws IOException {
    var server = new ScriptedServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    var thread = new Thread(() -> server.serve(bytes, holdOpen), "scripted-server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  URI uri() {
    return URI.create(
        "http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort());
  }

  /// Waits until a request came in.
  void awaitRequest() throws InterruptedException {
    asked.await();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    socket.close();
  }

  private void serve(String bytes, boolean holdOpen) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        readHeaders(connection.getInputStream());
        asked.countDown();
        connection.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
        if (holdOpen) {
          closed.await();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static void readHeaders(InputStream in) throws IOException {
    int state = 0;
    for (int c = in.read(); c >= 0 && state < 4; c = state < 4 ? in.read() : c) {
      state = c == "\r\n\r\n".charAt(state) ? state + 1 : 0;
      if (state == 4) {
        return;
      }
    }
  }
}
