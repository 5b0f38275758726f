package dev.confab.benchmarks.load;

import java.time.Duration;

/// How hard and how long to load a server.
///
/// @param connections kept open at the same time; each has exactly one request under way
/// @param threads of the driver; each serves its share of the connections
/// @param warmUp answers of this time are judged but not timed
/// @param measured the time after it; shorter when the workload ends before
public record LoadPlan(
    Target target, int connections, int threads, Duration warmUp, Duration measured) {
  public LoadPlan {
    if (connections < 1 || threads < 1 || threads > connections) {
      throw new IllegalArgumentException("at least one thread, and one connection for each");
    }
    if (warmUp.isNegative() || !measured.isPositive()) {
      throw new IllegalArgumentException("the measured time must be positive");
    }
  }

  /// The connections of one of the threads.
  int share(int thread) {
    return connections / threads + (thread < connections % threads ? 1 : 0);
  }
}
