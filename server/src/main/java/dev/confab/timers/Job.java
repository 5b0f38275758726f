package dev.confab.timers;

import java.time.Duration;

/// Work that is repeated for as long as the server runs. What it needs to know is in the store, so
/// it may stop at any moment and go on later, here or in another process.
public interface Job {
  /// Does a bounded part of what is due now.
  ///
  /// @return how much was done; 0 when nothing is due
  int runOnce();

  /// How long to rest after a part when there is more to do, so that requests get their share of
  /// the database: as long as it has worked.
  ///
  /// @param elapsed since the part began
  /// @return nothing, or less, for no rest
  default Duration rest(Duration elapsed) {
    return elapsed;
  }
}
