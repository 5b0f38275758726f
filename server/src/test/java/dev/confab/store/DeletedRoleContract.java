package dev.confab.store;

import static dev.confab.store.ChatSamples.ROLE;
import static dev.confab.store.ChatSamples.chatter;
import static dev.confab.store.ChatSamples.user;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.service;
import static dev.confab.store.StoreSamples.withRoles;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.PageRequest;
import dev.confab.domain.Permission;
import dev.confab.domain.Role;
import dev.confab.domain.RoleType;
import dev.confab.domain.Roles;
import dev.confab.domain.Tables;
import dev.confab.domain.Timestamps;
import dev.confab.domain.sid.SidSequence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/// What becomes of those whose role is deleted. No store may override, disable or skip a test of
/// it.
interface DeletedRoleContract extends StoresContract {
  int MORE_THAN_AT_ONCE = DeletedRoles.AT_ONCE_MAX + 200;

  private void write(Consumer<Tables> change) {
    stores()
        .store()
        .write(tables -> {
          change.accept(tables);
          return SCOPE;
        });
  }

  private void begin(RoleType type, IntConsumer insertHolder) {
    new StoredServices(stores()).insert(service(1, NOON));
    StoredConversations.in(stores()).insert(conversation(1), null);
    var permission =
        type == RoleType.SERVICE ? Permission.CREATE_CONVERSATION : Permission.SEND_MESSAGE;
    var role = new Role(ROLE, SCOPE, "agent", type, List.of(permission), Timestamps.at(NOON));
    write(tables -> tables.roles().insert(role));
    for (int number = 1; number <= MORE_THAN_AT_ONCE; number++) {
      insertHolder.accept(number);
    }
  }

  private void insertUser(int number) {
    write(tables -> tables.users().insert(user(number, "u" + number)));
  }

  private void insertParticipant(int number) {
    write(tables -> tables.participants().insert(chatter(number, 1, "u" + number)));
  }

  private boolean delete() {
    var sids = new SidSequence(() -> NOON, new Random(1));
    return new Roles(stores().store(), sids, () -> NOON).delete(SCOPE, ROLE);
  }

  private int purge(Instant deletedBefore) {
    return stores().trash().purge(deletedBefore, 100_000);
  }

  private int number(String query) {
    return stores()
        .database()
        .read(session -> session.find(query, row -> row.getInt(1), ROLE.value()))
        .orElseThrow();
  }

  private int participantsLeft() {
    return number("SELECT count(*) FROM participant WHERE role_sid = ?");
  }

  private int usersLeft() {
    return number("SELECT count(*) FROM chat_user WHERE role_sid = ?");
  }

  @Test
  default void someGetTheDefaultAtOnceAndTheOthersLater() {
    begin(RoleType.CONVERSATION, this::insertParticipant);
    assertThat(delete()).isTrue();
    assertThat(delete()).as("again").isFalse();
    assertThat(participantsLeft()).isEqualTo(200);
    assertThat(purge(NOON)).isEqualTo(200);
    assertThat(participantsLeft()).isZero();
    var byDefault = withRoles(service(1, NOON)).settings().roles().participant();
    var page = new PageRequest(1_000, null);
    assertThat(
            stores()
                .store()
                .read(tables -> tables.participants().list(conversation(1).sid(), page))
                .items())
        .hasSize(MORE_THAN_AT_ONCE)
        .allMatch(one -> byDefault.equals(one.role()));
  }

  @Test
  default void usersGetTheDefaultOfUsers() {
    begin(RoleType.SERVICE, this::insertUser);
    insertParticipant(1);
    delete();
    assertThat(usersLeft()).isEqualTo(200);
    purge(NOON);
    assertThat(usersLeft()).isZero();
    var byDefault = withRoles(service(1, NOON)).settings().roles().user();
    assertThat(
            stores()
                .store()
                .read(tables -> tables.users().list(SCOPE, new PageRequest(1_000, null)))
                .items())
        .hasSize(MORE_THAN_AT_ONCE)
        .allMatch(one -> byDefault.equals(one.role()));
  }

  /// A request that had begun may have read the role, and writes it back.
  @Test
  default void whoComesWithTheRoleAfterItsEndGetsTheDefaultToo() {
    begin(RoleType.CONVERSATION, this::insertParticipant);
    delete();
    purge(NOON);
    insertParticipant(MORE_THAN_AT_ONCE + 1);
    assertThat(participantsLeft()).isEqualTo(1);
    assertThat(purge(NOON)).isEqualTo(1);
    assertThat(participantsLeft()).isZero();
  }

  @Test
  default void rolesThatNobodyHasAreLeftAlone() {
    begin(RoleType.CONVERSATION, this::insertParticipant);
    delete();
    assertThat(held(10)).hasSize(1);
    assertThat(held(0)).isEmpty();
    purge(NOON);
    assertThat(held(10)).isEmpty();
    insertParticipant(MORE_THAN_AT_ONCE + 1);
    assertThat(held(10)).extracting(DeletedRoles.Deleted::sid).containsExactly(ROLE.value());
  }

  @Test
  default void rolesThatAUserHasAreFoundToo() {
    begin(RoleType.SERVICE, this::insertUser);
    assertThat(held(10)).as("not deleted").isEmpty();
    delete();
    assertThat(held(10)).hasSize(1);
    purge(NOON);
    assertThat(held(10)).isEmpty();
  }

  private List<DeletedRoles.Deleted> held(int max) {
    return stores().database().read(session -> DeletedRoles.held(session, max));
  }

  @Test
  default void theRoleIsForgottenOnceNobodyCanComeWithItAnyMore() {
    begin(RoleType.CONVERSATION, this::insertParticipant);
    delete();
    var list = new PageRequest(50, null);
    assertThat(stores().store().read(tables -> tables.roles().list(SCOPE, list)).items())
        .noneMatch(role -> role.sid().equals(ROLE));
    purge(NOON);
    assertThat(number("SELECT count(*) FROM role WHERE sid = ?")).isEqualTo(1);
    assertThat(purge(NOON.plus(Duration.ofSeconds(1)))).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM role WHERE sid = ?")).isZero();
    assertThat(purge(NOON.plus(Duration.ofSeconds(1)))).isZero();
  }
}
