package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SERVICE;
import static dev.confab.store.StoreSamples.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.EventLog;
import dev.confab.domain.Retention;
import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A piece of the log must cost the same wherever it lies: all goes through indexes.
class EventPlanTest {
  private static final int EVENTS = 2_000;

  @TempDir Path folder;

  @Test
  void sqliteReadsTheLogThroughIndexes() {
    try (var stores = TestDatabases.sqlite(folder)) {
      fill(stores);
      for (var plan : plans(stores, "EXPLAIN QUERY PLAN ", 4)) {
        assertThat(plan)
            .anyMatch(step -> step.startsWith("SEARCH event USING"))
            .allMatch(step -> step.startsWith("SEARCH") || step.startsWith("SCAN wanted"));
      }
    }
  }

  @Test
  void postgresReadsTheLogThroughIndexes() {
    try (var stores = TestDatabases.postgres()) {
      fill(stores);
      for (var table : List.of("event", "message")) {
        stores.database().write(session -> session.update("ANALYZE " + table));
      }
      for (var plan : plans(stores, "EXPLAIN ", 1)) {
        assertThat(plan)
            .anyMatch(step -> step.matches(".*Index (Only )?Scan.* on event\\b.*"))
            .noneMatch(step -> step.matches(".*Seq Scan on (event|message)\\b.*"))
            .noneMatch(step -> step.contains("Sort"));
      }
    }
  }

  /// While somebody reads an old state, a backup for instance, PostgreSQL keeps what was removed. A
  /// look for more must not go over all of it.
  @Test
  void whatWasRemovedIsPassedOver() {
    try (var stores = TestDatabases.postgres()) {
      fill(stores);
      var _ =
          stores
              .database()
              .write(backup -> {
                backup.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                backup.find("SELECT count(*) FROM event", row -> row.getInt(1));
                var one = new Retention(Duration.ZERO, 1);
                int removed = 0;
                int now = 1;
                while (now > 0) {
                  now = stores.log().remove(one, NOON, Long.MAX_VALUE, 500);
                  removed += now;
                }
                assertThat(removed).isEqualTo(EVENTS - 1);
                assertThat(pages(stores, EventLog.START)).isGreaterThan(20);
                assertThat(pages(stores, stores.log().end() - 1)).isLessThan(10);
                return removed;
              });
    }
  }

  /// How many pages of the database a look for the oldest event takes.
  private static long pages(Stores stores, long after) {
    var explained =
        plan(
            stores,
            "EXPLAIN (ANALYZE, BUFFERS) " + RemovedEvents.OLDEST,
            1,
            after,
            Long.MAX_VALUE,
            1);
    var buffers = Pattern.compile("Buffers: shared hit=(\\d+)");
    return explained.stream()
        .flatMap(line -> buffers.matcher(line).results())
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .findFirst()
        .orElseThrow();
  }

  private static List<List<String>> plans(Stores stores, String explain, int column) {
    var dialect = stores.database().dialect();
    var service = SERVICE.value();
    return List.of(
        plan(stores, explain + SqlEventLog.BEHIND, column, 1_000, EVENTS, 50),
        plan(stores, explain + RemovedEvents.OLDEST, column, 1_000, EVENTS, 50),
        plan(stores, explain + EventSearch.OF_SERVICE, column, service, 1_000, EVENTS, 50),
        plan(stores, explain + EventSearch.LAST, column, service, EVENTS),
        plan(stores, explain + EventSearch.types(dialect), column, "[[\"7\"],[\"8\"]]"),
        plan(stores, explain + LoggedEvents.query(dialect), column, "[[\"7\"],[\"8\"]]"));
  }

  private static void fill(Stores stores) {
    new StoredMessages(stores).begin(conversation(1));
    Race.run(
        50,
        writer -> {
          for (int i = 0; i < EVENTS / 50; i++) {
            int number = writer * EVENTS / 50 + i;
            stores.store().append(MessageSamples.draft(1, number, "system", NOON), null);
          }
        });
  }

  private static List<String> plan(Stores stores, String query, int column, Object... parameters) {
    return stores
        .database()
        .write(session -> session.list(query, row -> row.getString(column), parameters));
  }
}
