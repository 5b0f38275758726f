package dev.confab.store;

import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.account;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.named;
import static dev.confab.store.StoreSamples.ref;
import static dev.confab.store.StoreSamples.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.Service;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The specification of ServiceTable and of what is left to remove.
interface ServiceStoreContract extends StoresContract {
  private StoredServices store() {
    return new StoredServices(stores());
  }

  private StoredConversations conversations() {
    return StoredConversations.in(stores());
  }

  private void insert(int number) {
    store().insert(service(number, NOON.plusSeconds(number / 2)));
  }

  private List<Service> all() {
    return store().list(ACCOUNT, new PageRequest(100, null)).items();
  }

  private static Service sample(int number) {
    return service(number, NOON.plusSeconds(number / 2));
  }

  @Test
  default void comesBackAsItWas() {
    insert(1);
    assertThat(store().find(ACCOUNT, service(1))).contains(sample(1));
    assertThat(store().find(account(2), service(1))).isEmpty();
    assertThat(store().find(ACCOUNT, service(2))).isEmpty();
  }

  @Test
  default void listsTheOldestFirstInBothDirections() {
    for (int number = 5; number >= 1; number--) {
      insert(number);
    }
    var first = store().list(ACCOUNT, new PageRequest(2, null));
    assertThat(first.items()).containsExactly(sample(1), sample(2));
    assertThat(first.previous()).isNull();
    var second = store().list(ACCOUNT, new PageRequest(2, first.next()));
    assertThat(second.items()).containsExactly(sample(3), sample(4));
    var third = store().list(ACCOUNT, new PageRequest(2, Objects.requireNonNull(second.next())));
    assertThat(third.items()).containsExactly(sample(5));
    assertThat(third.next()).isNull();
    assertThat(store().list(ACCOUNT, new PageRequest(2, third.previous()))).isEqualTo(second);
    assertThat(store().list(ACCOUNT, new PageRequest(2, second.previous()))).isEqualTo(first);
  }

  @Test
  default void otherAccountsSeeNothing() {
    insert(1);
    assertThat(store().list(account(2), new PageRequest(5, null)).items()).isEmpty();
    assertThat(store().delete(account(2), service(1), NOON)).isFalse();
    assertThat(all()).hasSize(1);
  }

  @Test
  default void deletedServiceIsGoneAtOnce() {
    insert(1);
    insert(2);
    assertThat(store().delete(ACCOUNT, service(1), NOON)).isTrue();
    assertThat(store().delete(ACCOUNT, service(1), NOON)).isFalse();
    assertThat(store().find(ACCOUNT, service(1))).isEmpty();
    assertThat(all()).containsExactly(sample(2));
  }

  @Test
  default void purgeLeavesLivingServicesAlone() {
    insert(1);
    conversations().insert(conversation(1), null);
    assertThat(stores().trash().purge(NOON.plusSeconds(100), 10)).isZero();
    assertThat(conversations().find(SCOPE, ref(1))).isPresent();
  }

  @Test
  default void purgeRemovesRowsInPortionsAndThenTheService() {
    insert(1);
    insert(2);
    var other = new Scope(ACCOUNT, service(2));
    conversations().insert(conversation(other, 99, "kept", NOON), null);
    for (int number = 1; number <= 7; number++) {
      conversations().insert(conversation(number, "name" + number), null);
    }
    store().delete(ACCOUNT, service(1), NOON);
    int removed = 0;
    int portion;
    do {
      portion = stores().trash().purge(NOON.plusSeconds(1), 3);
      assertThat(portion).isLessThanOrEqualTo(3);
      removed += portion;
    } while (portion > 0);
    // Conversations, what remembers each, three roles, the settings, the service itself.
    assertThat(removed).isEqualTo(7 + 7 + 3 + 1 + 1);
    assertThat(conversations().find(SCOPE, named("name3"))).isEmpty();
    assertThat(conversations().find(other, named("kept"))).isPresent();
    insert(1);
    conversations().insert(conversation(8, "name3"), null);
  }

  @Test
  default void purgeWaitsForRequestsThatHadBegun() {
    insert(1);
    store().delete(ACCOUNT, service(1), NOON);
    assertThat(stores().trash().purge(NOON, 10)).isEqualTo(4); // three roles and the settings
    assertThat(stores().trash().purge(NOON, 10)).isZero();
    conversations().insert(conversation(1, "late"), null);
    assertThat(stores().trash().purge(NOON, 10)).isEqualTo(2); // it, and what remembers it
    assertThat(stores().trash().purge(NOON.plusSeconds(1), 10)).isEqualTo(1);
  }
}
