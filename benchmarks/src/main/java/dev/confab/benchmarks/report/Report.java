package dev.confab.benchmarks.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A run with all that is needed to judge it.
public record Report(
    String scenario, Instant date, Machine machine, Commit commit, Shape shape, Outcome outcome) {

  /// How the scenario was run.
  ///
  /// @param server what was measured, in words: an own server with its options, or a URL
  public record Shape(
      int connections, int threads, double warmUpSeconds, double seconds, String server) {}

  /// One object on one line. With several series, the members of the first stand at the top and all
  /// of them under `parts`.
  public String json() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("scenario", scenario);
    members.put("date", date.toString());
    members.put("commit", commit.id());
    members.put("dirty", commit.dirty());
    members.put("machine", machine.members());
    members.put("server", shape.server());
    members.put("connections", shape.connections());
    members.put("threads", shape.threads());
    members.put("warm_up_seconds", shape.warmUpSeconds());
    members.put("seconds", shape.seconds());
    outcome.measurements().stream()
        .limit(1)
        .forEach(measurement -> members.putAll(measurement.members()));
    members.put("errors", outcome.errorsTotal());
    members.put("errors_by_kind", new TreeMap<>(outcome.errors()));
    members.put("driver_cpu", outcome.driverCpu());
    members.put("parts", parts());
    members.put("figures", outcome.figures().stream().map(Figure::members).toList());
    return Json.write(members);
  }

  private List<Map<String, @Nullable Object>> parts() {
    List<Map<String, @Nullable Object>> parts = new ArrayList<>();
    if (outcome.measurements().size() > 1) {
      for (var measurement : outcome.measurements()) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        part.put("name", measurement.name());
        part.putAll(measurement.members());
        parts.add(part);
      }
    }
    return parts;
  }

  /// For people; also valid Markdown, so that a saved report needs no second form.
  public String text() {
    var text = new StringBuilder();
    text.append("# ").append(scenario).append(", ").append(date.toString(), 0, 10).append("\n\n");
    line(text, "commit", commit.toString());
    line(text, "server", shape.server());
    line(text, "machine", machine.cpu() + ", " + machine.cores() + " cores, " + machine.memory());
    line(text, "system", machine.kernel() + ", " + machine.jdk() + ", load " + machine.load());
    if (!outcome.measurements().isEmpty()) {
      line(text, "load", loadText());
    }
    line(text, "errors", errorsText());
    var cpu = outcome.driverCpu();
    if (cpu != null) {
      line(text, "driver", String.format(Locale.ROOT, "%.0f %% of one core", cpu * 100));
    }
    outcome.figures().forEach(figure -> line(text, figure.name(), figure.text()));
    if (!outcome.measurements().isEmpty()) {
      table(text);
    }
    return text.toString();
  }

  private String loadText() {
    return String.format(
        Locale.ROOT,
        "%d connections, %d driver threads, closed loop, %.1f s after %.1f s of warm-up",
        shape.connections(),
        shape.threads(),
        shape.seconds(),
        shape.warmUpSeconds());
  }

  private String errorsText() {
    long total = outcome.errorsTotal();
    return total == 0 ? "none" : total + " " + new TreeMap<>(outcome.errors());
  }

  private void table(StringBuilder text) {
    text.append("\n| series | requests/s | p50 ms | p90 ms | p99 ms | max ms | requests |\n");
    text.append("|---|---:|---:|---:|---:|---:|---:|\n");
    for (var measurement : outcome.measurements()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.0f | %.2f | %.2f | %.2f | %.2f | %d |%n",
              measurement.name(),
              measurement.requestsPerSecond(),
              measurement.percentileMillis(50),
              measurement.percentileMillis(90),
              measurement.percentileMillis(99),
              measurement.maxMillis(),
              measurement.requests()));
    }
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("- ").append(name).append(": ").append(value).append('\n');
  }
}
