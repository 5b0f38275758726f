package dev.confab.fuzz;

import dev.confab.support.RawSocket;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A connection that carries any bytes.
final class Wire implements Closeable {
  private static final int CONTINUE = 100;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final RawSocket socket;

  Wire(int port) throws IOException {
    this.socket = RawSocket.connect(port);
  }

  /// Sends as much as the server takes: it may have closed the connection already, and what it says
  /// then can still be read.
  ///
  /// @param text one character a byte
  void send(String text) {
    try {
      socket.sendBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException _) {
      // Whether that was right is told by the answer.
    }
  }

  /// Sends nothing more, as a sender does that went away.
  void endOutput() {
    try {
      socket.endOutput();
    } catch (IOException _) {
      // The server was quicker.
    }
  }

  /// The next answer; `null` when the server has closed the connection instead.
  ///
  /// @param method of the request
  /// @throws IOException when the answer does not come in time, or ends early
  @Nullable Answer answer(String method) throws IOException {
    if (isClosed()) {
      return null;
    }
    var head = socket.head();
    while (head.status() == CONTINUE) {
      head = socket.head();
    }
    boolean isBare =
        method.equals("HEAD") || head.status() == NO_CONTENT || head.status() == NOT_MODIFIED;
    var body = isBare ? new byte[0] : socket.bytes(Math.toIntExact(head.length()));
    return new Answer(head.status(), head.headers(), new String(body, StandardCharsets.UTF_8));
  }

  private boolean isClosed() throws IOException {
    try {
      return socket.isAtEnd();
    } catch (SocketException _) {
      // A reset: something that was sent has not been read.
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
