package dev.confab.timers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollerTest {
  private static final Duration PAUSE = Duration.ofMillis(1);

  @Test
  void aJobWithMuchToDoKeepsNoOtherWaiting() throws InterruptedException {
    var others = new CountDownLatch(3);
    var isDone = new CountDownLatch(1);
    Job busy =
        () -> {
          await(isDone);
          return 0;
        };
    Job other =
        () -> {
          others.countDown();
          return 0;
        };
    try (var _ = Poller.start(List.of(busy, other), PAUSE)) {
      assertThat(others.await(20, TimeUnit.SECONDS)).isTrue();
      isDone.countDown();
    }
  }

  @Test
  void aJobIsRepeatedWhileItFindsWorkAndAfterItHasFailed() throws InterruptedException {
    var parts = new AtomicInteger(2);
    var failed = new CountDownLatch(2);
    Job job =
        () -> {
          if (parts.getAndDecrement() > 0) {
            return 1;
          }
          failed.countDown();
          throw new IllegalStateException("no database");
        };
    try (var _ = Poller.start(List.of(job), PAUSE)) {
      assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(parts.get()).isNegative();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
