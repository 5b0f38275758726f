package dev.confab.webhooks;

import dev.confab.domain.WebhookKey;
import dev.confab.webhooks.Shelf.Answer;
import java.time.Instant;
import java.util.function.Predicate;

/// Looks on the shelf for webhooks that have open deliveries, from the first to the last, until
/// every one of them is known. For one thread.
final class Survey {
  private final Shelf shelf;
  private final Timetable timetable;

  /// Whether every webhook that has open deliveries is known.
  private boolean isComplete;

  private boolean isUnderWay;

  /// Whether there are some that could not be taken, or were given up since.
  private boolean isOverlooked;

  private boolean isAlarmSet;

  /// Changes when what is found is not wanted any more.
  private int generation;

  Survey(Shelf shelf, Timetable timetable) {
    this.shelf = shelf;
    this.timetable = timetable;
  }

  boolean isComplete() {
    return isComplete;
  }

  void begin() {
    if (!isUnderWay) {
      isUnderWay = true;
      isOverlooked = false;
      shelf.look("", generation);
    }
  }

  /// What is found later is not wanted any more.
  void stop() {
    isComplete = false;
    isUnderWay = false;
    isAlarmSet = false;
    generation++;
  }

  /// A webhook is no longer known.
  void forget(Instant now) {
    isComplete = false;
    isOverlooked = true;
    if (!isUnderWay) {
      beginLater(now);
    }
  }

  /// @param take answers whether a webhook is known now
  void found(Answer.Found found, Predicate<WebhookKey> take, Instant now) {
    if (found.generation() != generation) {
      return;
    }
    for (var webhook : found.webhooks()) {
      isOverlooked |= !take.test(webhook);
    }
    if (!found.isAll()) {
      shelf.look(found.webhooks().getLast().sid(), generation);
      return;
    }
    isUnderWay = false;
    isComplete = !isOverlooked;
    if (isOverlooked) {
      beginLater(now);
    }
  }

  private void beginLater(Instant now) {
    if (!isAlarmSet) {
      isAlarmSet = true;
      timetable.add(
          now.plus(SendingLimits.LOOK_PAUSE),
          () -> {
            isAlarmSet = false;
            begin();
          });
    }
  }
}
