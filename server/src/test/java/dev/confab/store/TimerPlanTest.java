package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// To find out which timers are due, and to lock their conversations, must cost the same however
/// many run.
class TimerPlanTest {
  private static final String FILL =
      """
      INSERT INTO conversation (sid, account_sid, service_sid, attributes, state, date_created,
        date_updated, last_activity, next_look)
      SELECT 'CH' || n, 'AC1', 'IS1', '{}', 'active', n, n, n, CASE WHEN n % 2 = 0 THEN n END
      FROM generate_series(1, 5000) AS n\
      """;

  private static final Pattern PAGES = Pattern.compile("shared hit=(\\d+)");

  @TempDir Path folder;

  @Test
  void sqliteReadsAnIndexInItsOrder() {
    try (var stores = TestDatabases.sqlite(folder)) {
      assertThat(looks(stores, "EXPLAIN QUERY PLAN ", 4))
          .singleElement()
          .asString()
          .contains("SEARCH conversation USING COVERING INDEX conversation_next_look")
          .contains("next_look>? AND next_look<?");
    }
  }

  @Test
  void postgresReadsAnIndexInItsOrder() {
    try (var stores = TestDatabases.postgres()) {
      stores.database().write(session -> session.update(FILL));
      stores.database().write(session -> session.update("ANALYZE conversation"));
      assertThat(looks(stores, "EXPLAIN ", 1))
          .noneMatch(step -> step.contains("Sort") || step.contains("Scan on conversation"))
          .anyMatch(step -> step.contains("Limit"))
          .anyMatch(step -> step.contains("using conversation_next_look on conversation"));
    }
  }

  @Test
  void sqliteLooksUpEachByItsSid() {
    try (var stores = TestDatabases.sqlite(folder)) {
      assertThat(locked(stores, "EXPLAIN QUERY PLAN ", 4))
          .anyMatch(step -> step.startsWith("SEARCH conversation ") && step.endsWith("(sid=?)"));
    }
  }

  @Test
  void postgresLooksUpEachByItsSid() {
    try (var stores = TestDatabases.postgres()) {
      stores.database().write(session -> session.update(FILL));
      stores.database().write(session -> session.update("ANALYZE conversation"));
      assertThat(locked(stores, "EXPLAIN ", 1))
          .noneMatch(step -> step.contains("Seq Scan") || step.contains("next_look on"))
          .anyMatch(step -> step.contains("Index Scan using conversation_sid on conversation"));
    }
  }

  /// A backup, for example, keeps the database from forgetting them.
  @Test
  void postgresPassesByTimersThatHaveFired() {
    try (var stores = TestDatabases.postgres()) {
      var database = stores.database();
      database.write(session -> session.update(FILL));
      database.write(backup -> {
        backup.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        backup.execute("SELECT count(*) FROM conversation");
        database.write(session ->
            session.update("UPDATE conversation SET next_look = NULL WHERE next_look < 4900"));
        assertThat(pages(stores, 0)).isGreaterThan(10 * pages(stores, 4900));
        return backup;
      });
    }
  }

  private static int pages(Stores stores, long from) {
    var explain = "EXPLAIN (ANALYZE, BUFFERS) " + SqlConversationTable.LOOKS;
    return plan(stores, explain, 1, from, Long.MAX_VALUE, 1).stream()
        .map(PAGES::matcher)
        .filter(Matcher::find)
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> looks(Stores stores, String explain, int column) {
    return plan(stores, explain + SqlConversationTable.LOOKS, column, 0L, Micros.of(NOON), 128);
  }

  private static List<String> locked(Stores stores, String explain, int column) {
    var query = explain + SqlConversationTable.lockArmed(stores.database().dialect());
    var sids = List.of("CH2", "CH3", "CH4");
    return plan(stores, query, column, Wanted.of(sids, sid -> sid), Micros.of(NOON));
  }

  private static List<String> plan(Stores stores, String sql, int column, Object... parameters) {
    return stores
        .database()
        .read(session -> session.list(sql, row -> row.getString(column), parameters));
  }
}
