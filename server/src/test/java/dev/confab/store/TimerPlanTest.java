package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// To find out which timers are due must cost the same however many run.
class TimerPlanTest {
  private static final String FILL =
      """
      INSERT INTO conversation (sid, account_sid, service_sid, attributes, state, date_created,
        date_updated, last_activity, timer_due)
      SELECT 'CH' || n, 'AC1', 'IS1', '{}', 'active', n, n, n, CASE WHEN n % 2 = 0 THEN n END
      FROM generate_series(1, 5000) AS n\
      """;

  @TempDir Path folder;

  @Test
  void sqliteReadsAnIndexInItsOrder() {
    try (var stores = TestDatabases.sqlite(folder)) {
      assertThat(firstTimer(stores, "EXPLAIN QUERY PLAN ", 4))
          .singleElement()
          .asString()
          .contains("conversation USING COVERING INDEX conversation_timer");
      assertThat(due(stores, "EXPLAIN QUERY PLAN ", 4))
          .contains("SEARCH conversation USING INDEX conversation_timer (timer_due<?)")
          .noneMatch(step -> step.contains("TEMP B-TREE") || step.startsWith("SCAN"));
    }
  }

  @Test
  void postgresReadsAnIndexInItsOrder() {
    try (var stores = TestDatabases.postgres()) {
      stores.database().write(session -> session.update(FILL));
      stores.database().write(session -> session.update("ANALYZE conversation"));
      for (var plan : List.of(firstTimer(stores, "EXPLAIN ", 1), due(stores, "EXPLAIN ", 1))) {
        assertThat(plan)
            .noneMatch(step -> step.contains("Sort") || step.contains("Scan on conversation"))
            .anyMatch(step -> step.contains("Limit"))
            .anyMatch(step -> step.contains("using conversation_timer on conversation"));
      }
    }
  }

  private static List<String> firstTimer(Stores stores, String explain, int column) {
    return plan(stores, explain + SqlConversationTable.FIRST_TIMER, column);
  }

  private static List<String> due(Stores stores, String explain, int column) {
    return plan(stores, explain + SqlConversationTable.DUE, column, Micros.of(NOON), 250);
  }

  private static List<String> plan(Stores stores, String sql, int column, Object... parameters) {
    return stores
        .database()
        .read(session -> session.list(sql, row -> row.getString(column), parameters));
  }
}
