package dev.confab.http.engine;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes of bodies are in memory at once, over all requests. Without it strangers could
/// fill the heap by many requests that are each within the limit.
final class BodyBudget {
  private final long bytesMax;
  private final AtomicLong bytes = new AtomicLong();

  BodyBudget(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /// @return whether there was room; if not, nothing is taken
  boolean take(int count) {
    if (bytes.addAndGet(count) <= bytesMax) {
      return true;
    }
    bytes.addAndGet(-count);
    return false;
  }

  void giveBack(long count) {
    bytes.addAndGet(-count);
  }
}
