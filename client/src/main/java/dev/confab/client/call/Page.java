package dev.confab.client.call;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// One page of a list. Immutable; [#next] and [#previous] ask the server.
///
/// @param <T> the items
public final class Page<T> {
  private final List<T> items;
  private final PageMeta meta;
  private final Function<Cursor, Page<T>> load;
  private final @Nullable Trail trail;

  private Page(
      List<T> items, PageMeta meta, Function<Cursor, Page<T>> load, @Nullable Trail trail) {
    this.items = items;
    this.meta = meta;
    this.load = load;
    this.trail = trail;
  }

  /// A page with a way to its neighbours.
  ///
  /// @param items in order; may be empty even if there is a next page
  /// @param meta what the answer says about itself
  /// @param load fetches the page at a cursor
  public static <T> Page<T> of(List<T> items, PageMeta meta, Function<Cursor, Page<T>> load) {
    return new Page<>(List.copyOf(items), meta, load, Trail.from(meta.urls().own(), null));
  }

  /// The items of every page in order, beginning with the supplied one.
  ///
  /// Lazy: a page is fetched when its first item is asked for, so `limit` saves requests. A failure
  /// of a later page is thrown from the stream where it happens. Not safe for use by several
  /// threads.
  public static <T> Stream<T> all(Supplier<Page<T>> first) {
    var items =
        Spliterators.spliteratorUnknownSize(
            new PageItems<>(first), Spliterator.ORDERED | Spliterator.NONNULL);
    return StreamSupport.stream(items, false);
  }

  /// The items in order.
  public List<T> items() {
    return items;
  }

  /// Number, size and addresses, as the server gave them.
  public PageMeta meta() {
    return meta;
  }

  /// Whether the server names a page after this one.
  public boolean hasNext() {
    return meta.urls().next() != null;
  }

  /// Whether the server names a page before this one.
  public boolean hasPrevious() {
    return meta.urls().previous() != null;
  }

  /// Fetches the page after this one.
  ///
  /// @throws NoSuchElementException if this is the last one
  /// @throws dev.confab.client.error.BadAnswerException if the next page is one that was already
  ///   passed on the way here: the list would never end
  public Page<T> next() {
    var cursor = nextCursor().orElseThrow();
    if (Trail.contains(trail, cursor)) {
      throw Trail.circle(meta);
    }
    var next = load.apply(cursor);
    var passed = new Trail(cursor, trail);
    return new Page<>(next.items, next.meta, load, Trail.from(next.meta.urls().own(), passed));
  }

  /// Fetches the page before this one.
  ///
  /// @throws NoSuchElementException if this is the first one
  public Page<T> previous() {
    return load.apply(previousCursor().orElseThrow());
  }

  /// Where the page after this one begins; empty on the last page. To go on later or elsewhere.
  public Optional<Cursor> nextCursor() {
    return Optional.ofNullable(meta.urls().next()).map(Trail::cursor);
  }

  /// Where the page before this one begins; empty on the first page.
  public Optional<Cursor> previousCursor() {
    return Optional.ofNullable(meta.urls().previous()).map(Trail::cursor);
  }

  /// The items of this page and of all pages after it, lazily, as [#all] does.
  public Stream<T> stream() {
    return all(() -> this);
  }

  @Override
  public String toString() {
    return "Page " + meta.page() + " with " + items.size() + " items";
  }
}
