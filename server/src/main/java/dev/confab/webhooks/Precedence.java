package dev.confab.webhooks;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/// Requests go before webhooks: while they queue for the database, only a part of what happens is
/// planned. The rest waits in the log, where it costs nothing, for a while.
///
/// For one thread.
final class Precedence {
  /// Of so many events one is planned.
  private static final int SHARE = 4;

  /// So many are worth a transaction.
  private static final int PART_MIN = 50;

  /// Between two commits the queue is short, so it is over only when none was seen for so long.
  private static final Duration LULL_MIN = Duration.ofMillis(250);

  /// Behind by so much, telling is as urgent as any request.
  private static final Duration DELAY_MAX = Duration.ofSeconds(30);

  private final LongUnaryOperator last;
  private final BooleanSupplier isBusy;
  private final LongSupplier nanos;

  /// When all that had happened was planned.
  private long caughtUp;

  /// When requests were last seen to queue.
  private long busy;

  private boolean isGivingWay;

  /// The end of the log as far as its events have been counted, while it gives way.
  private long counted;

  /// @param last finds the last event behind a position, see [dev.confab.domain.EventLog#last]
  /// @param isBusy whether requests queue for the database
  /// @param nanos a clock that only goes on
  Precedence(LongUnaryOperator last, BooleanSupplier isBusy, LongSupplier nanos) {
    this.last = last;
    this.isBusy = isBusy;
    this.nanos = nanos;
    this.caughtUp = nanos.getAsLong();
    this.busy = caughtUp - LULL_MIN.toNanos();
  }

  /// That of what a dispatcher plans.
  ///
  /// @param nanos a clock that only goes on
  static Precedence of(Dispatcher.Parts parts, LongSupplier nanos) {
    return new Precedence(parts.log()::last, parts.isBusy(), nanos);
  }

  /// How many events may be planned now, 0 when it is better to wait for more.
  ///
  /// @param position up to which all is planned
  /// @param max at a time
  int events(long position, int max) {
    long now = nanos.getAsLong();
    if (isBusy.getAsBoolean()) {
      busy = now;
    }
    if (now - busy >= LULL_MIN.toNanos() || now - caughtUp > DELAY_MAX.toNanos()) {
      isGivingWay = false;
      return max;
    }
    if (!isGivingWay) {
      isGivingWay = true;
      counted = position;
    }
    long due = (last.applyAsLong(position) - counted) / SHARE;
    if (due < PART_MIN) {
      return 0;
    }
    int part = (int) Math.min(due, max);
    counted += (long) part * SHARE;
    return part;
  }

  /// All that has happened is planned.
  void caughtUp() {
    caughtUp = nanos.getAsLong();
  }
}
