package dev.confab.store;

import dev.confab.store.engine.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;

/// Statements for many elements, and what the drivers answer to them.
final class Batches {
  private Batches() {}

  /// Sets the parameters of a statement for one element.
  @FunctionalInterface
  interface Binding<T> {
    void bind(PreparedStatement statement, T element) throws SQLException;
  }

  /// Runs a statement for each element, all in one batch.
  static <T> void run(Session session, String sql, Collection<T> elements, Binding<T> binding)
      throws SQLException {
    if (elements.isEmpty()) {
      return;
    }
    var statement = session.prepare(sql);
    for (var element : elements) {
      binding.bind(statement, element);
      statement.addBatch();
    }
    statement.executeBatch();
  }

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
