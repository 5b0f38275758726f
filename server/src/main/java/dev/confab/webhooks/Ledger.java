package dev.confab.webhooks;

import dev.confab.domain.EventLog;
import dev.confab.domain.Tables;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.sid.WebhookDeliverySid;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What is planned, and how far that is written. Deliveries are told first and written then: once,
/// with what became of them, or after a moment as they are. They are written in the order of the
/// log, in the transaction that moves the bookmark behind their events. So whoever begins where the
/// bookmark is plans exactly what is not written. After a crash that is told again, with the same
/// idempotency tokens.
///
/// For the thread that plans and the one that records.
final class Ledger {
  /// More are not planned while so many are unwritten.
  static final int UNWRITTEN_MAX = 2_000;

  /// Or so many bytes, as [Memory] weighs them.
  static final long UNWRITTEN_BYTES_MAX = 8 << 20;

  /// How long what became of a delivery is waited for. The log is kept, and told again after a
  /// crash, from behind the oldest one that is not written.
  static final long DELAY_NANOS_MAX = Duration.ofMillis(250).toNanos();

  /// As many decided ones do not wait for one that is not: to write it twice is cheap then.
  static final int DECIDED_PART = 20;

  /// A delivery that is not written.
  ///
  /// @param isDecided whether something has become of it
  /// @param since when it was planned
  /// @param weight of it when it was planned
  private record Entry(WebhookDelivery delivery, boolean isDecided, long since, long weight) {
    Entry decided(WebhookDelivery other) {
      return new Entry(other, true, since, weight);
    }

    long position() {
      return delivery.cause().position();
    }
  }

  private final Bookmark bookmark;
  private final LongSupplier nanos;
  private final Consumer<List<WebhookDelivery>> recorded;

  /// In the order of the log.
  private final Map<WebhookDeliverySid, Entry> unwritten = new LinkedHashMap<>();

  /// What they weighed when they were planned.
  private long bytes;

  /// Up to where all is planned.
  private long position = EventLog.START;

  /// Whether what was planned is forgotten. Nothing more is taken then until [#isMoved] has set the
  /// position anew, because it may have been planned from another one.
  private boolean isLost = true;

  /// Whether somebody else has planned and nobody has asked yet.
  private boolean isOvertaken;

  /// @param nanos a clock that only goes on
  /// @param recorded hears which deliveries, of which something had become, are written; or never
  ///   will be, because somebody else has planned them as well
  Ledger(Bookmark bookmark, LongSupplier nanos, Consumer<List<WebhookDelivery>> recorded) {
    this.bookmark = bookmark;
    this.nanos = nanos;
    this.recorded = recorded;
  }

  /// Behind it is what to plan next.
  synchronized long position() {
    return position;
  }

  synchronized boolean isEmpty() {
    return unwritten.isEmpty();
  }

  /// Begins with what is written: others may have planned meanwhile.
  synchronized void restart() {
    bookmark.doubt();
    lose();
  }

  /// Makes sure of where the bookmark is, if there is doubt.
  ///
  /// @return whether somebody else has planned since the last time; then nothing is unwritten
  synchronized boolean isMoved() {
    if (bookmark.isMoved()) {
      overtaken();
    }
    if (isLost) {
      position = bookmark.position();
      isLost = false;
    }
    boolean isNews = isOvertaken;
    isOvertaken = false;
    return isNews;
  }

  /// Waits a moment for room, if there is none.
  ///
  /// @return whether there is room for more
  synchronized boolean awaitRoom() throws InterruptedException {
    if (!hasRoom()) {
      TimeUnit.NANOSECONDS.timedWait(this, DELAY_NANOS_MAX);
    }
    return hasRoom();
  }

  private boolean hasRoom() {
    return unwritten.size() < UNWRITTEN_MAX && bytes < UNWRITTEN_BYTES_MAX;
  }

