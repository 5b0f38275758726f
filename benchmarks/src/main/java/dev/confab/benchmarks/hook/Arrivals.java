package dev.confab.benchmarks.hook;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// When numbered messages came to a receiver: the first ten digits of their bodies tell them apart.
public final class Arrivals {
  private static final int DIGITS = 10;

  private long[] nanos = new long[1 << 16];
  private int count;
  private long repeats;
  private long last;

  /// Notes a call.
  ///
  /// @return the status of its answer
  public synchronized int hear(Call call) {
    var body = call.field("Body").orElse("");
    if (body.length() < DIGITS) {
      return 400;
    }
    int number = Integer.parseInt(body.substring(0, DIGITS));
    if (number >= nanos.length) {
      nanos = Arrays.copyOf(nanos, Math.max(number + 1, 2 * nanos.length));
    }
    if (nanos[number] == 0) {
      nanos[number] = call.nanos();
      last = call.nanos();
      count++;
      notifyAll();
    } else {
      repeats++;
    }
    return 200;
  }

  /// Begins anew.
  public synchronized void clear() {
    Arrays.fill(nanos, 0);
    count = 0;
    repeats = 0;
  }

  /// How many different messages have come.
  public synchronized int count() {
    return count;
  }

  /// How many calls were of messages that had come before.
  public synchronized long repeats() {
    return repeats;
  }

  /// When the last one came, on the clock of `System.nanoTime`.
  public synchronized long last() {
    return last;
  }

  /// When a message came first, on the clock of `System.nanoTime`; 0 if it did not.
  public synchronized long at(int number) {
    return number < nanos.length ? nanos[number] : 0;
  }

  /// Waits until so many have come.
  ///
  /// @return whether they came within that time
  public synchronized boolean await(int wanted, long nanosMax) throws InterruptedException {
    long end = System.nanoTime() + nanosMax;
    for (long left = nanosMax; count < wanted && left > 0; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return count >= wanted;
  }
}
