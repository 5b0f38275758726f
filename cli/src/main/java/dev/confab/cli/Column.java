package dev.confab.cli;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One value that is shown of each item.
record Column<T>(String title, Function<T, ? extends @Nullable Object> value) {
  /// The value as text for a terminal; empty if the item has none.
  String text(T item) {
    var found = value.apply(item);
    return found == null ? "" : Text.printable(found.toString());
  }
}
