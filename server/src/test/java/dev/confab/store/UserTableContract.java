package dev.confab.store;

import static dev.confab.store.ChatSamples.user;
import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.SERVICE;
import static dev.confab.store.StoreSamples.account;
import static dev.confab.store.StoreSamples.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.Timestamps;
import dev.confab.domain.User;
import dev.confab.domain.UserRef;
import dev.confab.domain.UserTable;
import dev.confab.domain.sid.RoleSid;
import dev.confab.domain.sid.UserSid;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The specification of UserTable. No store may override, disable or skip a test of it.
interface UserTableContract extends StoresContract {
  private <R> R with(Function<UserTable, R> work) {
    return stores().store().write(tables -> work.apply(tables.users()));
  }

  private boolean is(Function<UserTable, Boolean> work) {
    return with(work);
  }

  private <R> Optional<R> found(Function<UserTable, Optional<R>> work) {
    return with(work);
  }

  private Optional<User> find(Scope scope, String text) {
    return with(users -> users.find(scope, UserRef.of(text)));
  }

  @Test
  default void everyFieldComesBackAsItWas() {
    var full =
        new User(
            new UserSid("US%032x".formatted(7)),
            SCOPE,
            "Zoë 😀/%",
            "O'Neill",
            "{\"a\" : \"\\u0000\"}",
            ChatSamples.ROLE,
            new Timestamps(NOON, NOON.plusSeconds(1)),
            1L << 40);
    assertThat(is(users -> users.insert(full))).isTrue();
    assertThat(find(SCOPE, "Zoë 😀/%")).contains(full);
    assertThat(found(users -> users.lock(SCOPE, UserRef.of(full.sid().value())))).contains(full);
    var bare = user(8, "bare");
    with(users -> users.insert(bare));
    assertThat(find(SCOPE, "bare")).contains(bare);
  }

  @Test
  default void anIdentityIsTakenOnceInAService() {
    assertThat(is(users -> users.insert(user(1, "ann")))).isTrue();
    assertThat(is(users -> users.insert(user(2, "ann")))).isFalse();
    assertThat(find(SCOPE, user(2, "ann").sid().value())).isEmpty();
    assertThat(is(users -> users.insert(user(3, "Ann")))).isTrue();
    var other = new Scope(ACCOUNT, service(2));
    assertThat(is(users -> users.insert(user(other, 4, "ann")))).isTrue();
    assertThat(find(other, "ann")).contains(user(other, 4, "ann"));
  }

  @Test
  default void nobodyIsFoundFromAnotherServiceOrAccount() {
    with(users -> users.insert(user(1, "ann")));
    var sid = user(1, "ann").sid().value();
    for (var other : new Scope[] {new Scope(ACCOUNT, service(2)), new Scope(account(2), SERVICE)}) {
      assertThat(find(other, "ann")).isEmpty();
      assertThat(find(other, sid)).isEmpty();
      assertThat(with(users -> users.list(other, new PageRequest(5, null))).items()).isEmpty();
    }
  }

  @Test
  default void aReplacedUserKeepsSidAndIdentity() {
    with(users -> users.insert(user(1, "ann")));
    var role = new RoleSid("RL%032x".formatted(2));
    var dates = new Timestamps(NOON, NOON.plusSeconds(9));
    var changed = new User(user(1, "ann").sid(), SCOPE, "ann", "Ann", "1", role, dates, 2);
    with(users -> {
      users.replace(changed);
      return users;
    });
    assertThat(find(SCOPE, "ann")).contains(changed);
  }

  @Test
  default void aUserIsDeletedAlone() {
    with(users -> users.insert(user(1, "ann")));
    with(users -> users.insert(user(2, "bob")));
    bind(2, "bob");
    assertThat(is(users -> users.isNotifiable(user(1, "ann")))).isFalse();
    with(users -> {
      users.delete(user(1, "ann"));
      return users;
    });
    assertThat(find(SCOPE, "ann")).isEmpty();
    assertThat(is(users -> users.isNotifiable(user(2, "bob")))).isTrue();
    assertThat(find(SCOPE, "bob")).isPresent();
  }

  @Test
  default void theListIsInTheOrderOfSids() {
    for (int number : new int[] {3, 1, 2}) {
      with(users -> users.insert(user(number, "u" + number)));
    }
    var first = with(users -> users.list(SCOPE, new PageRequest(2, null)));
    assertThat(first.items()).containsExactly(user(1, "u1"), user(2, "u2"));
    var second = with(users -> users.list(SCOPE, new PageRequest(2, first.next())));
    assertThat(second.items()).containsExactly(user(3, "u3"));
    assertThat(second.next()).isNull();
  }

  private void bind(int number, String identity) {
    stores()
        .database()
        .write(session ->
            session.update(
                """
                INSERT INTO push_binding (sid, account_sid, service_sid, identity, type, endpoint,
                  message_types, date_created, date_updated)
                VALUES (?, ?, ?, ?, 'fcm', ?, '', 0, 0)\
                """,
                "BS%032x".formatted(number),
                ACCOUNT.value(),
                SERVICE.value(),
                identity,
                new byte[1]));
  }
}
