package dev.confab.domain;

import java.time.Instant;

/// What was deleted and is hidden, but still takes space.
public interface Trash {
  /// Removes rows of what was deleted, some at a time.
  ///
  /// @param deletedBefore services deleted before this instant are forgotten themselves once they
  ///   are empty; later ones may still get rows from requests that had begun
  /// @return how many rows were removed, at most about `max`; 0 when nothing is left to do
  int purge(Instant deletedBefore, int max);
}
