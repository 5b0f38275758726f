package dev.confab.store;

import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Sender;
import dev.confab.domain.Senders;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The specification of SenderTable. No store may override, disable or skip a test of it.
interface SenderTableContract extends StoresContract {
  Sender PHONE = sender("+15550009");
  Sender OTHER_PHONE = sender("+15550008");
  Sender SERVICE = sender("MG" + "a".repeat(32));

  private static Sender sender(String text) {
    return Sender.of(text).orElseThrow();
  }

  private Senders senders() {
    return new Senders(stores().store());
  }

  private boolean isOwned(Sender sender) {
    return stores().store().read(tables -> tables.senders().isOwned(ACCOUNT, sender));
  }

  @Test
  default void allOfAKindAreOwnedUntilOneIsListed() {
    assertThat(isOwned(PHONE)).isTrue();
    senders().add(ACCOUNT, List.of(PHONE));
    senders().add(ACCOUNT, List.of(PHONE, PHONE));
    assertThat(senders().list(ACCOUNT)).containsExactly(PHONE);
    assertThat(isOwned(PHONE)).isTrue();
    assertThat(isOwned(OTHER_PHONE)).isFalse();
    assertThat(isOwned(SERVICE)).isTrue();
    assertThat(senders().remove(ACCOUNT, List.of(PHONE, PHONE))).isEmpty();
    assertThat(senders().remove(ACCOUNT, List.of(PHONE))).containsExactly(PHONE);
    assertThat(isOwned(OTHER_PHONE)).isTrue();
  }

  @Test
  default void allAreRemovedOrNone() {
    senders().add(ACCOUNT, List.of(PHONE, SERVICE));
    assertThat(senders().remove(ACCOUNT, List.of(PHONE, OTHER_PHONE))).containsExactly(OTHER_PHONE);
    assertThat(senders().list(ACCOUNT)).containsExactly(PHONE, SERVICE);
    assertThat(senders().remove(ACCOUNT, List.of(PHONE, SERVICE))).isEmpty();
    assertThat(senders().list(ACCOUNT)).isEmpty();
  }

  @Test
  default void eachAccountHasAListOfItsOwn() {
    new StoredServices(stores()).insertAccount();
    senders().add(ACCOUNT, List.of(PHONE, SERVICE, OTHER_PHONE));
    senders().add(account(2), List.of(SERVICE));
    assertThat(senders().list(ACCOUNT)).containsExactly(OTHER_PHONE, PHONE, SERVICE);
    assertThat(senders().list(account(2))).containsExactly(SERVICE);
    assertThat(senders().remove(account(2), List.of(PHONE))).containsExactly(PHONE);
    assertThat(stores().accounts().delete(ACCOUNT, NOON)).isTrue();
    assertThat(senders().list(ACCOUNT)).isEmpty();
    assertThat(senders().list(account(2))).containsExactly(SERVICE);
  }

  @Test
  default void aSenderIsAnAddressOrAMessagingService() {
    assertThat(Sender.of("whatsapp:+15550009")).isPresent();
    assertThat(Sender.of("rcs:brand")).isPresent();
    assertThat(Sender.of("")).isEmpty();
    assertThat(Sender.of("15550009")).isEmpty();
    assertThat(Sender.of("MG1")).isEmpty();
    assertThat(Sender.of("a".repeat(256) + "@example.com")).isEmpty();
  }
}
