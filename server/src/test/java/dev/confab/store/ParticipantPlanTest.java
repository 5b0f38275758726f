package dev.confab.store;

import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.RoleType;
import dev.confab.store.SqlMembershipTable.Listing;
import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked of participants must cost the same however many there are, and however many
/// conversations one of them is in.
class ParticipantPlanTest {
  private static final int CONVERSATIONS = 5_000;

  /// The page itself, and messages of one conversation behind a horizon.
  private static final List<String> NAMED = List.of("SCAN p", "SCAN unread");

  private static final List<Listing> BY_SID = List.of(Listing.OF_IDENTITY, Listing.OF_ADDRESS);

  /// Puts bob into a few of the conversations that ann is in.
  private static final String ADD_BOB =
      """
      INSERT INTO participant (sid, account_sid, service_sid, conversation_sid, identity, role_sid,
        attributes, notification_level, date_created, date_updated)
      SELECT replace(sid, 'MBA', 'MBC'), account_sid, service_sid, conversation_sid, 'bob', role_sid,
        attributes, notification_level, date_created, date_updated
      FROM participant WHERE identity = 'ann' AND sid LIKE '%00'\
      """;

  @TempDir Path folder;

  @Test
  void sqliteReadsTheConversationsOfSomebodyInTheOrderOfAnIndex() {
    try (var stores = TestDatabases.sqlite(folder)) {
      fill(stores);
      for (var listing : BY_SID) {
        for (var plan : plans(stores, "EXPLAIN QUERY PLAN ", 4, listing)) {
          assertThat(plan)
              .noneMatch(step -> step.startsWith("SCAN p") || step.contains("TEMP B-TREE"))
              .anyMatch(step -> step.startsWith("SEARCH p ") && step.contains("conversation_sid"));
        }
      }
    }
  }

  @Test
  void postgresReadsTheConversationsOfSomebodyInTheOrderOfAnIndex() {
    try (var stores = TestDatabases.postgres()) {
      fill(stores);
      analyze(stores);
      for (var listing : BY_SID) {
        for (var plan : plans(stores, "EXPLAIN ", 1, listing)) {
          assertThat(plan)
              .noneMatch(step -> step.contains("Seq Scan") || step.contains("Sort"))
              .anyMatch(step -> step.contains("Index Scan") && step.contains("participant_of_"));
        }
      }
    }
  }

  @Test
  void sqliteReadsOnlyTheUsersOwnConversations() {
    try (var stores = TestDatabases.sqlite(folder)) {
      fill(stores);
      for (var plan : plans(stores, "EXPLAIN QUERY PLAN ", 4, Listing.OF_USER)) {
        assertThat(plan)
            .noneMatch(step -> step.startsWith("SCAN ") && !NAMED.contains(step))
            .anyMatch(step ->
                step.startsWith("SEARCH j ") && step.contains("(service_sid=? AND identity=?)"))
            .anyMatch(step -> step.startsWith("SEARCH k ") && step.endsWith("(sid=?)"));
      }
    }
  }

  @Test
  void postgresReadsOnlyTheUsersOwnConversations() {
    try (var stores = TestDatabases.postgres()) {
      fill(stores);
      analyze(stores);
      for (var plan : plans(stores, "EXPLAIN ", 1, Listing.OF_USER)) {
        assertThat(plan)
            .noneMatch(step -> step.contains("Seq Scan"))
            .anyMatch(step -> step.contains("participant_of_identity"))
            .anyMatch(step -> step.contains("Index Scan using conversation_sid on conversation k"));
      }
    }
  }

  @Test
  void sqliteFindsOpenConversationsInTheOrderOfAnIndex() {
    try (var stores = TestDatabases.sqlite(folder)) {
      fill(stores);
      forgetMost(stores);
      for (var plan : openPlans(stores, "EXPLAIN QUERY PLAN ", 4)) {
        assertThat(plan)
            .noneMatch(step -> step.contains("TEMP B-TREE") || step.startsWith("SCAN participant"))
            .anyMatch(
                step -> step.contains("INDEX participant_open (service_sid=? AND identity=?)"))
            .noneMatch(step -> step.contains(" conversation ") && !step.endsWith("(sid=?)"));
      }
    }
  }

  @Test
  void postgresFindsOpenConversationsInTheOrderOfAnIndex() {
    try (var stores = TestDatabases.postgres()) {
      fill(stores);
      forgetMost(stores);
      analyze(stores);
      for (var plan : openPlans(stores, "EXPLAIN ", 1)) {
        assertThat(plan)
            .noneMatch(step -> step.contains("Seq Scan"))
            .anyMatch(step -> step.contains("participant_open"))
            .noneMatch(step ->
                step.contains(" on conversation") && !step.contains("using conversation_sid"));
      }
    }
  }

  @Test
  void sqliteFindsDeletedRolesAndThoseWhoHaveThemByAnIndex() {
    try (var stores = TestDatabases.sqlite(folder)) {
      fill(stores);
      for (var plan : replacements(stores, "EXPLAIN QUERY PLAN ", 4)) {
        assertThat(plan)
            .noneMatch(step -> step.startsWith("SCAN participant"))
            .noneMatch(step -> step.startsWith("SCAN chat_user"))
            .anyMatch(step -> step.contains("COVERING INDEX") && step.contains("(role_sid=?)"));
      }
      assertThat(plan(stores, "EXPLAIN QUERY PLAN " + DeletedRoles.HELD, 4, 5))
          .noneMatch(step -> step.contains("TEMP B-TREE"))
          .anyMatch(step -> step.contains("INDEX role_deleted"))
          .anyMatch(step -> step.contains("COVERING INDEX chat_user_role (role_sid>?)"))
          .anyMatch(step -> step.contains("COVERING INDEX participant_role (role_sid>?)"));
    }
  }

