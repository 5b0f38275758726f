package dev.confab.domain;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes those who wait for something that others bring. It says only that it is worth a look:
/// there may be nothing, and what another server on the same database brings may wake nobody here.
/// So nobody may wait for it alone, nor for long.
public final class Wakeups {
  /// How long to wait at most before a look of one's own, where others may bring something too.
  public static final Duration LOOK_PAUSE = Duration.ofMillis(250);

  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();

  /// Wakes everybody who waits, and ends at once the next wait of everybody who does not. Costs
  /// next to nothing when they are few and have been woken already.
  public void signal() {
    waiters.forEach(Waiter::wake);
  }

  /// Somebody who will wait, and is woken for what comes from now on.
  public Waiter waiter() {
    var waiter = new Waiter();
    waiters.add(waiter);
    return waiter;
  }

  /// One who waits. For one thread; others may wake it.
  public final class Waiter implements AutoCloseable {
    private final Semaphore signals = new Semaphore(0);

    private Waiter() {}

    /// Ends this wait, or the next one.
    public void wake() {
      if (signals.availablePermits() == 0) {
        signals.release();
      }
    }

    /// Waits until it is woken; not at all when it was woken since it waited last.
    ///
    /// @return false when nobody did so in time
    /// @throws Failure [ErrorCode#UNAVAILABLE] when the thread is interrupted
    public boolean await(Duration max) {
      try {
        boolean isWoken = signals.tryAcquire(max.toNanos(), TimeUnit.NANOSECONDS);
        signals.drainPermits(); // of several who woke it at once
        return isWoken;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new Failure(ErrorCode.UNAVAILABLE, "The request was interrupted");
      }
    }

    @Override
    public void close() {
      waiters.remove(this);
    }
  }
}
