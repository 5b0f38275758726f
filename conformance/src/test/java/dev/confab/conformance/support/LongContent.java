package dev.confab.conformance.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.random.RandomGeneratorFactory;

/// Many bytes that are nowhere in memory. Each can be told from its neighbours by its place: they
/// are noise that begins again after a prime number of bytes, so that no buffer's size fits.
public final class LongContent extends InputStream {
  private static final byte[] NOISE = noise();
  private static final int PIECE_BYTES = 64 * 1024;

  private final long end;
  private long place;

  /// @param end behind the last place
  public LongContent(long from, long end) {
    this.place = from;
    this.end = end;
  }

  /// Reads a stream to its end.
  ///
  /// @throws AssertionError unless it has exactly these bytes
  public void requireEqual(InputStream bytes) throws IOException {
    var piece = bytes.readNBytes(PIECE_BYTES);
    while (piece.length > 0) {
      assertThat(piece).as("bytes before %d", place).isEqualTo(readNBytes(piece.length));
      piece = bytes.readNBytes(PIECE_BYTES);
    }
    assertThat(place).as("where the content ends").isEqualTo(end);
  }

  @Override
  public int read() {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (place == end && length > 0) {
      return -1;
    }
    int start = (int) (place % NOISE.length);
    int count = (int) Math.min(Math.min(length, NOISE.length - start), end - place);
    System.arraycopy(NOISE, start, target, offset, count);
    place += count;
    return count;
  }

  private static byte[] noise() {
    var noise = new byte[65_521];
    RandomGeneratorFactory.of("L64X128MixRandom").create(7).nextBytes(noise);
    return noise;
  }
}
