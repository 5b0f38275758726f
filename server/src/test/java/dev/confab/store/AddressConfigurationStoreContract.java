package dev.confab.store;

import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.account;
import static dev.confab.store.StoreSamples.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.AddressConfiguration;
import dev.confab.domain.AddressConfigurationChange;
import dev.confab.domain.AddressConfigurationTable;
import dev.confab.domain.AddressConfigurations;
import dev.confab.domain.AutoCreation;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.EventType;
import dev.confab.domain.NewAddressConfiguration;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Patch;
import dev.confab.domain.Slice;
import dev.confab.domain.Timestamps;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookUrls;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.AddressConfigurationSid;
import dev.confab.domain.sid.FlowSid;
import dev.confab.domain.sid.SidSequence;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The specification of AddressConfigurationTable.
interface AddressConfigurationStoreContract extends StoresContract {
  /// With something in every field.
  AutoCreation FULL =
      new AutoCreation(
          true,
          AutoCreation.Type.STUDIO,
          service(1),
          "https://hooks.example.com/ü",
          WebhookMethod.GET,
          List.of(EventType.PARTICIPANT_ADDED, EventType.MESSAGE_ADDED),
          new FlowSid("FW%032x".formatted(1)),
          3);

  private <R> R use(Function<AddressConfigurationTable, R> use) {
    return stores().store().write(tables -> use.apply(tables.addressConfigurations()));
  }

  private boolean insert(AddressConfiguration configuration) {
    return use(table -> table.insert(configuration));
  }

  private Optional<AddressConfiguration> find(AccountSid account, String sidOrAddress) {
    return use(table -> table.find(account, sidOrAddress));
  }

  private Optional<AddressConfiguration> lock(AccountSid account, String sidOrAddress) {
    return use(table -> table.lock(account, sidOrAddress));
  }

  private Slice<AddressConfiguration> list(
      AddressConfiguration.@Nullable Type type, PageRequest page) {
    return use(table -> table.list(ACCOUNT, type, page));
  }

  private static AddressConfiguration sample(
      int number, AddressConfiguration.Type type, String address) {
    return sample(ACCOUNT, number, type, address, AutoCreation.OFF);
  }

  private static AddressConfiguration sample(
      AccountSid account,
      int number,
      AddressConfiguration.Type type,
      String address,
      AutoCreation creation) {
    return new AddressConfiguration(
        new AddressConfigurationSid("IG%032x".formatted(number)),
        account,
        type,
        address,
        creation.equals(AutoCreation.OFF) ? null : "Zoë's desk",
        creation.equals(AutoCreation.OFF) ? null : "DE",
        creation,
        new Timestamps(NOON, NOON.plusSeconds(number)));
  }

  @Test
  default void comesBackAsItWasByItsSidAndByItsAddress() {
    var bare = sample(1, AddressConfiguration.Type.SMS, "+49155");
    var full = sample(ACCOUNT, 2, AddressConfiguration.Type.WHATSAPP, "whatsapp:+49155", FULL);
    assertThat(insert(bare)).isTrue();
    assertThat(insert(full)).isTrue();
    for (var one : List.of(bare, full)) {
      assertThat(find(ACCOUNT, one.sid().value())).contains(one);
      assertThat(find(ACCOUNT, one.address())).contains(one);
      assertThat(lock(ACCOUNT, one.address())).contains(one);
      assertThat(find(account(2), one.address())).isEmpty();
      assertThat(lock(account(2), one.sid().value())).isEmpty();
    }
    assertThat(find(ACCOUNT, "WHATSAPP:+49155")).isEmpty();
  }

  @Test
  default void anAddressIsTakenOncePerAccount() {
    var first = sample(1, AddressConfiguration.Type.SMS, "+49155");
    assertThat(insert(first)).isTrue();
    assertThat(insert(sample(2, AddressConfiguration.Type.RCS, "+49155"))).isFalse();
    var foreign = sample(account(2), 3, AddressConfiguration.Type.SMS, "+49155", AutoCreation.OFF);
    assertThat(insert(foreign)).isTrue();
    assertThat(find(ACCOUNT, "+49155")).contains(first);
    boolean isFree =
        use(table -> {
          table.delete(first);
          return table.insert(sample(2, AddressConfiguration.Type.RCS, "+49155"));
        });
    assertThat(isFree).isTrue();
    assertThat(find(account(2), "+49155")).contains(foreign);
  }

  @Test
  default void replacementTakesTheOldOnesPlace() {
    var before = sample(1, AddressConfiguration.Type.SMS, "a");
    var other = sample(2, AddressConfiguration.Type.SMS, "b");
    var after =
        new AddressConfiguration(
            before.sid(),
            ACCOUNT,
            AddressConfiguration.Type.SMS,
            "a",
            "changed",
            null,
            FULL,
            new Timestamps(NOON, NOON.plusSeconds(500)));
    use(table -> {
      table.insert(before);
      table.insert(other);
      table.replace(after);
      return after;
    });
    assertThat(find(ACCOUNT, "a")).contains(after);
    assertThat(find(ACCOUNT, "b")).contains(other);
  }

  @Test
  default void listsTheOldestFirstAndByType() {
    var all =
        List.of(
            sample(1, AddressConfiguration.Type.SMS, "a"),
            sample(2, AddressConfiguration.Type.EMAIL, "b"),
            sample(3, AddressConfiguration.Type.SMS, "c"));
    use(table -> all.reversed().stream().map(table::insert).toList());
    use(table ->
        table.insert(sample(account(2), 4, AddressConfiguration.Type.SMS, "a", AutoCreation.OFF)));
    var first = list(null, new PageRequest(2, null));
    assertThat(first.items()).isEqualTo(all.subList(0, 2));
    var next = list(null, new PageRequest(2, first.next()));
    assertThat(next.items()).isEqualTo(all.subList(2, 3));
    assertThat(list(null, new PageRequest(2, next.previous()))).isEqualTo(first);
    assertThat(list(AddressConfiguration.Type.SMS, new PageRequest(5, null)).items())
        .containsExactly(all.get(0), all.get(2));
    assertThat(list(AddressConfiguration.Type.GBM, new PageRequest(5, null)).items()).isEmpty();
  }

  @Test
  default void oneOfFiftyCallersAtOnceGetsAnAddress() {
    new StoredServices(stores()).insertAccount();
    var clock = InstantSource.fixed(NOON);
    var sids = new SidSequence(clock, new Random(1));
    var configurations =
        new AddressConfigurations(stores().store(), sids, clock, new WebhookUrls(false));
    var nothing =
        new AddressConfigurationChange(
            Patch.keep(),
            new AutoCreation.Change(
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep()));
    var wanted =
        new NewAddressConfiguration(AddressConfiguration.Type.SMS, "+49155", null, nothing);
    var failures = Race.run(50, _ -> configurations.create(ACCOUNT, wanted, null));
    assertThat(failures).hasSize(49).allMatch(one -> one.code() == ErrorCode.CONFLICT);
    assertThat(configurations.list(ACCOUNT, null, new PageRequest(50, null)).items()).hasSize(1);
  }
}
