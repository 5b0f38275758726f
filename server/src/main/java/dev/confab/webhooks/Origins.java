package dev.confab.webhooks;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All receivers, and whose turn it is. For one thread.
final class Origins {
  /// More are not remembered, when nothing is to be sent to them.
  private static final int KEPT_MAX = 10_000;

  private final SendingLimits limits;
  private final Timetable timetable;
  private final Map<String, Origin> origins = new HashMap<>();
  private final Queue<Origin> queue = new ArrayDeque<>();
  private int calls;

  Origins(SendingLimits limits, Timetable timetable) {
    this.limits = limits;
    this.timetable = timetable;
  }

  Origin of(Destination destination) {
    if (origins.size() >= KEPT_MAX) {
      origins.values().removeIf(Origin::isForgettable);
    }
    return origins.computeIfAbsent(destination.origin(), Origin::new);
  }

  /// Something can be sent to it, or it may be called again.
  void offer(Origin origin) {
    if (!origin.isQueued && !origin.ready.isEmpty()) {
      origin.isQueued = true;
      queue.add(origin);
    }
  }

  /// The lane whose turn it is; `null` when nobody may be called now. The receivers take turns.
  ///
  /// @param spared hears of a receiver that nobody calls now because it is down
  @Nullable Lane next(Instant now, Consumer<Origin> spared) {
    while (calls < limits.callsMax()) {
      var origin = queue.poll();
      if (origin == null) {
        return null;
      }
      origin.isQueued = false;
      if (!origin.breaker.permits(now)) {
        if (setAlarm(origin)) {
          spared.accept(origin);
        }
        continue;
      }
      if (origin.calls >= limits.originCalls(calls)) {
        continue; // until one of its calls ends
      }
      var lane = origin.ready.poll();
      offer(origin);
      if (lane != null) {
        return lane;
      }
    }
    return null;
  }

  /// @return whether there was none for this pause
  private boolean setAlarm(Origin origin) {
    var until = origin.breaker.pausedUntil();
    if (until == null || origin.isAlarmSet) {
      return false;
    }
    origin.isAlarmSet = true;
    timetable.add(
        until,
        () -> {
          origin.isAlarmSet = false;
          offer(origin);
        });
    return true;
  }

  void begin(Origin origin) {
    calls++;
    origin.calls++;
  }

  void end(Origin origin) {
    calls--;
    origin.calls--;
    offer(origin);
  }

  /// How many calls are under way.
  int calls() {
    return calls;
  }

  /// Forgets what is to be sent, but not who is down.
  void clear() {
    queue.clear();
    origins
        .values()
        .forEach(origin -> {
          origin.ready.clear();
          origin.isQueued = false;
          origin.isAlarmSet = false;
        });
  }
}
