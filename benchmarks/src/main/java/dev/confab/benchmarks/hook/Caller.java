package dev.confab.benchmarks.hook;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/// One connection to a receiver. For one thread.
final class Caller {
  private static final Pattern LENGTH =
      Pattern.compile("\r\ncontent-length: *([0-9]{1,7})", Pattern.CASE_INSENSITIVE);

  private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final int door;
  private final SocketChannel channel;
  private ByteBuffer read = ByteBuffer.allocate(8 * 1024);

  Caller(int door, SocketChannel channel) throws IOException {
    this.door = door;
    this.channel = channel;
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  int door() {
    return door;
  }

  /// Reads what has come.
  ///
  /// @return whether the other side is still there
  boolean receive() {
    if (!read.hasRemaining()) {
      read = ByteBuffer.allocate(2 * read.capacity()).put(read.flip());
    }
    try {
      return channel.read(read) >= 0;
    } catch (IOException _) {
      return false;
    }
  }

  /// Answers the calls that have come whole.
  ///
  /// @return whether the other side is still there
  boolean answerAll(ToIntFunction<Call> answers) {
    int length = callLength();
    while (length > 0) {
      if (!answer(answers.applyAsInt(take(length)))) {
        return false;
      }
      length = callLength();
    }
    return true;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // Nothing depends on the close of a socket that is not used again.
      return;
    }
  }

  /// How many bytes the first call has; 0 when it is not complete.
  private int callLength() {
    int headLength = headLength();
    if (headLength == 0) {
      return 0;
    }
    var head = new String(read.array(), 0, headLength, StandardCharsets.ISO_8859_1);
    var length = LENGTH.matcher(head);
    int whole = headLength + (length.find() ? Integer.parseInt(length.group(1)) : 0);
    return whole <= read.position() ? whole : 0;
  }

  private int headLength() {
    for (int i = 0; i + HEAD_END.length <= read.position(); i++) {
      boolean isEnd =
          read.get(i) == '\r'
              && Arrays.equals(read.array(), i, i + HEAD_END.length, HEAD_END, 0, HEAD_END.length);
      if (isEnd) {
        return i + HEAD_END.length;
      }
    }
    return 0;
  }

  private Call take(int length) {
    int headLength = headLength();
    var head = new String(read.array(), 0, headLength, StandardCharsets.ISO_8859_1);
    var body = new String(read.array(), headLength, length - headLength, StandardCharsets.UTF_8);
    read.flip().position(length);
    read.compact();
    return new Call(door, System.nanoTime(), head.stripTrailing(), body);
  }

  private boolean answer(int status) {
    var answer = "HTTP/1.1 " + status + " Heard\r\nContent-Length: 0\r\n\r\n";
    var bytes = ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII));
    try {
      channel.write(bytes);
    } catch (IOException _) {
      return false;
    }
    // So few bytes fit into the buffer of a socket whose other side reads.
    return !bytes.hasRemaining();
  }
}
