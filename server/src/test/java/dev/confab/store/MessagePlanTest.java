package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.MessageTable.Order;
import dev.confab.store.AppendRoom.Statements;
import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages of messages must cost the same wherever they lie, and adding a message must not read what
/// it does not need: all goes through indexes.
class MessagePlanTest {
  private static final int MESSAGES = 5_000;

  @TempDir Path folder;

  @Test
  void sqliteReadsPagesInTheOrderOfTheIndex() {
    try (var stores = TestDatabases.sqlite(folder)) {
      fill(stores);
      for (var plan : pages(stores, "EXPLAIN QUERY PLAN ", 4)) {
        assertThat(plan)
            .noneMatch(step -> step.startsWith("SCAN") || step.contains("TEMP B-TREE"))
            .first(InstanceOfAssertFactories.STRING)
            .startsWith("SEARCH message USING INDEX message_place (conversation_number=? AND mess");
      }
    }
  }

  @Test
  void postgresReadsPagesInTheOrderOfTheIndex() {
    try (var stores = TestDatabases.postgres()) {
      fill(stores);
      stores.database().write(session -> session.update("ANALYZE message"));
      for (var plan : pages(stores, "EXPLAIN ", 1)) {
        assertThat(plan)
            .noneMatch(step -> step.contains("Seq Scan") || step.contains("Bitmap"))
            .noneMatch(step -> step.contains("Sort"))
            .anyMatch(step -> step.contains("Index Scan") && step.contains("message_place"));
      }
    }
  }

  @Test
  void sqliteLooksUpWhatABatchNeeds() {
    try (var stores = TestDatabases.sqlite(folder)) {
      for (var plan : lookups(stores, "EXPLAIN QUERY PLAN ", 4)) {
        assertThat(plan)
            .anyMatch(step -> step.startsWith("SEARCH"))
            .allMatch(step -> step.startsWith("SEARCH") || step.startsWith("SCAN wanted"));
      }
    }
  }

  @Test
  void postgresLooksUpWhatABatchNeeds() {
    try (var stores = TestDatabases.postgres()) {
      for (var plan : lookups(stores, "EXPLAIN ", 1)) {
        assertThat(plan)
            .anyMatch(step -> step.contains("Index"))
            .noneMatch(step -> step.contains("Seq Scan"));
      }
    }
  }

  @Test
  void sqliteReadsStreamsThroughIndexes() {
    try (var stores = TestDatabases.sqlite(folder)) {
      fill(stores);
      assertThat(stream(stores, "EXPLAIN QUERY PLAN ", 4))
          .anyMatch(step -> step.contains("event_stream"))
          .anyMatch(step -> step.contains("message_place"))
          .noneMatch(step -> step.matches("SCAN (event|message|service)\\b.*"));
    }
  }

  @Test
  void postgresReadsStreamsThroughIndexes() {
    try (var stores = TestDatabases.postgres()) {
      fill(stores);
      for (var table : List.of("message", "event")) {
        stores.database().write(session -> session.update("ANALYZE " + table));
      }
      assertThat(stream(stores, "EXPLAIN ", 1))
          .anyMatch(step -> step.contains("event_stream"))
          .anyMatch(step -> step.contains("message_place"))
          .noneMatch(step -> step.matches(".*Seq Scan on (event|message)\\b.*"));
    }
  }

  private static List<String> stream(Stores stores, String explain, int column) {
    var sid = sid(1).value();
    var positions =
        plan(stores, explain + EventStream.POSITIONS, column, sid, 100, 5, sid, 100, 5, 5);
    var query = LoggedEvents.query(stores.database().dialect());
    return Stream.concat(
            positions.stream(), plan(stores, explain + query, column, "[[\"7\"]]").stream())
        .toList();
  }

  private static void fill(Stores stores) {
    var stored = new StoredMessages(stores);
    stored.begin(conversation(1));
    stored.begin(conversation(2));
    Race.run(
        50,
        writer -> {
          for (int i = 0; i < MESSAGES / 50; i++) {
            int number = writer * MESSAGES / 50 + i;
            int conversation = number % 10 == 0 ? 2 : 1;
            stores.store().append(MessageSamples.draft(conversation, number, "system", NOON), null);
          }
        });
  }

  private static List<List<String>> pages(Stores stores, String explain, int column) {
    var plans = new ArrayList<List<String>>();
    for (var order : Order.values()) {
      var list = new MessageList(conversation(1), order);
      for (long from : new long[] {-1, MESSAGES / 2, MESSAGES}) {
        plans.add(plan(stores, explain + list.sql(false, 51), column, sid(1).value(), from));
        plans.add(plan(stores, explain + list.sql(true, 51), column, sid(1).value(), from));
      }
    }
    return plans;
  }

  private static List<List<String>> lookups(Stores stores, String explain, int column) {
    var statements = Statements.of(stores.database().dialect());
    return List.of(
        plan(stores, explain + statements.nextEvents(), column, "[[\"a\"]]"),
        plan(stores, explain + statements.conversations(), column, "[[\"a\"]]"),
        plan(stores, explain + statements.reached(), column, "[[\"a\"]]"),
        plan(stores, explain + statements.chatters(), column, "[[\"a\",\"b\"]]"));
  }

  private static List<String> plan(Stores stores, String query, int column, Object... parameters) {
    return stores
        .database()
        .write(session -> session.list(query, row -> row.getString(column), parameters));
  }
}
