package dev.confab.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Bytes that come one piece after the other and are never in memory together: the body of a
/// request while it arrives, or that of a reply while it leaves. For one thread.
public interface ByteStream extends AutoCloseable {
  /// Without a byte.
  ByteStream EMPTY =
      new ByteStream() {
        @Override
        public int read(byte[] buffer) {
          return -1;
        }

        @Override
        public void close() {}
      };

  /// Waits for more.
  ///
  /// @return how many bytes were put at the start of the buffer, at least 1; -1 at the end
  /// @throws Unreadable when the sender of a body stops before its end
  int read(byte[] buffer);

  /// All that is left, when it is little. What memory it takes follows what has arrived, not the
  /// maximum: many senders may be slow at once.
  ///
  /// @throws Unreadable when there are more than `max` bytes
  default ByteBuffer readAll(int max) {
    var bytes = new ByteArrayOutputStream();
    var piece = new byte[1024];
    for (int count = read(piece); count >= 0; count = read(piece)) {
      if (count > max - bytes.size()) {
        throw new Unreadable(413, "Body or field is larger than " + max + " bytes");
      }
      bytes.write(piece, 0, count);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  @Override
  void close();
}
