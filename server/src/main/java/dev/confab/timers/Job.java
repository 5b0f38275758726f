package dev.confab.timers;

/// Work that is repeated for as long as the server runs. What it needs to know is in the store, so
/// it may stop at any moment and go on later, here or in another process.
public interface Job {
  /// Does a bounded part of what is due now.
  ///
  /// @return how much was done; 0 when nothing is due
  int runOnce();
}
