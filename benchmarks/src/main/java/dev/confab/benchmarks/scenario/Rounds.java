package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.LoadResult;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Measurement;
import dev.confab.benchmarks.report.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was measured several times, in turn, so that each kind of run met the same machine.
final class Rounds {
  private final List<Measurement> measurements = new ArrayList<>();
  private final Map<String, Long> errors = new TreeMap<>();
  private double driverCpu;

  /// Takes up a run.
  ///
  /// @return its rate
  double add(String name, LoadResult result) {
    var measurement = Measurement.of(name, result);
    measurements.add(measurement);
    result.errors().forEach((kind, count) -> errors.merge(kind, count, Long::sum));
    driverCpu = Math.max(driverCpu, result.driverCpu());
    return measurement.requestsPerSecond();
  }

  /// Takes up something else that was timed.
  void add(Measurement measurement) {
    measurements.add(measurement);
  }

  /// Takes up what went wrong, if anything did.
  void error(String kind, long count) {
    if (count > 0) {
      errors.merge(kind, count, Long::sum);
    }
  }

  Outcome outcome(List<Figure> figures) {
    return new Outcome(measurements, figures, errors, driverCpu);
  }

  static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
  }

  static double max(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }
}
