package dev.confab.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A single number of a report.
///
/// @param limit what the project promises: the value must not be above it; null without a promise
public record Figure(String name, double value, String unit, @Nullable Double limit) {
  public static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, null);
  }

  public boolean isKept() {
    return limit == null || value <= limit;
  }

  String text() {
    String number = String.format(Locale.ROOT, "%.2f %s", value, unit).strip();
    if (limit == null) {
      return number;
    }
    return number
        + String.format(Locale.ROOT, " (at most %.2f: %s)", limit, isKept() ? "kept" : "BROKEN");
  }

  Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("name", name);
    members.put("value", value);
    members.put("unit", unit);
    members.put("limit", limit);
    members.put("kept", limit == null ? null : isKept());
    return members;
  }
}
