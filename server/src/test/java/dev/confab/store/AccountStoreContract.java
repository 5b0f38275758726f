package dev.confab.store;

import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SERVICE;
import static dev.confab.store.StoreSamples.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.confab.domain.Access;
import dev.confab.domain.Account;
import dev.confab.domain.AccountStore;
import dev.confab.domain.ApiKey;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Service;
import dev.confab.domain.WebhookConfiguration;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ApiKeySid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.domain.sid.ServiceSid;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The specification of AccountStore.
interface AccountStoreContract extends StoresContract {
  Account ANN =
      new Account(
          ACCOUNT, "Ann", SERVICE, new MessagingServiceSid("MG%032x".formatted(1)), null, null);
  Account BOB = new Account(account(2), "", StoreSamples.service(2), null, null, null);

  private AccountStore store() {
    return stores().accounts();
  }

  private void insert(Account account, String token, int second) {
    var service = service(account.sid(), account.defaultService(), second);
    store().insert(account, token, StoreSamples.withRoles(service));
  }

  private static Service service(AccountSid account, ServiceSid sid, int second) {
    var time = NOON.plusSeconds(second);
    return new Service(sid, account, "Default", time, time);
  }

  private boolean accepts(String principal, String secret) {
    return store().credential(principal).orElseThrow().accepts(secret);
  }

  private static Access access(int number) {
    return number % 2 == 0 ? Access.READ : Access.FULL;
  }

  private static ApiKey key(int number) {
    var sid = new ApiKeySid("SK%032x".formatted(number));
    return new ApiKey(sid, ACCOUNT, "Key " + number, access(number), NOON.plusSeconds(number));
  }

  @Test
  default void accountComesBackWithItsDefaultService() {
    insert(ANN, "token", 0);
    assertThat(store().find(ACCOUNT)).contains(ANN);
    assertThat(new StoredServices(stores()).find(ACCOUNT, SERVICE)).isPresent();
    assertThat(store().find(account(2))).isEmpty();
  }

  @Test
  default void firstIsTheOldest() {
    assertThat(store().first()).isEmpty();
    insert(BOB, "b", 0);
    insert(ANN, "a", 1);
    assertThat(store().first()).contains(BOB);
  }

