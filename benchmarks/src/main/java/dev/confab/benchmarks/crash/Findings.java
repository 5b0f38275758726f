package dev.confab.benchmarks.crash;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What is not as it must be, counted by kind; the first of each kind are told.
final class Findings {
  private static final int TOLD_MAX = 3;

  private final Map<String, Long> counts = new TreeMap<>();
  private final Consumer<String> progress;

  Findings(Consumer<String> progress) {
    this.progress = progress;
  }

  void check(boolean isRight, String kind, Object what) {
    if (!isRight) {
      long count = counts.merge(kind, 1L, Long::sum);
      if (count <= TOLD_MAX) {
        progress.accept("WRONG: " + kind + ": " + what);
      }
    }
  }

  void add(String kind, long count) {
    counts.merge(kind, count, Long::sum);
  }

  Map<String, Long> counts() {
    return Map.copyOf(counts);
  }
}
