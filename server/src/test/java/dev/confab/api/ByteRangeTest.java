package dev.confab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.api.ByteRange.Part;
import dev.confab.api.ByteRange.Unsatisfiable;
import dev.confab.api.ByteRange.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=2-4, 2, 4",
    "Bytes=2-, 2, 9",
    "bytes=-3, 7, 9",
    "bytes=-99, 0, 9",
    "bytes=9-99999999999999999999999, 9, 9",
    "bytes= 1-2, 1, 2"
  })
  void aRangeIsCutToTheFile(String header, long from, long to) {
    assertThat(ByteRange.of(header, 10)).isEqualTo(new Part(from, to));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "bytes=", "bytes=-", "bytes=4-2", "items=0-1", "bytes=0-1,3-4", "bytes=a-b"})
  void whatIsNoSingleRangeIsIgnored(String header) {
    assertThat(ByteRange.of(header, 10)).isEqualTo(new Whole());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=99999999999999999999999-"})
  void aRangeThatTheFileDoesNotHaveCannotBeSatisfied(String header) {
    assertThat(ByteRange.of(header, 10)).isEqualTo(new Unsatisfiable());
  }

  @Test
  void anEmptyFileHasNoRange() {
    assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new Unsatisfiable());
    assertThat(ByteRange.of("bytes=-1", 0)).isEqualTo(new Whole());
    assertThat(ByteRange.of(null, 0)).isEqualTo(new Whole());
  }
}
