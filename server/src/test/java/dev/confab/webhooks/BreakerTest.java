package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.webhooks.Verdict.Sign;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Breaker breaker = new Breaker();

  private void fail(int times, Instant now) {
    for (int count = 0; count < times; count++) {
      assertThat(breaker.permits(now)).isTrue();
      breaker.end(breaker.begin(), Sign.BAD, now);
    }
  }

  @Test
  void tenFailuresInARowPause() {
    fail(9, NOW);
    breaker.end(breaker.begin(), Sign.GOOD, NOW);
    fail(10, NOW);
    assertThat(breaker.permits(NOW)).isFalse();
    assertThat(breaker.pausedUntil()).isEqualTo(NOW.plusSeconds(1));
    assertThat(breaker.permits(NOW.plusMillis(999))).isFalse();
    assertThat(breaker.permits(NOW.plusSeconds(1))).isTrue();
  }

  @Test
  void afterThePauseOneCallDecides() {
    fail(10, NOW);
    var later = NOW.plusSeconds(1);
    boolean isProbe = breaker.begin();
    assertThat(isProbe).isTrue();
    assertThat(breaker.permits(later)).isFalse();
    assertThat(breaker.pausedUntil()).isNull();
    breaker.end(isProbe, Sign.GOOD, later);
    assertThat(breaker.isUp()).isTrue();
    fail(9, later);
    assertThat(breaker.permits(later)).isTrue();
  }

  @Test
  void pausesDoubleUpToAMinute() {
    fail(10, NOW);
    var now = NOW.plusSeconds(1);
    for (long expected : new long[] {2, 4, 8, 16, 32, 60, 60}) {
      breaker.end(breaker.begin(), Sign.BAD, now);
      assertThat(breaker.pausedUntil()).isEqualTo(now.plusSeconds(expected));
      now = now.plusSeconds(expected);
    }
    breaker.end(breaker.begin(), Sign.GOOD, now);
    fail(10, now);
    assertThat(Duration.between(now, breaker.pausedUntil())).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void callsThatHadBegunBeforeThePauseProlongNothing() {
    fail(10, NOW);
    breaker.end(false, Sign.BAD, NOW.plusMillis(500));
    assertThat(breaker.pausedUntil()).isEqualTo(NOW.plusSeconds(1));
    breaker.end(false, Sign.GOOD, NOW.plusMillis(600));
    assertThat(breaker.isUp()).isTrue();
  }

  @Test
  void aCallThatTellsNothingDecidesNothing() {
    fail(10, NOW);
    var later = NOW.plusSeconds(1);
    breaker.end(breaker.begin(), Sign.NONE, later);
    assertThat(breaker.isUp()).isFalse();
    assertThat(breaker.permits(later)).isTrue();
    boolean isProbe = breaker.begin();
    breaker.end(false, Sign.NONE, later);
    assertThat(breaker.permits(later)).isFalse();
    breaker.end(isProbe, Sign.BAD, later);
    assertThat(breaker.pausedUntil()).isEqualTo(later.plusSeconds(2));
  }

  @Test
  void itTellsWhenItGoesDown() {
    fail(9, NOW);
    assertThat(breaker.end(breaker.begin(), Sign.BAD, NOW)).isTrue();
    assertThat(breaker.end(false, Sign.BAD, NOW)).isFalse();
    assertThat(breaker.isFailing()).isTrue();
    breaker.reset();
    assertThat(breaker.isUp()).isTrue();
    assertThat(breaker.isFailing()).isFalse();
  }
}
