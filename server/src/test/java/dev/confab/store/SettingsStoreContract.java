package dev.confab.store;

import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.SERVICE;
import static dev.confab.store.StoreSamples.account;
import static dev.confab.store.StoreSamples.service;
import static dev.confab.store.StoreSamples.withRoles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.confab.domain.Account;
import dev.confab.domain.Configurations;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Notifications;
import dev.confab.domain.Notifications.NewMessage;
import dev.confab.domain.Notifications.Notice;
import dev.confab.domain.Notifications.WithMedia;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Patch;
import dev.confab.domain.Permission;
import dev.confab.domain.Role;
import dev.confab.domain.RoleTable;
import dev.confab.domain.RoleType;
import dev.confab.domain.Roles;
import dev.confab.domain.Scope;
import dev.confab.domain.ServiceSettings;
import dev.confab.domain.ServiceSettings.DefaultRoles;
import dev.confab.domain.ServiceSettingsChange;
import dev.confab.domain.SettingsTable;
import dev.confab.domain.Slice;
import dev.confab.domain.Store;
import dev.confab.domain.Timestamps;
import dev.confab.domain.WebhookConfiguration;
import dev.confab.domain.WebhookConfiguration.Target;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.domain.sid.RoleSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.SidSequence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The specification of SettingsTable, WebhookConfigurationTable and RoleTable.
interface SettingsStoreContract extends StoresContract {
  private Store store() {
    return stores().store();
  }

  private static DefaultRoles rolesOf(int service) {
    return withRoles(service(service, NOON)).settings().roles();
  }

  private void insertService(int number) {
    new StoredServices(stores()).insert(service(number, NOON));
  }

  private void insertAccount() {
    new StoredServices(stores()).insertAccount();
  }

  private void write(Consumer<SettingsTable> change) {
    store()
        .write(tables -> {
          change.accept(tables.settings());
          return ACCOUNT;
        });
  }

  private ServiceSettings settings(ServiceSid service) {
    return store().read(tables -> tables.settings().ofService(service));
  }

  private void changeRoles(Consumer<RoleTable> change) {
    store()
        .write(tables -> {
          change.accept(tables.roles());
          return SCOPE;
        });
  }

  private Optional<Role> find(Scope scope, Role role) {
    return store().read(tables -> tables.roles().find(scope, role.sid()));
  }

  private Optional<Role> lock(Scope scope, Role role) {
    return store().write(tables -> tables.roles().lock(scope, role.sid()));
  }

  private Slice<Role> list(Scope scope, PageRequest page) {
    return store().read(tables -> tables.roles().list(scope, page));
  }

  private Account settings(AccountSid account) {
    return store().read(tables -> tables.settings().ofAccount(account));
  }

  private static Role role(int number) {
    return new Role(
        new RoleSid("RL%032x".formatted(number)),
        SCOPE,
        "Zoë's \"role\" " + number,
        RoleType.CONVERSATION,
        List.of(Permission.SEND_MESSAGE, Permission.ADD_PARTICIPANT),
        new Timestamps(NOON, NOON.plusSeconds(number)));
  }

  private void insert(Role role) {
    changeRoles(table -> table.insert(role));
  }

  @Test
  default void theSettingsOfAnAccountComeBackAsTheyWereWritten() {
    insertAccount();
    var changed =
        new Account(
            ACCOUNT,
            "Ann",
            service(2),
            new MessagingServiceSid("MG%032x".formatted(1)),
            "PT1M",
            "P1DT10,5S");
    write(settings -> {
      assertThat(settings.lockAccount(ACCOUNT).inactiveTimer()).isNull();
      settings.replace(changed);
    });
    assertThat(settings(ACCOUNT)).isEqualTo(changed);
    assertThat(stores().accounts().find(ACCOUNT)).contains(changed);
  }

