package dev.confab.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs a workload against a server in a closed loop: each connection sends its next request when
/// the answer to the last one is there.
public final class LoadDriver {
  private LoadDriver() {}

  /// Blocks until the measured time is over or the workload has ended.
  ///
  /// @throws IOException when the server cannot be reached or is silent for 30 s; single failures
  ///   are counted instead
  public static LoadResult run(LoadPlan plan, Workload workload)
      throws IOException, InterruptedException {
    List<EventLoop> loops = new ArrayList<>();
    var threads = Executors.newFixedThreadPool(plan.threads(), LoadDriver::daemon);
    try {
      for (int i = 0; i < plan.threads(); i++) {
        loops.add(EventLoop.open(plan, i, workload));
      }
      var phases = Phases.from(System.nanoTime(), plan);
      List<Future<EventLoop.Seen>> running = new ArrayList<>();
      for (var loop : loops) {
        running.add(threads.submit(() -> loop.run(phases)));
      }
      List<EventLoop.Seen> seen = new ArrayList<>();
      for (var loop : running) {
        seen.add(ended(loop));
      }
      boolean full = phases.isOver(System.nanoTime());
      return joined(seen, workload.series(), full ? plan.measured().toNanos() : timed(seen));
    } finally {
      threads.shutdownNow();
      for (var loop : loops) {
        loop.close();
      }
    }
  }

  /// A workload that ended before its time was measured only until its last answer.
  private static long timed(List<EventLoop.Seen> seen) {
    return seen.stream().mapToLong(one -> one.recording().timedNanos()).max().orElse(0);
  }

  private static EventLoop.Seen ended(Future<EventLoop.Seen> loop)
      throws IOException, InterruptedException {
    try {
      return loop.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw new IOException(io.getMessage(), io);
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static LoadResult joined(List<EventLoop.Seen> seen, int seriesCount, long nanos) {
    List<Histogram> series = new ArrayList<>();
    for (int i = 0; i < seriesCount; i++) {
      series.add(new Histogram());
    }
    Map<String, Long> errors = new TreeMap<>();
    double cpu = 0;
    for (var one : seen) {
      for (int i = 0; i < seriesCount; i++) {
        series.get(i).add(one.recording().series().get(i));
      }
      one.recording().errors().forEach((kind, count) -> errors.merge(kind, count, Long::sum));
      cpu = Math.max(cpu, one.cpu());
    }
    return new LoadResult(Math.max(nanos, 1) / 1e9, series, errors, cpu);
  }

  private static Thread daemon(Runnable work) {
    // A daemon, so that an interrupted main thread can end the process.
    var thread = new Thread(work, "load");
    thread.setDaemon(true);
    return thread;
  }
}
