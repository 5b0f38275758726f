package dev.confab.webhooks;

import java.time.Instant;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is to be done later, the earliest first. For one thread.
final class Alarms {
  /// One that was set and can be cancelled.
  record Alarm(Instant at, long number) {}

  private final TreeMap<Alarm, Consumer<Instant>> alarms =
      new TreeMap<>(Comparator.comparing(Alarm::at).thenComparingLong(Alarm::number));

  private long count;

  /// @param action is told what time it is then
  Alarm set(Instant at, Consumer<Instant> action) {
    var alarm = new Alarm(at, count++);
    alarms.put(alarm, action);
    return alarm;
  }

  void cancel(@Nullable Alarm alarm) {
    if (alarm != null) {
      alarms.remove(alarm);
    }
  }

  /// Does what is due.
  void run(Instant now) {
    while (!alarms.isEmpty() && !alarms.firstKey().at().isAfter(now)) {
      alarms.pollFirstEntry().getValue().accept(now);
    }
  }

  /// When the next one is due; `null` when there is none.
  @Nullable Instant next() {
    return alarms.isEmpty() ? null : alarms.firstKey().at();
  }

  int size() {
    return alarms.size();
  }
}
