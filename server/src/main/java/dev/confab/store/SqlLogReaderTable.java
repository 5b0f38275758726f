package dev.confab.store;

import dev.confab.domain.LogReaderTable;

/// Readers of the event log in a database.
record SqlLogReaderTable(Sql sql) implements LogReaderTable {
  private static final String ADVANCE =
      """
      UPDATE log_reader SET position = ?, version = version + 1
      WHERE name = ? AND position = ? AND version = ?\
      """;

  @Override
  public Mark find(String reader) {
    return sql.find(
            "SELECT position, version FROM log_reader WHERE name = ?",
            row -> new Mark(row.getLong(1), row.getLong(2)),
            reader)
        .orElseThrow(() -> new IllegalStateException("no reader of the log: " + reader));
  }

  @Override
  public boolean advance(String reader, Mark from, long position) {
    return sql.update(ADVANCE, position, reader, from.position(), from.version()) > 0;
  }
}
