package dev.confab.domain;

import org.jspecify.annotations.Nullable;

/// Which part of an ordered list to read.
///
/// @param size at least 1
/// @param cursor where to go on; `null` for the start of the list
public record PageRequest(int size, @Nullable Cursor cursor) {
  /// A place between two elements of a list, named by the element beside it.
  ///
  /// @param backward whether the elements before that place are wanted, not those after it
  /// @param key the element's first sort key, such as microseconds since the epoch
  /// @param sid the element's second sort key
  public record Cursor(boolean backward, long key, String sid) {}
}
