package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrecedenceTest {
  private static final int MAX = 500;

  private boolean isBusy = true;
  private long end = 1_000;
  private long nanos = Duration.ofHours(1).toNanos();

  private final Precedence precedence = new Precedence(_ -> end, () -> isBusy, () -> nanos);

  private int events(long position) {
    return precedence.events(position, MAX);
  }

  @Test
  void whileNobodyQueuesAllIsPlanned() {
    isBusy = false;
    assertThat(events(0)).isEqualTo(MAX);
    assertThat(events(500)).isEqualTo(MAX);
  }

  @Test
  void whileRequestsQueueAQuarterIsPlanned() {
    assertThat(events(200)).isEqualTo(200);
    assertThat(events(400)).isZero();
    end = 1_199;
    assertThat(events(400)).isZero();
    end = 1_400;
    assertThat(events(400)).isEqualTo(100);
    end = 10_000;
    assertThat(events(500)).isEqualTo(MAX);
    assertThat(events(1_000)).isEqualTo(MAX);
  }

  @Test
  void whatIsLeftIsPlannedWhenNobodyQueuesAnyMore() {
    assertThat(events(200)).isEqualTo(200);
    isBusy = false;
    assertThat(events(400)).isZero();
    nanos += Duration.ofMillis(250).toNanos();
    assertThat(events(400)).isEqualTo(MAX);
    isBusy = true;
    assertThat(events(1_000)).isZero();
  }

  @Test
  void whatIsBehindForLongGivesWayNoMore() {
    assertThat(events(1_000)).isZero();
    nanos += Duration.ofSeconds(30).toNanos();
    assertThat(events(1_000)).isZero();
    nanos++;
    assertThat(events(1_000)).isEqualTo(MAX);
    precedence.caughtUp();
    assertThat(events(1_000)).isZero();
  }
}