  @Test
  default void sameAccountTwiceIsAConflict() {
    insert(ANN, "token", 0);
    var failure = catchThrowableOfType(Failure.class, () -> insert(ANN, "other", 0));
    assertThat(failure.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(store().authToken(ACCOUNT)).isEqualTo("token");
  }

  @Test
  default void accountIsACredentialOfItself() {
    insert(ANN, "token", 0);
    assertThat(store().credential(ACCOUNT.value()).orElseThrow().account()).isEqualTo(ANN);
    assertThat(accepts(ACCOUNT.value(), "token")).isTrue();
    assertThat(accepts(ACCOUNT.value(), "Token")).isFalse();
    assertThat(accepts(ACCOUNT.value(), "")).isFalse();
    assertThat(store().credential("nobody")).isEmpty();
  }

  @Test
  default void tokenIsReadableAndChangeable() {
    insert(ANN, "tökén", 0);
    insert(BOB, "b", 0);
    assertThat(store().authToken(ACCOUNT)).isEqualTo("tökén");
    store().changeToken(ACCOUNT, "new", NOON);
    assertThat(store().authToken(ACCOUNT)).isEqualTo("new");
    assertThat(accepts(ACCOUNT.value(), "new")).isTrue();
    assertThat(accepts(ACCOUNT.value(), "tökén")).isFalse();
    assertThat(accepts(BOB.sid().value(), "b")).isTrue();
  }

  @Test
  default void secretsAreNotStoredInClear() {
    insert(ANN, "token", 0);
    store().insertKey(key(1), "secret");
    var sql = "SELECT auth_token FROM account UNION ALL SELECT hash FROM credential";
    var bytes = stores().database().read(session -> session.list(sql, row -> row.getBytes(1)));
    assertThat(bytes).hasSize(3);
    assertThat(bytes.stream().map(part -> new String(part, StandardCharsets.ISO_8859_1)))
        .noneMatch(text -> text.contains("token") || text.contains("secret"));
  }

  @Test
  default void keysAreCredentialsOfTheirAccount() {
    insert(ANN, "token", 0);
    store().insertKey(key(1), "secret");
    assertThat(accepts(key(1).sid().value(), "secret")).isTrue();
    assertThat(accepts(key(1).sid().value(), "token")).isFalse();
    assertThat(store().credential(key(1).sid().value()).orElseThrow().account()).isEqualTo(ANN);
  }

  @Test
  default void keysAreListedOldestFirst() {
    insert(ANN, "token", 0);
    store().insertKey(key(2), "b");
    store().insertKey(key(1), "a");
    assertThat(store().keys(ACCOUNT)).containsExactly(key(1), key(2));
    assertThat(store().keys(account(2))).isEmpty();
  }

  @Test
  default void deletedKeyIsAcceptedNoMore() {
    insert(ANN, "token", 0);
    store().insertKey(key(1), "secret");
    assertThat(store().deleteKey(account(2), key(1).sid())).isFalse();
    assertThat(store().deleteKey(ACCOUNT, key(1).sid())).isTrue();
    assertThat(store().deleteKey(ACCOUNT, key(1).sid())).isFalse();
    assertThat(store().credential(key(1).sid().value())).isEmpty();
  }

  @Test
  default void accountsAreListedOldestFirst() {
    assertThat(store().list()).isEmpty();
    insert(BOB, "b", 0);
    insert(ANN, "a", 1);
    assertThat(store().list()).containsExactly(BOB, ANN);
  }

  @Test
  default void whatAKeyMayDoComesBack() {
    insert(ANN, "token", 0);
    store().insertKey(key(1), "secret");
    store().insertKey(key(2), "secret");
    assertThat(store().credential(ACCOUNT.value()).orElseThrow().access()).isEqualTo(Access.FULL);
    for (int number = 1; number <= 2; number++) {
      var found = store().credential(key(number).sid().value()).orElseThrow();
      assertThat(found.access()).isEqualTo(access(number));
    }
  }

  @Test
  default void aDeletedAccountLeavesNothingBehindAndOthersAlone() {
    insert(ANN, "a", 0);
    insert(BOB, "b", 0);
    store().insertKey(key(1), "secret");
    var services = new StoredServices(stores());
    services.insert(StoreSamples.service(3, NOON));
    var full = WebhookConfiguration.EMPTY;
    stores()
        .store()
        .write(tables -> {
          tables.webhookConfigurations().replace(ACCOUNT, full);
          tables.webhookConfigurations().replace(StoreSamples.SCOPE, full);
          return tables.answers().save(StoreSamples.once("key", NOON), full);
        });
    assertThat(store().delete(ACCOUNT, NOON)).isTrue();
    assertThat(store().delete(ACCOUNT, NOON)).isFalse();
    assertThat(store().list()).containsExactly(BOB);
    assertThat(store().credential(ACCOUNT.value())).isEmpty();
    assertThat(store().credential(key(1).sid().value())).isEmpty();
    assertThat(services.find(ACCOUNT, SERVICE)).isEmpty();
    assertThat(services.find(ACCOUNT, StoreSamples.service(3))).isEmpty();
    assertThat(services.find(BOB.sid(), BOB.defaultService())).isPresent();
    assertThat(accepts(BOB.sid().value(), "b")).isTrue();
    assertThat(stores().answers().find(ACCOUNT, "key", NOON)).isEmpty();
    // Of each of two services three roles, the settings and itself; the webhooks of one.
    assertThat(stores().trash().purge(NOON.plusSeconds(1), 100)).isEqualTo(11);
    insert(ANN, "again", 0);
    assertThat(accepts(ACCOUNT.value(), "again")).isTrue();
    assertThat(store().keys(ACCOUNT)).isEmpty();
  }
}
