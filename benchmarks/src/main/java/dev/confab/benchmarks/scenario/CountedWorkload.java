package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.Exchange;
import dev.confab.benchmarks.load.Workload;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Knows how many exchanges were asked for, those of the warm-up among them.
record CountedWorkload(Workload workload, AtomicInteger asked) implements Workload {
  static CountedWorkload of(Workload workload) {
    return new CountedWorkload(workload, new AtomicInteger());
  }

  int count() {
    return asked.get();
  }

  @Override
  public @Nullable Exchange next() {
    var next = workload.next();
    asked.addAndGet(next == null ? 0 : 1);
    return next;
  }
}
