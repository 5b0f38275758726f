package dev.confab.client.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({
    "1, 100",
    "2, 200",
    "3, 400",
    "4, 800",
    "5, 1600",
    "6, 3200",
    "7, 6400",
    "8, 10000",
    "9, 10000",
    "100, 10000"
  })
  void boundDoublesUpToTenSecondsAndJitterIsFull(int retry, long bound) {
    assertThat(new Backoff(() -> 0).before(retry)).isZero();
    assertThat(new Backoff(() -> 0.5).before(retry)).isEqualTo(Duration.ofMillis(bound / 2));
    assertThat(new Backoff(() -> Math.nextDown(1.0)).before(retry))
        .isBetween(Duration.ofMillis(bound - 1), Duration.ofMillis(bound));
  }
}
