package dev.confab.store;

import static dev.confab.store.ChatSamples.ROLE;
import static dev.confab.store.ChatSamples.user;
import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.MessageSamples.mediaSid;
import static dev.confab.store.MessageSamples.text;
import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.account;
import static dev.confab.store.StoreSamples.service;
import static dev.confab.store.StoreSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Permission;
import dev.confab.domain.Role;
import dev.confab.domain.RoleType;
import dev.confab.domain.Roles;
import dev.confab.domain.Scope;
import dev.confab.domain.Services;
import dev.confab.domain.Timestamps;
import dev.confab.domain.sid.MediaSid;
import dev.confab.domain.sid.SidSequence;
import dev.confab.support.TestDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who waits for whom on PostgreSQL, where transactions run at the same time.
class LockOrderTest {
  private static final SidSequence SIDS = new SidSequence(() -> NOON, new Random(1));
  private static final int POLLS_MAX = 3_000;

  private Stores stores;

  @BeforeEach
  void open() {
    stores = TestDatabases.postgres();
  }

  @AfterEach
  void close() {
    stores.close();
  }

  /// Does something while somebody else holds the row that a query finds by a key. It fails when
  /// the action waits for that row.
  private void whileLocked(String query, String key, Runnable action) {
    var isLocked = new CountDownLatch(1);
    var isDone = new CountDownLatch(1);
    var failures =
        Race.run(
            2,
            runner -> {
              if (runner == 0) {
                stores
                    .database()
                    .write(session -> {
                      var lock = query + " = ? FOR UPDATE";
                      assertThat(session.find(lock, row -> row.getString(1), key)).isPresent();
                      isLocked.countDown();
                      Race.await(isDone);
                      return key;
                    });
              } else {
                Race.await(isLocked);
                action.run();
                isDone.countDown();
              }
            });
    assertThat(failures).isEmpty();
  }

  /// As [#whileLocked], while one more does something that waits for the row.
  private void whileWaiting(String query, String key, Runnable waiting, Runnable action) {
    var isOver = new CountDownLatch(1);
    whileLocked(
        query,
        key,
        () -> {
          Thread.startVirtualThread(() -> {
            waiting.run();
            isOver.countDown();
          });
          awaitWaiting();
          action.run();
        });
    Race.await(isOver);
  }

  private void awaitWaiting() {
    var waiting =
        """
        SELECT count(*) FROM pg_sleep(0.01), pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'\
        """;
    assertThat(IntStream.range(0, POLLS_MAX)).anyMatch(_ -> number(waiting) > 0);
  }

  private int number(String query, Object... parameters) {
    return stores
        .database()
        .read(session -> session.find(query, row -> row.getInt(1), parameters))
        .orElseThrow();
  }

  private void createRole(Scope scope) {
    var wanted = new Roles.NewRole("agent", RoleType.SERVICE, List.of("createConversation"));
    new Roles(stores.store(), SIDS, () -> NOON).create(scope, wanted, null);
  }

  /// A service may have any number of addresses.
  @Test
  void aServiceThatIsDeletedGivesUpAddressesBeforeItIsLocked() {
    new StoredServices(stores).insertAccount();
    var services = new Services(stores.store(), SIDS, () -> NOON);
    var scope = new Scope(ACCOUNT, services.create(ACCOUNT, "Shop", null).sid());
    var phone = ChatSamples.participant(scope, 1, 1, null, ChatSamples.sms("+1", "+9"));
    stores
        .store()
        .write(tables ->
            tables.participants().insert(phone)
                && tables.participants().takePairs(List.of(phone)).isEmpty());
    whileWaiting(
        "SELECT participant_sid FROM address_pair WHERE address",
        "+1",
        () -> services.delete(ACCOUNT, scope.service()),
        () -> createRole(scope));
    assertThat(services.fetch(ACCOUNT, scope.service())).isEmpty();
    assertThat(number("SELECT count(*) FROM address_pair")).isZero();
  }

  /// Who deletes a service locks its account first, too.
  @Test
  void anAccountThatIsDeletedIsLockedBeforeItsServices() {
    new StoredServices(stores).insertAccount();
    whileWaiting(
        "SELECT sid FROM account WHERE sid",
        ACCOUNT.value(),
        () -> stores.accounts().delete(ACCOUNT, NOON),
        () -> createRole(SCOPE));
    assertThat(stores.accounts().find(ACCOUNT)).isEmpty();
  }

