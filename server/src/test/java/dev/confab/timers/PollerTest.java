package dev.confab.timers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    try (var _ = Poller.start(Map.of(busy, PAUSE, other, PAUSE))) {
      assertThat(others.await(20, TimeUnit.SECONDS)).isTrue();
      isDone.countDown();
    }
  }

  @Test
  void jobsBeginAtOnce() throws InterruptedException {
    var isDone = new CountDownLatch(1);
    Job job =
        () -> {
          isDone.countDown();
          return 0;
        };
    try (var _ = Poller.start(Map.of(job, Duration.ofDays(1)))) {
      assertThat(isDone.await(20, TimeUnit.SECONDS)).isTrue();
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
    try (var _ = Poller.start(Map.of(job, PAUSE))) {
      assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(parts.get()).isNegative();
  }

  /// What it does takes long enough that the pause does not count.
  @Test
  void aJobWithMuchToDoRestsAsLongAsItHasWorked() throws InterruptedException {
    var begins = new ConcurrentLinkedQueue<Long>();
    var ends = new ConcurrentLinkedQueue<Long>();
    var isDone = new CountDownLatch(4);
    Job job =
        () -> {
          long begin = System.nanoTime();
          begins.add(begin);
          while (System.nanoTime() - begin < 20 * PAUSE.toNanos()) {
            Thread.onSpinWait();
          }
          ends.add(System.nanoTime());
          isDone.countDown();
          return 1;
        };
    try (var _ = Poller.start(Map.of(job, PAUSE))) {
      assertThat(isDone.await(20, TimeUnit.SECONDS)).isTrue();
    }
    long last = begins.remove();
    for (long begin : begins) {
      long end = ends.remove();
      assertThat(begin - end).isGreaterThanOrEqualTo(end - last);
      last = begin;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
