package dev.confab.webhooks;

import dev.confab.domain.WebhookKey;
import dev.confab.webhooks.Alarms.Alarm;
import dev.confab.webhooks.Backlog.Answer;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Goes through all webhooks that have open deliveries, from the first to the last, until every one
/// of them is known. For one thread.
final class Survey {
  private final Backlog backlog;
  private final Alarms alarms;

  /// Whether every webhook that has open deliveries is known.
  private boolean isComplete;

  /// Whether some were forgotten since it began with the first.
  private boolean isOverlooked;

  private boolean isUnderWay;

  /// Set when it is to go on later.
  private @Nullable Alarm alarm;

  /// The last one that was found.
  private String last = "";

  /// Changes when what is found is not wanted any more.
  private int generation;

  Survey(Backlog backlog, Alarms alarms) {
    this.backlog = backlog;
    this.alarms = alarms;
  }

  boolean isComplete() {
    return isComplete;
  }

  void begin() {
    stop();
    look();
  }

  /// What is found later is not wanted any more.
  void stop() {
    alarms.cancel(alarm);
    alarm = null;
    isComplete = false;
    isUnderWay = false;
    last = "";
    generation++;
  }

  /// A webhook is no longer known.
  void forget(Instant now) {
    isComplete = false;
    isOverlooked = true;
    if (!isUnderWay) {
      lookLater(now);
    }
  }

  /// @param take answers whether a webhook is known now; when there is no room for it, it is looked
  ///   for again later, and all behind it
  void found(Answer.Found found, Predicate<WebhookKey> take, Instant now) {
    if (found.generation() != generation) {
      return;
    }
    isUnderWay = false;
    for (var webhook : found.webhooks()) {
      if (!take.test(webhook)) {
        lookLater(now);
        return;
      }
      last = webhook.sid();
    }
    if (!found.isAll()) {
      look();
      return;
    }
    last = "";
    isComplete = !isOverlooked;
    if (isOverlooked) {
      lookLater(now);
    }
  }

  /// Nothing could be found out; it goes on later.
  void notFound(int failed, Instant now) {
    if (failed == generation) {
      isUnderWay = false;
      lookLater(now);
    }
  }

  private void look() {
    isUnderWay = true;
    isOverlooked &= !last.isEmpty();
    backlog.look(last, generation);
  }

  private void lookLater(Instant now) {
    if (alarm == null) {
      alarm =
          alarms.set(
              now.plus(SendingLimits.LOOK_PAUSE),
              _ -> {
                alarm = null;
                look();
              });
    }
  }
}
