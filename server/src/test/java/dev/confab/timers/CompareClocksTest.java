package dev.confab.timers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareClocksTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final MutableClock here = new MutableClock(NOON);
  private final MutableClock database = new MutableClock(NOON);
  private final CompareClocks clocks = new CompareClocks(here, database);

  @ParameterizedTest
  @ValueSource(ints = {-3_600, -1, 0, 1, 5})
  void timersFollowTheServerWhileItIsNotFarAhead(int seconds) {
    here.advance(Duration.ofSeconds(seconds));
    assertThat(clocks.runOnce()).isZero();
    assertThat(clocks.ahead()).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(clocks.bounded(here).instant()).isEqualTo(here.instant());
  }

  @Test
  void timersFollowTheDatabaseWhileTheServerIsFarAhead() {
    here.advance(Duration.ofHours(1));
    clocks.runOnce();
    assertThat(clocks.bounded(here).instant()).isEqualTo(NOON);
    here.advance(Duration.ofHours(-1));
    clocks.runOnce();
    assertThat(clocks.bounded(here).instant()).isEqualTo(NOON);
  }

  @Test
  void aSlowAnswerIsNoDifference() {
    var slow =
        new CompareClocks(
            here,
            () -> {
              here.advance(Duration.ofSeconds(4));
              database.advance(Duration.ofSeconds(2));
              return database.instant();
            });
    slow.runOnce();
    assertThat(slow.ahead()).isZero();
  }

  /// Tests may move the clock that timers are fired by.
  @Test
  void aClockThatIsMovedOnPurposeIsLeftAlone() {
    var moved = new MutableClock(NOON.plus(Duration.ofDays(1)));
    clocks.runOnce();
    assertThat(clocks.bounded(moved).instant()).isEqualTo(moved.instant());
  }
}
