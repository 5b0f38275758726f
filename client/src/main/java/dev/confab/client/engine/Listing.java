package dev.confab.client.engine;

import dev.confab.client.call.Cursor;
import dev.confab.client.http.Params;
import org.jspecify.annotations.Nullable;

/// What every list can be asked for: filters, page size, where to start, when to stop. Mutable;
/// used by one thread while it describes one call.
public final class Listing {
  /// What the server takes if it is not asked for a size.
  private static final int PAGE_SIZE_DEFAULT = 50;

  private final Form filters = new Form();
  private @Nullable Cursor cursor;
  private int pageSize;
  private long limit = Long.MAX_VALUE;

  /// The filters, to set them.
  public Form filters() {
    return filters;
  }

  /// Sets the size of a page.
  ///
  /// @throws IllegalArgumentException if it is not positive
  public void pageSize(int pageSize) {
    this.pageSize = positive("The page size", pageSize);
  }

  /// Sets the most items of all pages together.
  ///
  /// @throws IllegalArgumentException if it is not positive
  public void limit(int limit) {
    this.limit = positive("The limit", limit);
  }

  /// Starts at a place of an earlier list, with that list's filters and page size.
  public void cursor(Cursor cursor) {
    this.cursor = cursor;
  }

  long limit() {
    return limit;
  }

  /// The parameters of the first page. A limit below the page size lowers it, so that nothing is
  /// fetched in vain.
  Params params() {
    if (cursor != null) {
      return at(cursor);
    }
    long size = Math.min(pageSize == 0 ? PAGE_SIZE_DEFAULT : pageSize, limit);
    if (pageSize == 0 && size == PAGE_SIZE_DEFAULT) {
      return filters.params();
    }
    return filters.params().with("PageSize", Long.toString(size));
  }

  static Params at(Cursor cursor) {
    return Params.parse(cursor.value());
  }

  private static int positive(String what, int number) {
    if (number <= 0) {
      throw new IllegalArgumentException(what + " must be positive");
    }
    return number;
  }
}