  /// Who adds participants locks users in the order of their identities.
  @Test
  void whoIsLockedKeepsADeletedRoleForAWhile() {
    new StoredServices(stores).insert(service(1, NOON));
    var permissions = List.of(Permission.CREATE_CONVERSATION);
    var role = new Role(ROLE, SCOPE, "agent", RoleType.SERVICE, permissions, Timestamps.at(NOON));
    stores
        .store()
        .write(tables -> {
          tables.roles().insert(role);
          return IntStream.rangeClosed(1, 3)
              .allMatch(number -> tables.users().insert(user(number, "u" + number)));
        });
    var left = "SELECT count(*) FROM chat_user WHERE role_sid = ?";
    whileLocked(
        "SELECT sid FROM chat_user WHERE identity",
        "u2",
        () -> {
          new Roles(stores.store(), SIDS, () -> NOON).delete(SCOPE, ROLE);
          assertThat(number(left, ROLE.value())).isEqualTo(1);
          assertThat(stores.trash().purge(NOON, 10)).isZero();
        });
    assertThat(stores.trash().purge(NOON, 10)).isEqualTo(1);
    assertThat(number(left, ROLE.value())).isZero();
  }

  @Test
  void filesThatAreBeingAttachedAreNotWaitedForWhenTheyAreDue() {
    addFiles(2);
    whileLocked(
        "SELECT sid FROM media WHERE sid",
        mediaSid(1).value(),
        () -> assertThat(takeDue()).containsExactly(mediaSid(2)));
    assertThat(takeDue()).containsExactly(mediaSid(1), mediaSid(2));
  }

  private List<MediaSid> takeDue() {
    var later = NOON.plus(Duration.ofDays(2));
    return stores.store().write(tables -> tables.media().takeDue(later, 10));
  }

  private void addFiles(int count) {
    IntStream.rangeClosed(1, count).forEach(new StoredMedia(stores)::add);
  }

  @Test
  void filesThatNoMessageCanGetAreNotLocked() {
    var changes =
        List.of(
            "UPDATE media SET message_sid = 'IM' WHERE sid = ?",
            "UPDATE media SET state = 'deleted' WHERE sid = ?",
            "UPDATE media SET account_sid = '" + account(2) + "' WHERE sid = ?");
    addFiles(changes.size() + 1);
    for (int number = 1; number <= changes.size(); number++) {
      var sid = mediaSid(number).value();
      var change = changes.get(number - 1);
      stores.database().write(session -> session.update(change, sid));
      var drafts =
          IntStream.of(number, changes.size() + 1)
              .mapToObj(file -> draft(1, file, "ann", text("x"), mediaSid(file), NOON))
              .toList();
      whileLocked(
          "SELECT sid FROM media WHERE sid",
          sid,
          () ->
              stores
                  .database()
                  .write(session -> {
                    MediaRows.lockAll(new Sql(session, stores.database().dialect()), drafts);
                    return drafts;
                  }));
    }
  }

  /// A message is being added to a conversation, for example.
  @Test
  void aTimerWaitsForNobody() {
    var timers = dueTimers();
    whileLocked(
        "SELECT sid FROM conversation WHERE sid",
        sid(1).value(),
        () -> {
          assertThat(timers.fire()).isEqualTo(1);
          assertThat(timers.fired()).containsExactly("2 inactive");
        });
    assertThat(timers.fire()).isEqualTo(1);
    assertThat(timers.fired()).containsExactly("2 inactive", "1 inactive");
  }

  @Test
  void oneServerFiresAtATime() {
    var timers = dueTimers();
    whileLocked(
        "SELECT name FROM lease WHERE name", "timers", () -> assertThat(timers.fire()).isZero());
    assertThat(timers.fire()).isEqualTo(2);
  }

  private StoredTimers dueTimers() {
    var timers = new StoredTimers(stores);
    IntStream.of(1, 2).forEach(number -> timers.begin(number, Duration.ofMinutes(1), null));
    timers.clock().advance(Duration.ofMinutes(1));
    return timers;
  }
}