  /// New deliveries, in the order of the log.
  ///
  /// @param to up to where that is all
  /// @return whether nobody else has planned meanwhile, as far as is known
  synchronized boolean add(List<WebhookDelivery> deliveries, long to) {
    if (isLost) {
      return false;
    }
    long now = nanos.getAsLong();
    for (var delivery : deliveries) {
      long weight = Memory.weight(delivery);
      bytes += weight;
      unwritten.put(delivery.sid(), new Entry(delivery, !delivery.isOpen(), now, weight));
    }
    position = to;
    return true;
  }

  /// Goes on over events that nobody is told of.
  ///
  /// @return whether nobody else has planned meanwhile, as far as is known
  synchronized boolean pass(long to) {
    if (isLost) {
      return false;
    }
    if (unwritten.isEmpty() && bookmark.isDue(to)) {
      return write(to, _ -> {});
    }
    position = to;
    if (unwritten.isEmpty() && bookmark.look()) {
      overtaken();
    }
    return !isLost;
  }

  /// Writes everything up to a place in the log, and in the same transaction what comes of that.
  ///
  /// @return whether that happened; not when somebody else has planned meanwhile
  synchronized boolean write(long to, Consumer<Tables> work) {
    if (!isLost && write(List.copyOf(unwritten.values()), to, work)) {
      position = to;
    }
    return !isLost;
  }

  /// Notes what became of a delivery, to be written with it.
  ///
  /// @return whether it was not written before
  synchronized boolean note(WebhookDelivery delivery) {
    return unwritten.computeIfPresent(delivery.sid(), (_, entry) -> entry.decided(delivery))
        != null;
  }

  /// How long until something is to be written, in nanoseconds.
  synchronized long pause() {
    var first = unwritten.values().stream().findFirst();
    return first
        .map(entry -> Math.max(0, entry.since + DELAY_NANOS_MAX - nanos.getAsLong()))
        .orElse(Long.MAX_VALUE);
  }

  /// Writes what something has become of, or what has waited for that for long enough, and the few
  /// others before it.
  synchronized void writeDue() {
    var all = List.copyOf(unwritten.values());
    long limit = nanos.getAsLong() - DELAY_NANOS_MAX;
    int due = 0;
    int waiting = 0;
    for (int i = 0; i < all.size(); i++) {
      var entry = all.get(i);
      if (!entry.isDecided && entry.since - limit > 0) {
        waiting++;
      } else if (waiting * DECIDED_PART <= i - waiting + 1) {
        due = i + 1;
      }
    }
    // The bookmark stands behind whole events.
    while (due > 0 && due < all.size() && all.get(due).position() == all.get(due - 1).position()) {
      due--;
    }
    write(all.subList(0, due));
  }

  /// Writes everything.
  synchronized void writeAll() {
    write(List.copyOf(unwritten.values()));
  }

  private void write(List<Entry> due) {
    if (!due.isEmpty()) {
      boolean isAll = due.size() == unwritten.size();
      write(due, isAll ? position : due.getLast().position(), _ -> {});
    }
  }

  private boolean write(List<Entry> due, long to, Consumer<Tables> work) {
    var deliveries = due.stream().map(Entry::delivery).toList();
    boolean isFirst =
        !bookmark.isMoved()
            && bookmark.write(
                to,
                tables -> {
                  tables.webhookDeliveries().insert(deliveries);
                  work.accept(tables);
                });
    if (isFirst) {
      done(due);
    } else {
      overtaken();
    }
    return isFirst;
  }

  private void overtaken() {
    lose();
    isOvertaken = true;
  }

  private void lose() {
    isLost = true;
    done(List.copyOf(unwritten.values()));
  }

  private void done(List<Entry> entries) {
    for (var entry : entries) {
      unwritten.remove(entry.delivery.sid());
      bytes -= entry.weight;
    }
    var decided = entries.stream().filter(Entry::isDecided).map(Entry::delivery).toList();
    if (!decided.isEmpty()) {
      recorded.accept(decided);
    }
    notifyAll();
  }
}
