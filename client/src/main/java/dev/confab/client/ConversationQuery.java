package dev.confab.client;

import dev.confab.client.call.Cursor;
import dev.confab.client.engine.Listing;
import java.time.Instant;

/// Which conversations a list is about. Without a filter: all of the service, those with the latest
/// message first; with a date: the newest first. For use by one thread, inside the call it is
/// passed to.
public final class ConversationQuery {
  private final Listing listing = new Listing();

  ConversationQuery() {}

  /// Only those created at this time or later. Twilio documents the start of a UTC day only; a
  /// Confab server takes any time. To the second: a fraction is cut off.
  public ConversationQuery startDate(Instant date) {
    listing.filters().set("StartDate", date);
    return this;
  }

  /// Only those created at this time or before. Twilio documents the end of a UTC day (23:59:59)
  /// only; a Confab server takes any time. To the second: a fraction is cut off.
  public ConversationQuery endDate(Instant date) {
    listing.filters().set("EndDate", date);
    return this;
  }

  /// Only those in a state: active, inactive or closed.
  public ConversationQuery state(ConversationState state) {
    listing.filters().set("State", state.value());
    return this;
  }

  /// The size of a page: 1 to 100; the server's default is 50.
  ///
  /// @throws IllegalArgumentException if it is not positive
  public ConversationQuery pageSize(int size) {
    listing.pageSize(size);
    return this;
  }

  /// At most this many items: a stream ends there, and no page is larger.
  ///
  /// @throws IllegalArgumentException if it is not positive
  public ConversationQuery limit(int limit) {
    listing.limit(limit);
    return this;
  }

  /// Starts at a place of an earlier list. The cursor brings that list's filters and page size
  /// along; those of this query do not count then.
  public ConversationQuery cursor(Cursor cursor) {
    listing.cursor(cursor);
    return this;
  }

  /// Adds a filter that this version of the library does not know.
  public ConversationQuery param(String name, String value) {
    listing.filters().add(name, value);
    return this;
  }

  Listing listing() {
    return listing;
  }
}
