package dev.confab.domain;

import java.time.Instant;

/// What was deleted and is hidden, but still takes space, or a place that something else shall
/// have.
public interface Trash {
  /// Removes rows of what was deleted, and gives other roles to those whose role was, some at a
  /// time.
  ///
  /// @param deletedBefore services and roles deleted before this instant are forgotten themselves
  ///   once nothing has them; later ones may still get rows from requests that had begun
  /// @return how many rows were worked on, at most about `max`; 0 when nothing is left to do
  int purge(Instant deletedBefore, int max);
}
