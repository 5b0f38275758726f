package dev.confab.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Failure;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Does something in many threads at the same time.
final class Race {
  private static final long SECONDS_MAX = 60;

  private Race() {}

  /// @return how often it failed, and with what
  static List<Failure> run(int runners, IntConsumer action) {
    var failures = new ConcurrentLinkedQueue<Failure>();
    var bugs = new ConcurrentLinkedQueue<Throwable>();
    var start = new CountDownLatch(1);
    var end = new CountDownLatch(runners);
    IntStream.range(0, runners)
        .forEach(number ->
            Thread.startVirtualThread(() -> {
              try {
                await(start);
                action.accept(number);
              } catch (Failure failure) {
                failures.add(failure);
              } catch (RuntimeException | Error bug) {
                bugs.add(bug);
              } finally {
                end.countDown();
              }
            }));
    start.countDown();
    await(end);
    assertThat(bugs).isEmpty();
    return List.copyOf(failures);
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(SECONDS_MAX, TimeUnit.SECONDS)).as("in time").isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
