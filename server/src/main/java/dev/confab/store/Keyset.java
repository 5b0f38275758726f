package dev.confab.store;

import dev.confab.domain.PageRequest;
import dev.confab.domain.PageRequest.Cursor;
import dev.confab.domain.Slice;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads one page of a list that is ordered by two keys: a number, then a sid. Pages begin beside
/// an element's keys, not at a position, so nothing that comes or goes meanwhile moves them.
///
/// @param order whether the list ascends or descends
/// @param place the keys of an element
/// @param rows reads the list
record Keyset<T>(Order order, Function<T, Place> place, Rows<T> rows) {
  /// Limits stand in the texts of queries: only when PostgreSQL knows how little is wanted, it
  /// plans once and not for each page. So that texts are few, there are few limits.
  private static final int[] LIMITS = {1, 51, 101};

  enum Order {
    ASCENDING,
    DESCENDING;

    /// Behind it the list begins.
    Place start() {
      return this == ASCENDING ? Place.LEAST : Place.GREATEST;
    }

    /// Before it the list ends.
    Place end() {
      return this == ASCENDING ? Place.GREATEST : Place.LEAST;
    }
  }

  interface Rows<T> {
    /// @param from the place to begin at; an element with these keys is left out
    /// @param isBackward whether to read towards the start of the list
    /// @return at most `max` elements, the nearest first
    List<T> read(Place from, boolean isBackward, int max) throws SQLException;
  }

  /// A limit for the text of a query that is to find `max` elements. It may find more: set how many
  /// rows are wanted on the statement.
  static int limit(int max) {
    return Arrays.stream(LIMITS).filter(one -> one >= max).findFirst().orElse(max);
  }

  Slice<T> slice(PageRequest page) throws SQLException {
    var cursor = page.cursor();
    if (cursor == null) {
      return first(page.size());
    }
    var from = new Place(cursor.key(), cursor.sid());
    return cursor.backward() ? before(from, page.size()) : after(from, page.size());
  }

  private Slice<T> first(int size) throws SQLException {
    var found = rows.read(order.start(), false, size + 1);
    return slice(found, size, null);
  }

  private Slice<T> after(Place from, int size) throws SQLException {
    var found = rows.read(from, false, size + 1);
    var begin = found.isEmpty() ? order.end() : place.apply(found.getFirst());
    return slice(found, size, unlessLast(begin, true));
  }

  private static <T> List<T> cut(List<T> found, int size) {
    return found.size() > size ? found.subList(0, size) : found;
  }

  private Slice<T> slice(List<T> found, int size, @Nullable Cursor previous) {
    var items = cut(found, size);
    var next = found.size() > size ? cursor(place.apply(items.getLast()), false) : null;
    return new Slice<>(items, previous, next);
  }

  /// Where all elements before a place have gone, the page before it is the first one.
  private Slice<T> before(Place from, int size) throws SQLException {
    var found = rows.read(from, true, size + 1);
    if (found.isEmpty()) {
      return first(size);
    }
    var items = cut(found, size).reversed();
    var previous = found.size() > size ? cursor(place.apply(items.getFirst()), true) : null;
    return new Slice<>(items, previous, unlessLast(place.apply(items.getLast()), false));
  }

  /// A cursor at a place, or `null` when it would lead to nothing.
  private @Nullable Cursor unlessLast(Place at, boolean isBackward) throws SQLException {
    return rows.read(at, isBackward, 1).isEmpty() ? null : cursor(at, isBackward);
  }

  private static Cursor cursor(Place at, boolean isBackward) {
    return new Cursor(isBackward, at.key(), at.sid());
  }
}