  @Test
  default void theSettingsOfAServiceComeBackAsTheyWereWritten() {
    insertService(1);
    insertService(2);
    assertThat(settings(SERVICE)).isEqualTo(withRoles(service(1, NOON)).settings());
    var roles = rolesOf(1);
    var changed =
        new ServiceSettings(
            SERVICE,
            new DefaultRoles(role(1).sid(), role(2).sid(), roles.user()),
            true,
            new Notifications(
                true,
                new NewMessage(
                    new Notice(false, "${MESSAGE} \"ü\"\n{}", "s1"),
                    true,
                    new WithMedia(true, "t")),
                new Notice(true, "t2", ""),
                new Notice(false, "", "s3")));
    write(settings -> {
      assertThat(settings.lockService(SERVICE).notifications()).isEqualTo(Notifications.OFF);
      settings.replace(changed);
    });
    assertThat(settings(SERVICE)).isEqualTo(changed);
    assertThat(settings(service(2))).isEqualTo(withRoles(service(2, NOON)).settings());
  }

  @Test
  default void settingsThatAreGoneAreNotFound() {
    var uses =
        List.<Consumer<SettingsTable>>of(
            settings -> settings.ofAccount(ACCOUNT),
            settings -> settings.lockAccount(ACCOUNT),
            settings -> settings.ofService(SERVICE),
            settings -> settings.lockService(SERVICE));
    for (var use : uses) {
      var failure = catchThrowableOfType(Failure.class, () -> write(use));
      assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND);
    }
  }

  @Test
  default void webhooksOfAccountsAndServicesAreKeptApart() {
    var full =
        new WebhookConfiguration(
            "https://example.com/pre",
            "https://example.com/post",
            WebhookMethod.GET,
            List.of("onMessageAdd", "onMessageAdded"),
            Target.FLEX);
    store()
        .write(tables -> {
          var webhooks = tables.webhookConfigurations();
          assertThat(webhooks.ofAccount(ACCOUNT)).isEqualTo(WebhookConfiguration.EMPTY);
          assertThat(webhooks.ofService(SCOPE)).isEqualTo(WebhookConfiguration.UNSET);
          webhooks.replace(SCOPE, full);
          assertThat(webhooks.ofAccount(ACCOUNT)).isEqualTo(WebhookConfiguration.EMPTY);
          webhooks.replace(ACCOUNT, WebhookConfiguration.EMPTY);
          webhooks.replace(ACCOUNT, full);
          webhooks.replace(SCOPE, WebhookConfiguration.UNSET);
          return full;
        });
    store()
        .read(tables -> {
          var webhooks = tables.webhookConfigurations();
          assertThat(webhooks.ofAccount(ACCOUNT)).isEqualTo(full);
          assertThat(webhooks.ofService(SCOPE)).isEqualTo(WebhookConfiguration.UNSET);
          assertThat(webhooks.ofAccount(account(2))).isEqualTo(WebhookConfiguration.EMPTY);
          return full;
        });
  }

  @Test
  default void anotherAccountNeverSeesTheWebhooksOfAService() {
    var full =
        new WebhookConfiguration("https://example.com", null, null, List.of(), Target.WEBHOOK);
    var found =
        store()
            .write(tables -> {
              tables.webhookConfigurations().replace(SCOPE, full);
              return tables
                  .webhookConfigurations()
                  .ofService(new Scope(account(2), SCOPE.service()));
            });
    assertThat(found).isEqualTo(WebhookConfiguration.UNSET);
  }

  @Test
  default void aRoleComesBackAsItWasInItsServiceOnly() {
    insert(role(1));
    for (var scope : List.of(new Scope(ACCOUNT, service(2)), new Scope(account(2), SERVICE))) {
      assertThat(find(scope, role(1))).isEmpty();
      assertThat(lock(scope, role(1))).isEmpty();
      assertThat(list(scope, new PageRequest(5, null)).items()).isEmpty();
    }
    assertThat(find(SCOPE, role(1))).contains(role(1));
    assertThat(lock(SCOPE, role(1))).contains(role(1));
    assertThat(find(SCOPE, role(2))).isEmpty();
  }

  @Test
  default void aRoleIsReplacedAndDeletedAlone() {
    insert(role(1));
    insert(role(2));
    var changed =
        new Role(
            role(1).sid(),
            SCOPE,
            role(1).friendlyName(),
            RoleType.CONVERSATION,
            List.of(Permission.READ_CHANNEL_METADATA),
            new Timestamps(NOON, NOON.plusSeconds(9)));
    changeRoles(table -> {
      table.replace(changed);
      table.delete(role(2), NOON);
    });
    assertThat(list(SCOPE, new PageRequest(5, null)).items()).containsExactly(changed);
  }

  @Test
  default void rolesAreListedOldestFirstInBothDirections() {
    for (int number = 5; number >= 1; number--) {
      insert(role(number));
    }
    var first = list(SCOPE, new PageRequest(3, null));
    assertThat(first.items()).containsExactly(role(1), role(2), role(3));
    var next = Objects.requireNonNull(first.next());
    var second = list(SCOPE, new PageRequest(3, next));
    assertThat(second.items()).containsExactly(role(4), role(5));
    assertThat(second.next()).isNull();
    var previous = Objects.requireNonNull(second.previous());
    assertThat(list(SCOPE, new PageRequest(3, previous))).isEqualTo(first);
  }

  /// One makes a role the default while another deletes it: whoever comes second fails.
  @Test
  default void aDefaultRoleIsNeverDeleted() {
    insertService(1);
    var rules = new Roles(store(), new SidSequence(() -> NOON, new Random(1)), () -> NOON);
    var configurations = new Configurations(store(), () -> NOON);
    for (int round = 0; round < 20; round++) {
      var role = role(round + 1);
      insert(role);
      var change =
          new ServiceSettingsChange(
              Patch.keep(), Patch.set(role.sid()), Patch.keep(), Patch.keep());
      var back =
          new ServiceSettingsChange(
              Patch.keep(), Patch.set(rolesOf(1).participant()), Patch.keep(), Patch.keep());
      var failures =
          Race.run(
              2,
              runner -> {
                if (runner == 0) {
                  configurations.update(SCOPE, change, null);
                } else {
                  rules.delete(SCOPE, role.sid());
                }
              });
      assertThat(failures).hasSize(1);
      assertThat(failures.getFirst().code())
          .isIn(ErrorCode.INVALID_PARAMETER, ErrorCode.CONVERSATION_ROLE_NOT_FOUND);
      var participant = settings(SERVICE).roles().participant();
      assertThat(rules.fetch(SCOPE, participant)).isPresent();
      configurations.update(SCOPE, back, null);
      rules.delete(SCOPE, role.sid());
    }
  }

  /// Each changes another field, none takes another's change back.
  @Test
  default void simultaneousUpdatesAddUp() {
    insertService(1);
    var rules = new Roles(store(), new SidSequence(() -> NOON, new Random(1)), () -> NOON);
    var made =
        IntStream.range(0, 2)
            .mapToObj(_ ->
                rules.create(
                    SCOPE,
                    new Roles.NewRole("x", RoleType.CONVERSATION, List.of("sendMessage")),
                    null))
            .toList();
    var creator = made.getFirst().sid();
    var participant = made.getLast().sid();
    var changes =
        List.of(
            new ServiceSettingsChange(Patch.set(creator), Patch.keep(), Patch.keep(), Patch.keep()),
            new ServiceSettingsChange(
                Patch.keep(), Patch.set(participant), Patch.keep(), Patch.keep()),
            new ServiceSettingsChange(Patch.keep(), Patch.keep(), Patch.keep(), Patch.set(true)));
    var configurations = new Configurations(store(), () -> NOON);
    var failures = Race.run(3, runner -> configurations.update(SCOPE, changes.get(runner), null));
    assertThat(failures).isEmpty();
    assertThat(settings(SERVICE))
        .isEqualTo(
            new ServiceSettings(
                SERVICE,
                new DefaultRoles(creator, participant, rolesOf(1).user()),
                true,
                Notifications.OFF));
  }
}
