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
  void whileRequestsQueueAThirdIsPlanned() {
    assertThat(events(400)).isEqualTo(200);
    assertThat(events(600)).isZero();
    end = 1_100;
    assertThat(events(600)).isZero();
    end = 1_300;
    assertThat(events(600)).isEqualTo(100);
    end = 10_000;
    assertThat(events(700)).isEqualTo(MAX);
    assertThat(events(1_200)).isEqualTo(MAX);
  }

  @Test
  void whatIsLeftIsPlannedWhenNobodyQueuesAnyMore() {
    assertThat(events(400)).isEqualTo(200);
    isBusy = false;
    assertThat(events(600)).isEqualTo(MAX);
    isBusy = true;
    assertThat(events(1_000)).isZero();
  }

  @Test
  void whatIsBehindForLongGivesWayNoMore() {
    assertThat(events(1_000)).isZero();
    nanos += Duration.ofSeconds(16).toNanos();
    assertThat(events(1_000)).isEqualTo(MAX);
    precedence.caughtUp();
    assertThat(events(1_000)).isZero();
  }
}
