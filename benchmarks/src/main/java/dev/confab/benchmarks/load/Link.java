package dev.confab.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// One connection with at most one request under way.
final class Link implements AutoCloseable {
  private static final int CONNECT_MILLIS_MAX = 5_000;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ResponseParser response = new ResponseParser();
  private ByteBuffer out = ByteBuffer.allocateDirect(2048);
  private @Nullable Exchange current;
  private long sentAt;

  private Link(SocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    // Being writable is what starts the first request, see EventLoop.
    this.key = channel.register(selector, SelectionKey.OP_WRITE, this);
  }

  /// Connects, waiting for it: connections are opened before the run or after an error, so a state
  /// of "connecting" would only complicate the loop.
  static Link open(InetSocketAddress address, Selector selector) throws IOException {
    var channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.socket().connect(address, CONNECT_MILLIS_MAX);
      return new Link(channel, selector);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  void send(Exchange exchange, long now) throws IOException {
    current = exchange;
    sentAt = now;
    response.reset();
    if (out.capacity() < exchange.requestLength()) {
      out = ByteBuffer.allocateDirect(exchange.requestLength() * 2);
    }
    out.clear();
    exchange.writeTo(out);
    out.flip();
    flush();
  }

  void flush() throws IOException {
    channel.write(out);
    int interest = out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    if (key.interestOps() != interest) {
      key.interestOps(interest);
    }
  }

  /// Reads what there is, through a buffer that all links of a loop share. True when the response
  /// is complete.
  boolean receive(ByteBuffer shared) throws IOException {
    shared.clear();
    if (channel.read(shared) < 0) {
      if (response.endOfInput()) {
        return true;
      }
      throw new EOFException("the server closed the connection before its answer");
    }
    shared.flip();
    boolean complete = response.feed(shared);
    if (shared.hasRemaining()) {
      throw new BadResponse("bytes behind the answer");
    }
    return complete;
  }

  /// The exchange under way; null on a fresh connection.
  @Nullable Exchange current() {
    return current;
  }

  long sentAt() {
    return sentAt;
  }

  ResponseParser response() {
    return response;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // Nothing depends on the close of a socket that is not used again.
      return;
    }
  }
}
