package dev.confab.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.store.engine.Dialect;
import dev.confab.store.engine.Session;
import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is done with a delivery must cost the same however many there are, in whatever state:
/// each statement goes through the index that is made for it.
class DeliveryPlanTest {
  private static final String LIST = "webhook_delivery_list";
  private static final String UNSUCCESSFUL = "webhook_delivery_unsuccessful";
  private static final String OPEN = "webhook_delivery_open";
  private static final String LANE = "webhook_delivery_lane";

  /// An outage: a quarter is open, of some conversations; most of the others were delivered.
  private static final String FILL =
      """
      INSERT INTO webhook_delivery (sid, account_sid, service_sid, webhook_sid, position,
        stream_sid, sequence, type, date_event, date_created, state, version, lane, tries,
        tries_max, due, date_expires, date_ended, attempts, parameters)
      SELECT 'WD' || (100000 + n), 'AC1', 'IS' || n % 7, 'AC1', n, 'CH' || n % 50, n, 'x', n, n,
        CASE WHEN n % 4 = 0 THEN 'open' WHEN n % 40 = 1 THEN 'dead' ELSE 'delivered' END,
        0, n % 50, 0, 20, n, n, CASE WHEN n % 4 > 0 THEN n END, '[]', 'EventType=x'
      FROM (WITH RECURSIVE number (n) AS (
          SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 20000)
        SELECT n FROM number) AS one\
      """;

  @TempDir Path folder;

  private record Use(String index, List<Object> parameters) {
    Use(String index, Object... parameters) {
      this(index, List.of(parameters));
    }
  }

  /// All statements on the table but for the insertion, with the index that each must go through.
  private static Map<String, Use> statements(Dialect dialect) {
    var service = "IS1";
    var account = "AC1";
    var hook = account;
    var sid = "WD110000";
    var uses = new LinkedHashMap<String, Use>();
    uses.put(DeliveryRows.RECORD, new Use(LIST, "dead", "[]", 1, 1L, 1L, 1L, service, sid, 0L));
    uses.put(SqlWebhookDeliveryTable.FIND, new Use(LIST, service, sid, account));
    uses.put(SqlWebhookDeliveryTable.OPEN, new Use(OPEN, hook, 0L, 200));
    uses.put(SqlWebhookDeliveryTable.OPEN_OF_STREAM, new Use(LANE, 4, "CH4", hook, 0L, 50));
    uses.put(SqlWebhookDeliveryTable.WEBHOOKS, new Use(OPEN, "", 20));
    uses.put(SqlWebhookDeliveryTable.OLDEST_OPEN, new Use(OPEN, "", 20));
    uses.put(SqlWebhookDeliveryTable.FIRST_EVENT, new Use(OPEN, "", 20));
    uses.put(DeliverySearch.OPEN, new Use(OPEN, 20));
    uses.put(SqlWebhookDeliveryTable.SERVICES, new Use(LIST, "", 20));
    uses.put(
        SqlWebhookDeliveryTable.REOPEN,
        new Use(LIST + "|" + UNSUCCESSFUL, 20, 1L, 1L, service, sid, "dead"));
    uses.put(SqlWebhookDeliveryTable.OLD, new Use(LIST, service, "WD1", sid, 500));
    uses.put(SqlWebhookDeliveryTable.FORGET, new Use(LIST, service, "WD1", sid, 1L, 1L));
    uses.put(SqlTrash.DELIVERIES, new Use(LIST, service, 500));
    uses.put(DeliverySearch.ALL_FORWARD, new Use(LIST, service, account, "", "~", 101));
    uses.put(DeliverySearch.ALL_BACKWARD, new Use(LIST, service, account, "", "~", 101));
    uses.put(
        DeliverySearch.IN_STATE_FORWARD,
        new Use(UNSUCCESSFUL, service, account, "dead", "", "~", 51));
    uses.put(
        DeliverySearch.IN_STATE_BACKWARD,
        new Use(UNSUCCESSFUL, service, account, "dead", "", "~", 51));
    uses.put(DeliverySearch.rows(dialect), new Use(LIST, "[[\"IS1\",\"WD1\"]]"));
    return uses;
  }

  @Test
  void sqliteGoesThroughTheIndexes() {
    try (var stores = TestDatabases.sqlite(folder)) {
      statements(stores.database().dialect())
          .forEach((sql, use) ->
              assertThat(plan(stores, "EXPLAIN QUERY PLAN " + sql, 4, use))
                  .as(sql)
                  .anyMatch(step -> step.matches(".* INDEX (" + use.index() + ") .*"))
                  .noneMatch(step -> step.contains("SCAN webhook_delivery"))
                  .noneMatch(step -> step.contains("TEMP B-TREE")));
    }
  }

  @Test
  void postgresGoesThroughTheIndexes() {
    try (var stores = TestDatabases.postgres()) {
      stores.database().write(session -> session.update(FILL));
      stores.database().write(session -> session.update("ANALYZE webhook_delivery"));
      statements(stores.database().dialect())
          .forEach((sql, use) ->
              assertThat(postgresPlan(stores, sql, use))
                  .as(sql)
                  .anyMatch(step -> step.matches(".*(using|on) (" + use.index() + ")\\b.*"))
                  .noneMatch(step -> step.contains("Seq Scan on webhook_delivery"))
                  .noneMatch(step -> step.contains("Sort")));
    }
  }

  /// Every delivery pays for what is open: it comes in, and leaves when it is delivered.
  @Test
  void whatIsOpenIsInNoIndexOfOthers() {
    try (var stores = TestDatabases.sqlite(folder)) {
      var open =
          stores
              .database()
              .read(session ->
                  session.list(
                      "SELECT name FROM sqlite_master"
                          + " WHERE type = 'index' AND tbl_name = 'webhook_delivery'"
                          + " AND sql NOT LIKE '%WHERE state <> ''open''%' ORDER BY name",
                      row -> row.getString(1)));
      assertThat(open).containsExactly(LANE, LIST, OPEN);
    }
  }

  /// What is delivered must leave nothing behind but its row and one place in an index.
  @Test
  void aSuccessIsInOneIndexOnly() {
    try (var stores = TestDatabases.sqlite(folder)) {
      var others =
          stores
              .database()
              .read(session ->
                  session.list(
                      "SELECT sql FROM sqlite_master"
                          + " WHERE type = 'index' AND tbl_name = 'webhook_delivery'"
                          + " AND sql NOT LIKE '%WHERE state = ''open'''"
                          + " AND sql NOT LIKE '%AND state <> ''delivered'''",
                      row -> row.getString(1)));
      assertThat(others).singleElement().asString().contains(LIST);
    }
  }

  /// How it would be done if sorts and scans were dear, as in a table that is larger than this one.
  private static List<String> postgresPlan(Stores stores, String sql, Use use) {
    return stores
        .database()
        .write(session -> {
          session.update("SET LOCAL enable_sort = off");
          session.update("SET LOCAL enable_seqscan = off");
          return plan(session, "EXPLAIN " + sql, 1, use);
        });
  }

  private static List<String> plan(Stores stores, String sql, int column, Use use) {
    return stores.database().write(session -> plan(session, sql, column, use));
  }

  private static List<String> plan(Session session, String sql, int column, Use use)
      throws SQLException {
    return session.list(sql, row -> row.getString(column), use.parameters().toArray());
  }
}
