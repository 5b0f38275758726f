package dev.confab.store;

import java.util.List;
import java.util.stream.IntStream;

/// The condition that a column has one of some values.
///
/// @param condition to be appended to others; empty when there are no values
record AnyOf(String condition, List<String> parameters) {
  /// The last value fills up to a power of two, because sessions keep the statement of every text
  /// they see.
  static AnyOf of(String column, List<String> values) {
    if (values.isEmpty()) {
      return new AnyOf("", List.of());
    }
    var distinct = values.stream().distinct().toList();
    int last = distinct.size() - 1;
    int places = last == 0 ? 1 : Integer.highestOneBit(last) * 2;
    var parameters =
        IntStream.range(0, places).mapToObj(place -> distinct.get(Math.min(place, last))).toList();
    return new AnyOf(
        " AND %s IN (%s)".formatted(column, "?, ".repeat(places - 1) + "?"), parameters);
  }
}
