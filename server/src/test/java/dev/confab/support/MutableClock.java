package dev.confab.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that tests move.
public final class MutableClock implements InstantSource {
  private volatile Instant now;

  public MutableClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration by) {
    now = now.plus(by);
  }
}
