package dev.confab.client.call;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Walks from page to page, fetching each only when the items before it are used up.
final class PageItems<T> implements Iterator<T> {
  private final Supplier<Page<T>> first;
  private @Nullable Page<T> page;
  private int index;

  PageItems(Supplier<Page<T>> first) {
    this.first = first;
  }

  @Override
  public boolean hasNext() {
    var current = page;
    if (current == null) {
      current = first.get();
    }
    // A loop, because a page may be empty and still have a next one.
    while (index >= current.items().size() && current.hasNext()) {
      current = current.next();
      index = 0;
    }
    page = current;
    return index < current.items().size();
  }

  @Override
  public T next() {
    var current = hasNext() ? page : null;
    if (current == null) {
      throw new NoSuchElementException();
    }
    return current.items().get(index++);
  }
}
