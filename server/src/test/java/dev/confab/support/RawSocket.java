package dev.confab.support;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// An HTTP client that sends what a test wants, right or wrong.
public final class RawSocket implements Closeable {
  private static final int ANSWER_MILLIS_MAX = 15_000;

  private final Socket socket;
  private final InputStream in;

  public record Answer(int status, String body) {}

  /// An answer up to its body.
  public record Head(String version, int status, Map<String, String> headers) {
    public long length() {
      return Long.parseLong(headers.getOrDefault("content-length", "0"));
    }
  }

  private RawSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  public static RawSocket connect(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(ANSWER_MILLIS_MAX);
    return new RawSocket(socket);
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public void send(String text) throws IOException {
    sendBytes(utf8(text));
  }

  public void sendBytes(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /// Reads one answer, whose length must be given.
  public Answer answer() throws IOException {
    var head = head();
    var body = bytes(Math.toIntExact(head.length()));
    return new Answer(head.status(), new String(body, StandardCharsets.UTF_8));
  }

  public Head head() throws IOException {
    var words = line().split(" ", -1);
    var headers = new HashMap<String, String>();
    for (var header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    return new Head(words[0], Integer.parseInt(words[1]), headers);
  }

  public byte[] bytes(int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("body ends early");
    }
    return bytes;
  }

  /// Tells the other side that nothing more will be sent.
  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /// Whether the other side has closed the connection; waits for that, or for something to read.
  public boolean isAtEnd() throws IOException {
    in.mark(1);
    int next = in.read();
    in.reset();
    return next < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("connection closed");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }
}
