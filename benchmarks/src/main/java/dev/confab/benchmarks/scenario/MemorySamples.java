package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.server.ProcessMemory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks at the memory of a process ten times a second.
final class MemorySamples implements AutoCloseable {
  private static final long SAMPLE_MILLIS = 100;

  private final List<Long> kilobytes = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  MemorySamples(long pid) {
    var _ = clock.scheduleAtFixedRate(() -> sample(pid), 0, SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void sample(long pid) {
    try {
      kilobytes.add(ProcessMemory.of(pid).kilobytes());
    } catch (IOException _) {
      // The process has ended; the run itself reports that.
      clock.shutdown();
    }
  }

  double maxMegabytes() {
    return kilobytes.stream().mapToLong(Long::longValue).max().orElse(0) / 1024.0;
  }

  /// Of a part of the time so far.
  ///
  /// @param from 0 is the beginning, 1 is now
  double meanMegabytes(double from, double to) {
    var all = List.copyOf(kilobytes);
    return all.subList((int) (all.size() * from), (int) (all.size() * to)).stream()
            .mapToLong(Long::longValue)
            .average()
            .orElse(0)
        / 1024.0;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
