package dev.confab.store.engine;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sets columns of numbers in many rows of a table, as the database does it best.
@FunctionalInterface
public interface NumberUpdate {
  /// What one row becomes.
  ///
  /// @param numbers one for each column
  record Row(String sid, List<@Nullable Long> numbers) {}

  /// @param rows whose sids differ; those that are not there are left out
  void run(Session session, List<Row> rows) throws SQLException;
}
