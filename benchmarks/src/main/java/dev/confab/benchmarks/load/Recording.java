package dev.confab.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What one thread of the driver has seen. Belongs to that thread until it has ended.
final class Recording {
  private final List<Histogram> series = new ArrayList<>();
  private final Map<String, Long> errors = new TreeMap<>();
  private long timedNanos;

  Recording(int seriesCount) {
    for (int i = 0; i < seriesCount; i++) {
      series.add(new Histogram());
    }
  }

  void answered(Exchange exchange, long sent, long now, Phases phases) {
    if (phases.isMeasured(now)) {
      series.get(exchange.series()).record(now - sent);
      timedNanos = now - phases.warmUpEnd();
    }
  }

  void error(String kind) {
    errors.merge(kind, 1L, Long::sum);
  }

  List<Histogram> series() {
    return series;
  }

  Map<String, Long> errors() {
    return errors;
  }

  /// From the end of the warm-up to the last timed answer.
  long timedNanos() {
    return timedNanos;
  }
}
