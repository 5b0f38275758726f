package dev.confab.webhooks;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.WebhookKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A webhook that has open deliveries, some of them in memory. For one thread.
final class Hook {
  /// More are not held, but for those that wait for their time.
  static final int HELD_MAX = 200;

  /// So few are left that more are wanted.
  private static final int HELD_MIN = 100;

  final WebhookKey key;
  final Map<Stream, Lane> lanes = new LinkedHashMap<>();
  @Nullable Destination destination;
  @Nullable Origin origin;

  /// How many deliveries are held, those under way among them.
  int held;

  /// How many calls are under way.
  int calls;

  /// How many lanes wait for the time of their first delivery, which is all that they hold.
  int paused;

  /// The position of the last delivery that was seen.
  long last;

  /// Whether the store has deliveries behind it.
  boolean hasMore;

  boolean isLoading;

  /// Whether deliveries were made while it was loading.
  boolean isOutdated;

  /// Changes when what is held is given up: what was asked for before is not wanted any more.
  int generation;

  Hook(WebhookKey key, int generation) {
    this.key = key;
    this.generation = generation;
  }

  /// How many more may be held.
  int room() {
    return Math.max(0, HELD_MAX - (held - paused));
  }

  boolean wantsMore() {
    return hasMore && !isLoading && held - paused < HELD_MIN;
  }

  /// Lets go of everything but what is under way.
  ///
  /// @param other another generation
  /// @return how many deliveries are held no longer
  int giveUp(int other) {
    generation = other;
    isLoading = false;
    hasMore = true;
    last = 0;
    paused = 0;
    int rest = held;
    held = 0;
    for (var lane : lanes.values()) {
      lane.waiting.clear();
      lane.isLoading = false;
      lane.isGone = lane.current == null;
      lane.isStale = true;
      lane.hasMore = true;
      lane.last = 0;
      held += lane.isGone ? 0 : 1;
    }
    lanes.values().removeIf(lane -> lane.isGone);
    return rest - held;
  }

  /// When it may be told something; now if nothing is in the way.
  Instant soonest(Instant now) {
    if (origin != null && !origin.breaker.isUp()) {
      var until = origin.breaker.pausedUntil();
      return until == null || until.isBefore(now) ? now : until;
    }
    return lanes.values().stream()
        .map(lane -> lane.waiting.peek())
        .filter(Objects::nonNull)
        .map(first -> first.progress().due())
        .min(Comparator.naturalOrder())
        .filter(now::isBefore)
        .orElse(now);
  }

  boolean isIdle() {
    return calls == 0 && lanes.isEmpty() && !hasMore && !isLoading;
  }
}
