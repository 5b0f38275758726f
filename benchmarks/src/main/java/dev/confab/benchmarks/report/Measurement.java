package dev.confab.benchmarks.report;

import dev.confab.benchmarks.load.Histogram;
import dev.confab.benchmarks.load.LoadResult;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rate and durations of one series of requests.
public record Measurement(String name, long requests, double seconds, Histogram durations) {
  /// The only series of a run.
  public static Measurement of(String name, LoadResult result) {
    return of(name, result, 0);
  }

  public static Measurement of(String name, LoadResult result, int series) {
    var durations = result.series().get(series);
    return new Measurement(name, durations.count(), result.seconds(), durations);
  }

  public double requestsPerSecond() {
    return requests / seconds;
  }

  public double percentileMillis(double percent) {
    return durations.percentile(percent) / 1e6;
  }

  double maxMillis() {
    return durations.max() / 1e6;
  }

  Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("requests", requests);
    members.put("requests_per_second", requestsPerSecond());
    members.put("p50_ms", percentileMillis(50));
    members.put("p90_ms", percentileMillis(90));
    members.put("p99_ms", percentileMillis(99));
    members.put("max_ms", maxMillis());
    return members;
  }
}
