package dev.confab.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimerKindTest {
  @ParameterizedTest
  @CsvSource({
    "PT1M, 60",
    "PT60S, 60",
    "PT61.5S, 61",
    "P1D, 86400",
    "P1W, 604800",
    "P1DT1H1M1S, 90061",
    "P1M, 2592000",
    "P1Y, 31536000"
  })
  void readsIsoDurations(String text, long seconds) {
    assertThat(TimerKind.INACTIVE.parse(text)).hasSeconds(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PT0S", "P0D"})
  void zeroAndEmptyRemoveTheTimer(String text) {
    assertThat(TimerKind.CLOSED.parse(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P",
        "PT",
        "P1DT",
        "1M",
        "pt1m",
        "PT1M ",
        "-PT1H",
        "PT-1M",
        "P1000000000D",
        "P999999999Y",
        "PT1X",
        "P1H",
        "PT1M1M",
        "P1.5D",
        "P36501D"
      })
  void otherTextsAreMalformed(String text) {
    assertFails(TimerKind.INACTIVE, text, ErrorCode.INACTIVE_TIMER_MALFORMED);
    assertFails(TimerKind.CLOSED, text, ErrorCode.CLOSED_TIMER_MALFORMED);
  }

  @Test
  void eachTimerHasItsOwnMinimum() {
    assertFails(TimerKind.INACTIVE, "PT59S", ErrorCode.INACTIVE_TIMER_TOO_SHORT);
    assertFails(TimerKind.INACTIVE, "PT59.999999999S", ErrorCode.INACTIVE_TIMER_TOO_SHORT);
    assertFails(TimerKind.CLOSED, "PT9M59S", ErrorCode.CLOSED_TIMER_TOO_SHORT);
    assertThat(TimerKind.CLOSED.parse("PT10M")).isEqualTo(Duration.ofMinutes(10));
  }

  private static void assertFails(TimerKind timer, String text, ErrorCode code) {
    assertThatThrownBy(() -> timer.parse(text))
        .isInstanceOfSatisfying(Failure.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
