package dev.confab.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.support.ByteStreams;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteStreamTest {
  private static final int MAX = 64 * 1024;

  private static byte[] bytes(int size) {
    var bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0", "0, 1, 9", "9, 2, 9", "5000, 700, 65536", "65536, 65536, 65536"})
  void aLittleIsReadWhole(int size, int pieceMax, int max) {
    var all = ByteStreams.of(bytes(size), pieceMax).readAll(max);
    var read = new byte[all.remaining()];
    all.get(read);
    assertThat(read).isEqualTo(bytes(size));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "10, 2, 9", "65537, 65537, 65536"})
  void moreThanALittleIsRefused(int size, int pieceMax, int max) {
    var stream = ByteStreams.of(bytes(size), pieceMax);
    assertThatThrownBy(() -> stream.readAll(max))
        .isInstanceOfSatisfying(Unreadable.class, why -> assertThat(why.status()).isEqualTo(413));
  }

  @Test
  void whatIsEndlessIsNotReadOn() {
    var taken = new AtomicLong();
    assertThatThrownBy(() -> ByteStreams.zeros(1L << 40, taken).readAll(MAX))
        .isInstanceOf(Unreadable.class);
    assertThat(taken.get()).isLessThan(2 * MAX);
  }

  /// Whoever sends nothing must not cost what he could send.
  @Test
  void littleMemoryIsTakenBeforeTheFirstByte() {
    var offered = new AtomicInteger();
    var silent =
        new ByteStream() {
          @Override
          public int read(byte[] buffer) {
            offered.set(buffer.length);
            return -1;
          }

          @Override
          public void close() {}
        };
    assertThat(silent.readAll(MAX).remaining()).isZero();
    assertThat(offered.get()).isPositive().isLessThanOrEqualTo(1024);
  }
}