  @Test
  void postgresFindsThoseOfDeletedRolesByAnIndex() {
    try (var stores = TestDatabases.postgres()) {
      fill(stores);
      analyze(stores);
      var plans = replacements(stores, "EXPLAIN ", 1);
      plans.add(plan(stores, "EXPLAIN " + DeletedRoles.HELD, 1, 5));
      for (var plan : plans) {
        assertThat(plan)
            .noneMatch(step -> step.contains("Seq Scan on participant"))
            .noneMatch(step -> step.contains("Seq Scan on chat_user"));
      }
      assertThat(plans.getLast())
          .anyMatch(step -> step.contains("using chat_user_role"))
          .anyMatch(step -> step.contains("using participant_role"));
    }
  }

  /// One identity and one phone in all conversations, one identity in a few, and as many users as
  /// conversations.
  private static void fill(Stores stores) {
    var texts =
        List.of(
            """
            INSERT INTO conversation (sid, account_sid, service_sid, attributes, state,
              date_created, date_updated, last_activity)
            VALUES (?, '%1$s', '%2$s', '{}', 'active', %3$d, %3$d, %3$d)\
            """,
            """
            INSERT INTO participant (sid, account_sid, service_sid, conversation_sid, identity,
              role_sid, attributes, notification_level, date_created, date_updated)
            VALUES (replace(?, 'CH', 'MBA'), '%1$s', '%2$s', ?, 'ann', 'RL1', '{}', 'default',
              %3$d, %3$d)\
            """,
            """
            INSERT INTO participant (sid, account_sid, service_sid, conversation_sid, binding_type,
              address, role_sid, attributes, notification_level, date_created, date_updated)
            VALUES (replace(?, 'CH', 'MBB'), '%1$s', '%2$s', ?, 'sms', '+1', 'RL1', '{}', 'default',
              %3$d, %3$d)\
            """,
            """
            INSERT INTO chat_user (sid, account_sid, service_sid, identity, attributes, role_sid,
              date_created, date_updated, next_event)
            VALUES (replace(?, 'CH', 'US'), '%1$s', '%2$s', ?, '{}', 'RL2', %3$d, %3$d, 0)\
            """);
    stores
        .database()
        .write(session -> {
          for (var text : texts) {
            var insert = session.prepare(text.formatted(ACCOUNT, SERVICE, Micros.of(NOON)));
            int parameters = insert.getParameterMetaData().getParameterCount();
            for (int number = 0; number < CONVERSATIONS; number++) {
              for (int parameter = 1; parameter <= parameters; parameter++) {
                insert.setString(parameter, "CH%032x".formatted(number));
              }
              insert.addBatch();
            }
            insert.executeBatch();
          }
          return session.update(ADD_BOB);
        });
  }

  private static void analyze(Stores stores) {
    for (var table : List.of("conversation", "participant", "chat_user", "role")) {
      stores.database().write(session -> session.update("ANALYZE " + table));
    }
  }

  private static List<List<String>> plans(
      Stores stores, String explain, int column, Listing listing) {
    var plans = new ArrayList<List<String>>();
    var middle = "CH%032x".formatted(CONVERSATIONS / 2);
    var keys =
        listing.keys(
            listing == Listing.OF_USER ? new Place(Micros.of(NOON), middle) : new Place(0, middle));
    var who =
        switch (listing) {
          case OF_USER -> "bob";
          case OF_IDENTITY -> "ann";
          case OF_ADDRESS -> "+1";
        };
    for (boolean isBackward : new boolean[] {false, true}) {
      var query = explain + listing.sql(isBackward, 51);
      plans.add(
          plan(
              stores,
              query,
              column,
              Sql.with(new Object[] {SERVICE.value(), who, ACCOUNT.value()}, keys)));
    }
    return plans;
  }

  private static void forgetMost(Stores stores) {
    stores
        .database()
        .write(session ->
            session.update("UPDATE participant SET may_be_open = 0 WHERE sid NOT LIKE '%00'"));
  }

  /// Of ann and of bob, in many conversations and in a few, for a few rows and for many.
  private static List<List<String>> openPlans(Stores stores, String explain, int column) {
    var plans = new ArrayList<List<String>>();
    var forgotten = OpenMemberships.CLOSED + stores.database().dialect().freeRowLock();
    for (var query : List.of(OpenMemberships.COUNT, OpenMemberships.FIRST, forgotten)) {
      for (var identity : List.of("ann", "bob")) {
        for (int max : new int[] {1, 1_001}) {
          plans.add(
              plan(
                  stores,
                  explain + query,
                  column,
                  SERVICE.value(),
                  identity,
                  ACCOUNT.value(),
                  max));
        }
      }
    }
    return plans;
  }

  /// For roles that nobody, and that everybody has: a few of many shall get another.
  private static List<List<String>> replacements(Stores stores, String explain, int column) {
    var plans = new ArrayList<List<String>>();
    var dialect = stores.database().dialect();
    for (var role : List.of("RL0", "RL1", "RL2")) {
      for (var type : RoleType.values()) {
        plans.add(plan(stores, explain + DeletedRoles.replace(dialect, type), column, role, 5));
      }
    }
    return plans;
  }

  private static List<String> plan(
      Stores stores, String query, int column, @Nullable Object... parameters) {
    return stores
        .database()
        .write(session -> session.list(query, row -> row.getString(column), parameters));
  }
}
