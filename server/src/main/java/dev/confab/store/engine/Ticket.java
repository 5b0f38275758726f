package dev.confab.store.engine;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One input on its way through a writer, and the caller that waits for its outcome.
final class Ticket<I, R> {
  private final BatchWork<I, R> kind;
  private final I input;
  private final Thread caller = Thread.currentThread();
  private volatile @Nullable Outcome<R> outcome;

  Ticket(BatchWork<I, R> kind, I input) {
    this.kind = kind;
    this.input = input;
  }

  BatchWork<I, R> kind() {
    return kind;
  }

  I input() {
    return input;
  }

  void resolve(Outcome<R> result) {
    outcome = result;
    LockSupport.unpark(caller);
  }

  /// Waits even when interrupted: the work is on its way, and what became of it must be told. The
  /// interrupt is kept for whoever waits next.
  R await() {
    boolean interrupted = false;
    Outcome<R> result;
    while ((result = outcome) == null) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      caller.interrupt();
    }
    return result.get();
  }
}
