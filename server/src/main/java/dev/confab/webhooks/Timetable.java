package dev.confab.webhooks;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// What is to be done later, the earliest first. For one thread.
final class Timetable {
  private record Entry(Instant at, long number, Runnable action) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));

  private long count;

  void add(Instant at, Runnable action) {
    entries.add(new Entry(at, count++, action));
  }

  /// Does what is due.
  void run(Instant now) {
    for (var first = entries.peek();
        first != null && !first.at().isAfter(now);
        first = entries.peek()) {
      entries.remove();
      first.action().run();
    }
  }

  /// When the next one is due; `null` when there is none.
  @Nullable Instant next() {
    var first = entries.peek();
    return first == null ? null : first.at();
  }

  void clear() {
    entries.clear();
  }
}
