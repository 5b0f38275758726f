package dev.confab.store;

import dev.confab.store.engine.Session.Row;

/// Rows in the order of a key, with a value that ascends with it and has no index: rows are found
/// by their value through a search in steps.
///
/// @param from finds key and value of the first row of an owner that has a key or a higher one
/// @param last of the last row of an owner
record Ascent(String from, String last) {
  private static final Row<Point> POINT = row -> new Point(row.getLong(1), row.getLong(2));

  private record Point(long key, long value) {}

  /// The least key from which on all rows have a value above a bound; one behind the last row when
  /// none has. Rows that lack below it stay below it: it goes by the last row that is not above.
  ///
  /// Most readers are near the end, so the search begins there.
  long firstAbove(long bound, Sql sql, String owner) {
    var newest = sql.find(last, POINT, owner);
    if (newest.isEmpty()) {
      return 0;
    }
    if (newest.get().value() <= bound) {
      return newest.get().key() + 1;
    }
    long low = 0;
    long high = newest.get().key();
    for (long step = 1; low < high; step *= 2) {
      long tried = Math.max(high - step, low);
      var found = sql.find(from, POINT, owner, tried);
      if (found.isPresent() && found.get().value() <= bound) {
        low = found.get().key() + 1;
        return bisect(low, high, bound, sql, owner);
      }
      high = tried;
    }
    return high;
  }

  private long bisect(long least, long most, long bound, Sql sql, String owner) {
    long low = least;
    long high = most;
    while (low < high) {
      long middle = (low + high) >>> 1;
      var found = sql.find(from, POINT, owner, middle);
      if (found.isPresent() && found.get().value() <= bound) {
        low = found.get().key() + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
