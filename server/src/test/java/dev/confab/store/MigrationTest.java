package dev.confab.store;

import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.SERVICE;
import static dev.confab.store.StoreSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Conversation;
import dev.confab.domain.Conversation.Counters;
import dev.confab.domain.ConversationRef;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Permission;
import dev.confab.domain.Role;
import dev.confab.domain.RoleType;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.StoreObserver;
import dev.confab.store.postgres.PostgresDatabase;
import dev.confab.store.sqlite.SqliteDatabase;
import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database of an earlier version keeps what it has, and gets what it lacks.
class MigrationTest {
  private static final List<String> FIRST = Stores.MIGRATIONS.subList(0, 1);

  /// When old conversations become inactive and closed, in microseconds.
  private static final List<List<@Nullable Long>> TIMERS =
      List.of(Arrays.asList(null, null), Arrays.asList(60L, 600L), Arrays.asList(null, 500L));

  @TempDir Path folder;

  @Test
  void sqliteOfTheFirstVersion() {
    try (var old = SqliteDatabase.open(folder, true, FIRST, StoreObserver.NONE)) {
      fill(old);
    }
    try (var stores = TestDatabases.sqlite(folder)) {
      check(stores);
    }
  }

  @Test
  void postgresOfTheFirstVersion() {
    var url = TestDatabases.newPostgresUrl();
    var wait = Duration.ofSeconds(5);
    var options = new PostgresDatabase.Options(2, wait, 1, wait, StoreObserver.NONE);
    try (var old = PostgresDatabase.open(url, null, FIRST, options)) {
      fill(old);
    }
    try (var stores = TestDatabases.postgres(url)) {
      check(stores);
    }
  }

  private static void fill(Database old) {
    old.write(session -> {
      session.update(
          "INSERT INTO account VALUES (?, ?, ?, NULL, 1)",
          ACCOUNT.value(),
          new byte[] {1},
          SERVICE.value());
      session.update(
          "INSERT INTO service VALUES (?, ?, 'Old', 1, 1, NULL)", SERVICE.value(), ACCOUNT.value());
      for (var timers : TIMERS) {
        session.update(
            """
            INSERT INTO conversation (sid, account_sid, service_sid, attributes, state,
              date_created, date_updated, last_activity, date_inactive, date_closed)
            VALUES (?, ?, ?, '{}', 'active', 1, 2, 3, ?, ?)\
            """,
            sid(1 + TIMERS.indexOf(timers)).value(),
            ACCOUNT.value(),
            SERVICE.value(),
            timers.get(0),
            timers.get(1));
      }
      return TIMERS;
    });
  }

  private static void check(Stores stores) {
    var store = stores.store();
    var roles = store.read(tables -> tables.roles().list(SCOPE, new PageRequest(10, null)));
    assertThat(roles.items())
        .extracting(Role::friendlyName)
        .containsExactlyInAnyOrder(
            "service admin", "service user", "channel admin", "channel user");
    var defaults = store.read(tables -> tables.settings().ofService(SERVICE)).roles();
    var user = store.read(tables -> tables.roles().find(SCOPE, defaults.user())).orElseThrow();
    assertThat(user.type()).isEqualTo(RoleType.SERVICE);
    assertThat(user.permissions())
        .containsExactly(
            Permission.CREATE_CONVERSATION,
            Permission.JOIN_CONVERSATION,
            Permission.EDIT_OWN_USER_INFO);
    var conversation =
        StoredConversations.in(stores).find(SCOPE, new ConversationRef.BySid(sid(1))).orElseThrow();
    assertThat(conversation.createdBy()).isEqualTo(Conversation.SYSTEM);
    assertThat(conversation.counters()).isEqualTo(Counters.ZERO);
    var timers = new StoredTimers(stores);
    timers.fireAll(100);
    // All of the same second, so in the order of the sids.
    assertThat(timers.fired()).containsExactly("2 inactive", "2 closed", "3 closed");
  }
}
