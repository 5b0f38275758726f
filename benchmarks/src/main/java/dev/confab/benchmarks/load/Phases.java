package dev.confab.benchmarks.load;

/// When the warm-up and the measured time end, on the clock of `System.nanoTime`.
record Phases(long warmUpEnd, long measuredEnd) {
  static Phases from(long start, LoadPlan plan) {
    long warmUpEnd = start + plan.warmUp().toNanos();
    return new Phases(warmUpEnd, warmUpEnd + plan.measured().toNanos());
  }

  // Differences, because that clock may pass the largest long.

  boolean isMeasured(long now) {
    return now - warmUpEnd >= 0 && !isOver(now);
  }

  boolean isOver(long now) {
    return now - measuredEnd >= 0;
  }
}
