package dev.confab.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
  @Test
  void emptyHistogramHasOnlyZeros() {
    var histogram = new Histogram();
    assertThat(histogram.count()).isZero();
    assertThat(histogram.max()).isZero();
    assertThat(histogram.percentile(99)).isZero();
  }

  @Test
  void smallValuesAreExact() {
    var histogram = new Histogram();
    for (int value = 1; value <= 200; value++) {
      histogram.record(value);
    }
    assertThat(histogram.percentile(50)).isEqualTo(100);
    assertThat(histogram.percentile(99)).isEqualTo(198);
    assertThat(histogram.percentile(100)).isEqualTo(200);
    assertThat(histogram.percentile(0)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 127, 128, 255, 256, 257, 1_000, 65_535, 65_536, 1_234_567_891L})
  void aSingleValueIsEveryPercentile(long value) {
    var histogram = new Histogram();
    histogram.record(value);
    assertThat(histogram.percentile(1)).isEqualTo(value);
    assertThat(histogram.percentile(99.9)).isEqualTo(value);
  }

  @Test
  void percentilesOfManyValuesAreOffByLessThanOneInAHundred() {
    var random = new Random(7);
    long[] values = new long[20_000];
    var histogram = new Histogram();
    for (int i = 0; i < values.length; i++) {
      values[i] = (long) Math.exp(random.nextDouble() * 24);
      histogram.record(values[i]);
    }
    Arrays.sort(values);
    for (double percent : new double[] {1, 10, 50, 90, 99, 99.9}) {
      long exact = values[(int) Math.ceil(values.length * percent / 100) - 1];
      assertThat(histogram.percentile(percent))
          .isGreaterThanOrEqualTo(exact)
          .isCloseTo(exact, within(Math.max(1, exact / 100)));
    }
  }

  @Test
  void hugeValuesKeepTheirMaximum() {
    var histogram = new Histogram();
    histogram.record(Long.MAX_VALUE);
    histogram.record(5);
    assertThat(histogram.max()).isEqualTo(Long.MAX_VALUE);
    assertThat(histogram.percentile(50)).isEqualTo(5);
  }

  @Test
  void aNegativeDurationCountsAsZero() {
    var histogram = new Histogram();
    histogram.record(-3);
    assertThat(histogram.percentile(50)).isZero();
    assertThat(histogram.count()).isOne();
  }

  @Test
  void addingJoinsCountsAndMaximum() {
    var left = new Histogram();
    var right = new Histogram();
    left.record(10);
    right.record(1_000_000);
    right.record(1_000_000);
    left.add(right);
    assertThat(left.count()).isEqualTo(3);
    assertThat(left.max()).isEqualTo(1_000_000);
    assertThat(left.percentile(50)).isCloseTo(1_000_000, Percentage.withPercentage(1));
  }
}
