package dev.confab.client;

import dev.confab.client.call.Cursor;
import dev.confab.client.engine.Listing;
import java.time.Instant;
import java.util.function.Consumer;

/// What every list can be asked for. For use by one thread, inside the call it is passed to.
///
/// A class that is extended, against the house rule, so that what all lists share is written once.
///
/// @param <Q> the query itself
public abstract class ListQuery<Q extends ListQuery<Q>> {
  private final Listing listing = new Listing();

  ListQuery() {}

  /// The size of a page: 1 up to the maximum of the list, which the query's type names; the server
  /// takes a larger one as the maximum. Its default is 50, of scoped webhooks 5.
  ///
  /// @throws IllegalArgumentException if it is not positive
  public final Q pageSize(int size) {
    listing.pageSize(size);
    return self();
  }

  /// At most this many items: a stream ends there, and no page is larger.
  ///
  /// @throws IllegalArgumentException if it is not positive
  public final Q limit(int limit) {
    listing.limit(limit);
    return self();
  }

  /// Starts at a place of an earlier list. The cursor brings that list's filters and page size
  /// along; those of this query do not count then.
  public final Q cursor(Cursor cursor) {
    listing.cursor(cursor);
    return self();
  }

  /// Adds a filter that this version of the library does not know; a repeated name is sent as a
  /// repeated key.
  public final Q param(String name, String value) {
    listing.filters().add(name, value);
    return self();
  }

  static <Q extends ListQuery<Q>> Listing filled(Q query, Consumer<Q> fill) {
    fill.accept(query);
    return query.listing();
  }

  final Q set(String name, String value) {
    listing.filters().set(name, value);
    return self();
  }

  final Q set(String name, Instant value) {
    listing.filters().set(name, value);
    return self();
  }

  final Listing listing() {
    return listing;
  }

  @SuppressWarnings("unchecked") // Every subclass names itself as the type parameter.
  private Q self() {
    return (Q) this;
  }
}
