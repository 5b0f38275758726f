package dev.confab.store.postgres;

import static java.util.stream.Collectors.joining;

import dev.confab.store.engine.Dialect;
import dev.confab.store.engine.EventEnd;
import dev.confab.store.engine.NumberUpdate;
import dev.confab.store.engine.NumberUpdate.Row;
import dev.confab.store.engine.Trouble;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// PostgreSQL, as told apart by its SQLSTATEs.
final class PostgresDialect implements Dialect {
  /// Any number that no other program uses for its advisory lock: "confab" in ASCII.
  private static final long MIGRATION_LOCK = 0x636f_6e66_6162L;

  @Override
  public String migrations() {
    return "/db/postgres";
  }

  @Override
  public Trouble trouble(SQLException thrown) {
    @Nullable String state = thrown.getSQLState();
    if (thrown instanceof SQLTransientConnectionException) {
      return Trouble.UNREACHABLE;
    }
    if (state == null || state.length() != 5) {
      return Trouble.OWN;
    }
    return switch (state) {
      case "40001", "40P01" -> Trouble.CONFLICT; // serialization failure, deadlock
      case "08001", "08004", "57P03" -> Trouble.UNREACHABLE; // refused, not yet started
      case "25P03", "57P01", "57P02", "57P05" -> Trouble.LOST; // ended by the server
      default ->
          switch (state.substring(0, 2)) {
            case "08" -> Trouble.LOST;
            case "53", "58" -> Trouble.RESOURCES; // disk, memory, connections; i/o
            default -> Trouble.OWN;
          };
    };
  }

  @Override
  public String rowLock() {
    return " FOR UPDATE";
  }

  @Override
  public String freeRowLock() {
    return " FOR UPDATE SKIP LOCKED";
  }

  /// Left alone, the planner would read the whole of a table that is small when it plans, and keep
  /// that plan while the table grows. What is locked or has an offset it must run for each key.
  @Override
  public String lookUp(String columns, String table, String condition, String lock) {
    return """
    SELECT found.* FROM json_array_elements(?::json) AS wanted(value)
    CROSS JOIN LATERAL (SELECT %s FROM %s WHERE %s%s) AS found\
    """
        .formatted(columns, table, condition, lock.isEmpty() ? " OFFSET 0" : lock);
  }

  /// One statement, which costs the database a third less than one for each row.
  @Override
  public NumberUpdate numberUpdate(String table, List<String> columns) {
    var sql =
        """
        UPDATE %s SET %s
        FROM unnest(?::text[], %s) AS changed (sid, %s)
        WHERE %1$s.sid = changed.sid\
        """
            .formatted(
                table,
                columns.stream().map(one -> one + " = changed." + one).collect(joining(", ")),
                columns.stream().map(_ -> "?::bigint[]").collect(joining(", ")),
                String.join(", ", columns));
    return (session, rows) -> {
      var connection = session.connection();
      var update = session.prepare(sql);
      update.setArray(1, connection.createArrayOf("text", rows.stream().map(Row::sid).toArray()));
      for (int column = 0; column < columns.size(); column++) {
        int wanted = column;
        var numbers = rows.stream().map(row -> row.numbers().get(wanted)).toArray(Long[]::new);
        update.setArray(2 + column, connection.createArrayOf("bigint", numbers));
      }
      update.executeUpdate();
    };
  }

  @Override
  public String eventPositions() {
    return "SELECT nextval('event_position') FROM generate_series(1, ?)";
  }

  @Override
  public Optional<String> changeMark() {
    return Optional.empty();
  }

  @Override
  public EventEnd eventEnd() {
    return new PostgresEventEnd();
  }

  @Override
  public String time() {
    return "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)";
  }

  /// Reads the catalogue itself: `to_regclass` may remember that there was no such table before
  /// this transaction waited for its lock.
  @Override
  public String tableCount(String table) {
    return "SELECT count(*) FROM pg_tables WHERE schemaname = ANY (current_schemas(false))"
        + " AND tablename = '"
        + table
        + "'";
  }

  @Override
  public List<String> exclusiveTransaction() {
    return List.of("BEGIN", "SELECT pg_advisory_xact_lock(" + MIGRATION_LOCK + ")");
  }
}
