package dev.confab.client;

import dev.confab.client.call.Cursor;
import dev.confab.client.engine.Listing;

/// How services are listed; there is no filter. For use by one thread, inside the call it is passed
/// to.
public final class ServiceQuery {
  private final Listing listing = new Listing();

  ServiceQuery() {}

  /// The size of a page: 1 to 100; the server's default is 50.
  ///
  /// @throws IllegalArgumentException if it is not positive
  public ServiceQuery pageSize(int size) {
    listing.pageSize(size);
    return this;
  }

  /// At most this many items: a stream ends there, and no page is larger.
  ///
  /// @throws IllegalArgumentException if it is not positive
  public ServiceQuery limit(int limit) {
    listing.limit(limit);
    return this;
  }

  /// Starts at a place of an earlier list, with that list's page size.
  public ServiceQuery cursor(Cursor cursor) {
    listing.cursor(cursor);
    return this;
  }

  /// Adds a filter that this version of the library does not know.
  public ServiceQuery param(String name, String value) {
    listing.filters().add(name, value);
    return this;
  }

  Listing listing() {
    return listing;
  }
}
