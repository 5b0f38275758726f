package dev.confab.client.testing;

import dev.confab.client.call.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Time that stands still until it is moved; a sleep moves it and returns at once. Safe for use by
/// several threads.
public final class ManualTime implements Time {
  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now;
  private long nanos;

  /// Time that stands at 2026-01-01T00:00:00Z.
  public ManualTime() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  /// Time that stands at a moment.
  public ManualTime(Instant now) {
    this.now = now;
  }

  /// Moves it on.
  public synchronized void advance(Duration step) {
    now = now.plus(step);
    nanos += step.toNanos();
  }

  /// Every wait so far, in order.
  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized void sleep(Duration wait) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    sleeps.add(wait);
    advance(wait);
  }
}
