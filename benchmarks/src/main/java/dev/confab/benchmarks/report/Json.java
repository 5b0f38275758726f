package dev.confab.benchmarks.report;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Writes maps, lists, strings, numbers, booleans and null as JSON on one line.
///
/// The report is the only JSON that this module writes; a library would be its largest dependency.
final class Json {
  private Json() {}

  static String write(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> quoted(text);
      case Boolean truth -> truth.toString();
      case Double number -> number(number);
      case Number number -> number.toString();
      case Map<?, ?> members ->
          members.entrySet().stream()
              .map(member ->
                  quoted(String.valueOf(member.getKey())) + ":" + write(member.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case Iterable<?> items ->
          StreamSupport.stream(items.spliterator(), false)
              .map(Json::write)
              .collect(Collectors.joining(",", "[", "]"));
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    };
  }

  private static String number(double value) {
    // Three decimals are finer than any figure here is repeatable; JSON has no infinity.
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "null";
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
