package dev.confab.store;

import java.util.Comparator;

/// A place in an ordered list: the two sort keys of an element, whether it still exists or not.
record Place(long key, String sid) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::key).thenComparing(Place::sid);

  static final Place LEAST = new Place(Long.MIN_VALUE, "");
  static final Place GREATEST = new Place(Long.MAX_VALUE, "~");

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
