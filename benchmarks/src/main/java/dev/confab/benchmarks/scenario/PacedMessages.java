package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.Exchange;
import dev.confab.benchmarks.load.HttpConnection;
import dev.confab.benchmarks.load.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongFunction;

/// Sends requests at a fixed rate, whether the server keeps up or not, as long as it has an answer
/// for each connection when its turn comes.
record PacedMessages(Target target, int connections, int rate) {
  private static final long NANOS = 1_000_000_000L;

  /// What came of numbered requests, on the clock of `System.nanoTime`.
  ///
  /// @param failures how many were not answered as they must be
  record Paced(AtomicLongArray sent, AtomicLongArray answered, long failures) {}

  Paced run(int count, LongFunction<Exchange> requests) throws InterruptedException {
    var sent = new AtomicLongArray(count);
    var answered = new AtomicLongArray(count);
    var failures = new AtomicLong();
    var threads = new ArrayList<Thread>();
    long start = System.nanoTime() + NANOS / 10;
    for (int first = 0; first < connections; first++) {
      int from = first;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try (var connection = new HttpConnection(target)) {
                  for (int number = from; number < count; number += connections) {
                    var request = requests.apply(number);
                    long due = start + number * NANOS / rate;
                    TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                    sent.set(number, System.nanoTime());
                    boolean isRight = connection.isRight(request);
                    answered.set(number, System.nanoTime());
                    failures.addAndGet(isRight ? 0 : 1);
                  }
                } catch (IOException _) {
                  failures.addAndGet(count / connections);
                } catch (InterruptedException _) {
                  Thread.currentThread().interrupt();
                }
              }));
    }
    for (var thread : threads) {
      thread.join();
    }
    return new Paced(sent, answered, failures.get());
  }
}
