package dev.confab.domain;

import dev.confab.domain.PageRequest.Cursor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list, in the list's order.
///
/// @param previous leads to the page before, or `null` at the start
/// @param next leads to the page after, or `null` at the end; a slice with a next is not empty,
///   unless the list says that it is not looked through at once
public record Slice<T>(List<T> items, @Nullable Cursor previous, @Nullable Cursor next) {
  public Slice {
    items = List.copyOf(items);
  }

  /// The same page of other things.
  <R> Slice<R> map(Function<T, R> each) {
    return new Slice<>(items.stream().map(each).toList(), previous, next);
  }
}
