package dev.confab.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;

/// One keep-alive connection that waits for each answer: for preparing and inspecting, not for
/// load.
public final class HttpConnection implements AutoCloseable {
  private static final int CONNECT_MILLIS_MAX = 5_000;
  private static final int ANSWER_MILLIS_MAX = 60_000;

  private final Socket socket = new Socket();
  private final ResponseParser response = new ResponseParser();
  private final byte[] bytes = new byte[64 * 1024];

  public record Answer(int status, String body) {}

  public HttpConnection(Target target) throws IOException {
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(ANSWER_MILLIS_MAX);
      socket.connect(target.address(), CONNECT_MILLIS_MAX);
    } catch (IOException e) {
      socket.close();
      throw new IOException("cannot connect to " + target.host() + ":" + target.port(), e);
    }
  }

  public Answer exchange(byte[] request) throws IOException {
    send(request);
    return new Answer(response.status(), response.bodyText());
  }

  /// Whether the answer is as it must be.
  public boolean isRight(Exchange exchange) throws IOException {
    var request = ByteBuffer.allocate(exchange.requestLength());
    exchange.writeTo(request);
    send(request.array());
    return exchange.judge(response) instanceof Exchange.Verdict.Right;
  }

  private void send(byte[] request) throws IOException {
    response.reset();
    socket.getOutputStream().write(request);
    boolean complete = false;
    while (!complete) {
      int length = socket.getInputStream().read(bytes);
      if (length < 0 && !response.endOfInput()) {
        throw new EOFException("the server closed the connection before its answer");
      }
      complete = length < 0 || response.feed(ByteBuffer.wrap(bytes, 0, length));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
