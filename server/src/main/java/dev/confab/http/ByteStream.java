package dev.confab.http;

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

  /// All that is left, when it is little.
  ///
  /// @throws Unreadable when there are more than `max` bytes
  default ByteBuffer readAll(int max) {
    var bytes = ByteBuffer.allocate(max);
    var piece = new byte[max];
    for (int count = read(piece); count >= 0; count = read(piece)) {
      if (count > bytes.remaining()) {
        throw new Unreadable(413, "Body or field is larger than " + max + " bytes");
      }
      bytes.put(piece, 0, count);
    }
    return bytes.flip();
  }

  @Override
  void close();
}
