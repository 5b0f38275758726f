package dev.confab.benchmarks.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// What clients have asked for, and what of it the server has confirmed. For many threads.
final class Ledger {
  static final String CONVERSATION_ADDED = "onConversationAdded";
  static final String CONVERSATION_UPDATED = "onConversationUpdated";
  static final String MESSAGE_ADDED = "onMessageAdded";
  static final String MESSAGE_UPDATED = "onMessageUpdated";
  static final String MESSAGE_REMOVED = "onMessageRemoved";

  /// All that clients do, by the events that tell of it.
  static final List<String> TYPES =
      List.of(
          CONVERSATION_ADDED,
          CONVERSATION_UPDATED,
          MESSAGE_ADDED,
          MESSAGE_UPDATED,
          MESSAGE_REMOVED);

  /// Something new. Whoever asks again for the same name repeats the request.
  ///
  /// @param list where it is added
  record Creation(String list, String name) {}

  /// Something that was confirmed.
  ///
  /// @param index of a message, else 0
  record Made(Creation creation, String sid, long index) {
    boolean isMessage() {
      return sid.startsWith("IM");
    }

    String conversation() {
      return isMessage() ? creation.list().split("/", -1)[3] : sid;
    }
  }

  /// A change of something that is there.
  ///
  /// @param type of the event that tells of it
  record Change(String type, String sid) {}

  /// How often something may have happened.
  record Count(int atLeast, int atMost) {}

  private final Map<String, Made> made = new HashMap<>();
  private final List<Creation> doubtful = new ArrayList<>();
  private final Map<Change, Count> changes = new HashMap<>();
  private final Map<String, Long> errors = new TreeMap<>();
  private long confirmed;
  private long inDoubt;

  synchronized void made(Made one) {
    made.put(one.sid(), one);
    confirmed++;
    notifyAll();
  }

  /// A creation was not answered.
  synchronized void doubt(Creation creation) {
    doubtful.add(creation);
    inDoubt++;
  }

  /// Takes out what is in doubt, to ask for it again.
  synchronized List<Creation> takeDoubtful() {
    var taken = List.copyOf(doubtful);
    doubtful.clear();
    return taken;
  }

  synchronized void changed(Change change, boolean isConfirmed) {
    var count = changes.getOrDefault(change, new Count(0, 0));
    changes.put(change, new Count(count.atLeast() + (isConfirmed ? 1 : 0), count.atMost() + 1));
    confirmed += isConfirmed ? 1 : 0;
    inDoubt += isConfirmed ? 0 : 1;
    notifyAll();
  }

  synchronized void error(String kind) {
    errors.merge(kind, 1L, Long::sum);
  }

  synchronized Map<String, Made> made() {
    return Map.copyOf(made);
  }

  synchronized Count count(Change change) {
    return changes.getOrDefault(change, new Count(0, 0));
  }

  synchronized Map<Change, Count> changes() {
    return Map.copyOf(changes);
  }

  synchronized Map<String, Long> errors() {
    return Map.copyOf(errors);
  }

  synchronized long confirmed() {
    return confirmed;
  }

  /// Waits until so many requests are confirmed, or a time is over.
  synchronized void awaitConfirmed(long wanted, Duration max) throws InterruptedException {
    long end = System.nanoTime() + max.toNanos();
    for (long left = max.toNanos();
        confirmed < wanted && left > 0;
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  synchronized long inDoubt() {
    return inDoubt;
  }
}
