package dev.confab.timers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.DueTimers.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FireTimersTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = FireTimers.WORK_MAX.plusNanos(1);

  private final List<Integer> asked = new ArrayList<>();
  private final FireTimers job = new FireTimers(this::fire);
  private Duration work = SHORT;
  private Duration late = Duration.ZERO;
  private int left;
  private boolean isDone;

  private Part fire(int max) {
    asked.add(max);
    return isDone ? Part.NOTHING : new Part(max, work, left, late, Map.of());
  }

  private void run(int times) {
    for (int i = 0; i < times; i++) {
      job.runOnce();
    }
  }

  @Test
  void partsBecomeLargerWhileTheyAreShort() {
    run(6);
    assertThat(asked).containsExactly(8, 16, 32, 64, 128, 128);
  }

  @Test
  void partsBecomeSmallerWhileTheyAreLong() {
    work = LONG;
    run(5);
    assertThat(asked).containsExactly(8, 4, 2, 1, 1);
    work = FireTimers.WORK_MAX;
    run(2);
    assertThat(asked).endsWith(1, 1);
  }

  /// What is due next may be conversations with many participants.
  @Test
  void afterAPauseThePartsAreSmallAgain() {
    run(4);
    isDone = true;
    assertThat(job.runOnce()).isZero();
    isDone = false;
    run(1);
    assertThat(asked).containsExactly(8, 16, 32, 64, 128, FireTimers.FIRST_MAX);
  }

  @Test
  void mostOfTheTimeIsForRequestsUnlessTimersAreLate() {
    work = Duration.ofMillis(10);
    var elapsed = Duration.ofMillis(12);
    job.runOnce();
    assertThat(job.rest(elapsed)).isEqualTo(Duration.ofMillis(140 - 12));
    late = FireTimers.SPREAD;
    job.runOnce();
    assertThat(job.rest(elapsed)).isEqualTo(Duration.ofMillis(20 - 12));
  }

  /// So that the last of them is not too late, and requests notice them as little as may be.
  @Test
  void whatIsDueAtOnceIsSpreadOverTheTimeThatItMayTake() {
    work = Duration.ofMillis(10);
    left = 100 - FireTimers.FIRST_MAX;
    late = FireTimers.SPREAD.minusSeconds(1);
    job.runOnce();
    assertThat(job.rest(Duration.ofMillis(12))).isEqualTo(Duration.ofMillis(80 - 12));
    late = FireTimers.SPREAD.plusSeconds(1);
    job.runOnce();
    assertThat(job.rest(Duration.ofMillis(12))).isEqualTo(Duration.ofMillis(20 - 12));
  }
}
