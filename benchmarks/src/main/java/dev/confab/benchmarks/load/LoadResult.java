package dev.confab.benchmarks.load;

import java.util.List;
import java.util.Map;

/// What a run measured.
///
/// @param seconds really measured, which is less than planned when the workload ended before
/// @param series durations of right answers in the measured time, one histogram for each series
/// @param errors by kind, of the warm-up too: an error is an error at any time
/// @param driverCpu of one core, that the busiest thread of the driver used; near 1 the driver is
///   the limit and not the server
public record LoadResult(
    double seconds, List<Histogram> series, Map<String, Long> errors, double driverCpu) {
  public LoadResult {
    series = List.copyOf(series);
    errors = Map.copyOf(errors);
  }

  public long requests() {
    return series.stream().mapToLong(Histogram::count).sum();
  }

  public long errorsTotal() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }
}
