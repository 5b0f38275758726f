package dev.confab.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A single number of a report.
///
/// @param limit what the project promises: the value must not be above it; null without a promise
/// @param isLeast whether the promise is that the value is not below it
public record Figure(
    String name, double value, String unit, @Nullable Double limit, boolean isLeast) {
  public Figure(String name, double value, String unit, @Nullable Double limit) {
    this(name, value, unit, limit, false);
  }

  public static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, null);
  }

  /// One that must not be below a limit.
  public static Figure atLeast(String name, double value, String unit, double limit) {
    return new Figure(name, value, unit, limit, true);
  }

  public boolean isKept() {
    return limit == null || (isLeast ? value >= limit : value <= limit);
  }

  String text() {
    boolean isCount = unit.isEmpty() && value == Math.rint(value);
    String form = isCount ? "%.0f %s" : "%.2f %s";
    String number = String.format(Locale.ROOT, form, value, unit).strip();
    if (limit == null) {
      return number;
    }
    return number
        + String.format(
            Locale.ROOT,
            " (%s %.2f: %s)",
            isLeast ? "at least" : "at most",
            limit,
            isKept() ? "kept" : "BROKEN");
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
