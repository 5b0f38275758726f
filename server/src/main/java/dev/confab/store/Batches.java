package dev.confab.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;

/// What the drivers answer to batches.
final class Batches {
  private Batches() {}

  /// Runs a batch. Of rows in `VALUES` the driver of PostgreSQL makes one statement, which it
  /// cannot count; of others it does not.
  ///
  /// @return for each of its elements, whether it changed anything
  static boolean[] changed(PreparedStatement statement) throws SQLException {
    var counts = statement.executeBatch();
    if (Arrays.stream(counts).anyMatch(count -> count < 0)) {
      throw new IllegalStateException("the driver does not count what a batch changes");
    }
    var changed = new boolean[counts.length];
    for (int i = 0; i < counts.length; i++) {
      changed[i] = counts[i] > 0;
    }
    return changed;
  }
}
