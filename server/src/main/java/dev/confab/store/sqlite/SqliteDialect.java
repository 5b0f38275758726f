package dev.confab.store.sqlite;

import static java.util.stream.Collectors.joining;

import dev.confab.store.engine.Dialect;
import dev.confab.store.engine.EventEnd;
import dev.confab.store.engine.NumberUpdate;
import dev.confab.store.engine.Trouble;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// SQLite, as told apart by its primary result codes.
final class SqliteDialect implements Dialect {
  static final int NOT_A_DATABASE = 26;
  static final int CORRUPT = 11;

  private static final String LAST_POSITION =
      "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'event'";

  @Override
  public String migrations() {
    return "/db/sqlite";
  }

  @Override
  public Trouble trouble(SQLException thrown) {
    return switch (thrown.getErrorCode()) {
      case 5, 6 -> Trouble.CONFLICT; // busy, locked
      case 7, 8, 10, 13, 14 -> Trouble.RESOURCES; // memory, read-only, i/o, full, cannot open
      case CORRUPT, NOT_A_DATABASE -> Trouble.RESOURCES;
      default -> Trouble.OWN;
    };
  }

  /// There is one writer, so rows need no lock.
  @Override
  public String rowLock() {
    return "";
  }

  @Override
  public String freeRowLock() {
    return "";
  }

  /// A cross join reads its sides in the order in which they are written.
  @Override
  public String lookUp(String columns, String table, String condition, String lock) {
    return "SELECT %s FROM json_each(?) AS wanted CROSS JOIN %s WHERE %s"
        .formatted(columns, table, condition);
  }

  /// Nothing is sent to anybody, so one row after the other.
  @Override
  public NumberUpdate numberUpdate(String table, List<String> columns) {
    var sql =
        "UPDATE %s SET %s WHERE sid = ?"
            .formatted(table, columns.stream().map(one -> one + " = ?").collect(joining(", ")));
    return (session, rows) -> {
      var update = session.prepare(sql);
      for (var row : rows) {
        int index = 0;
        for (var number : row.numbers()) {
          update.setObject(++index, number);
        }
        update.setString(++index, row.sid());
        update.addBatch();
      }
      update.executeBatch();
    };
  }

  /// What is written with these positions makes them the last ones.
  @Override
  public String eventPositions() {
    return """
    WITH RECURSIVE next (position, last) AS (
      SELECT coalesce(max(seq), 0) + 1, coalesce(max(seq), 0) + ?
      FROM sqlite_sequence WHERE name = 'event'
      UNION ALL SELECT position + 1, last FROM next WHERE position < last)
    SELECT position FROM next\
    """;
  }

  @Override
  public Optional<String> changeMark() {
    return Optional.of(
        """
        SELECT coalesce(max(seq), 0), (SELECT data_version FROM pragma_data_version)
        FROM sqlite_sequence WHERE name = 'event'\
        """);
  }

  /// The one writer takes positions in the order of its commits.
  @Override
  public EventEnd eventEnd() {
    return session -> {
      long last = session.find(LAST_POSITION, row -> row.getLong(1)).orElseThrow();
      return new EventEnd.Found(last, last, Duration.ZERO);
    };
  }

  @Override
  public String time() {
    return "SELECT CAST(unixepoch('subsec') * 1000000 AS INTEGER)";
  }

  @Override
  public String tableCount(String table) {
    return "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '" + table + "'";
  }

  @Override
  public List<String> exclusiveTransaction() {
    return List.of("BEGIN IMMEDIATE");
  }
}
