package dev.confab.client.call;

import dev.confab.client.error.BadAnswerException;
import org.jspecify.annotations.Nullable;

/// The pages passed so far, newest first. A linked list, because pages are immutable and two of
/// them may share a past; strings keep their hash code, so that looking for a circle compares
/// numbers.
record Trail(Cursor cursor, @Nullable Trail before) {

  /// The trail with a page's own address, if it has one that is not the newest already.
  static @Nullable Trail from(@Nullable String url, @Nullable Trail before) {
    if (url == null || contains(before, cursor(url))) {
      return before;
    }
    return new Trail(cursor(url), before);
  }

  static boolean contains(@Nullable Trail trail, Cursor cursor) {
    for (var step = trail; step != null; step = step.before) {
      if (step.cursor.hashCode() == cursor.hashCode() && step.cursor.equals(cursor)) {
        return true;
      }
    }
    return false;
  }

  /// Only the query counts: path and host are the client's own.
  static Cursor cursor(String url) {
    int fragment = url.indexOf('#');
    var whole = fragment < 0 ? url : url.substring(0, fragment);
    int query = whole.indexOf('?');
    return new Cursor(query < 0 ? "" : whole.substring(query + 1));
  }

  static BadAnswerException circle(PageMeta meta) {
    return new BadAnswerException(
        "The next page after page " + meta.page() + " was visited before: the list has no end",
        null,
        null);
  }
}
