package dev.confab.benchmarks.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a scenario found out.
///
/// @param measurements the series that were timed; none when the scenario counts no requests
/// @param errors by kind
/// @param driverCpu share of one core that the driver's busiest thread used; null without load
public record Outcome(
    List<Measurement> measurements,
    List<Figure> figures,
    Map<String, Long> errors,
    @Nullable Double driverCpu) {
  public Outcome {
    measurements = List.copyOf(measurements);
    figures = List.copyOf(figures);
    errors = Map.copyOf(errors);
  }

  public long errorsTotal() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }

  /// False when a series has no right answer at all: then no figure says anything, least of all
  /// that a promise was kept.
  public boolean isMeasured() {
    return measurements.stream().allMatch(measurement -> measurement.requests() > 0);
  }
}
