package dev.confab.store;

import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.SERVICE;
import static dev.confab.store.StoreSamples.account;
import static dev.confab.store.StoreSamples.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.domain.Credentials;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventTable;
import dev.confab.domain.EventType;
import dev.confab.domain.Failure;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Origin;
import dev.confab.domain.Patch;
import dev.confab.domain.PushCredential;
import dev.confab.domain.PushCredentialChange;
import dev.confab.domain.PushCredentialChange.SecretsChange;
import dev.confab.domain.RoleType;
import dev.confab.domain.Roles;
import dev.confab.domain.Scope;
import dev.confab.domain.Services;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.SidSequence;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The streams of services and accounts, on any store.
interface EventStreamContract extends StoresContract {
  int WRITERS = 20;
  SidSequence SIDS = new SidSequence(() -> NOON, RandomGenerator.of("L64X128MixRandom"));

  private Roles roles() {
    return new Roles(stores().store(), SIDS, () -> NOON);
  }

  private Services services() {
    return new Services(stores().store(), SIDS, () -> NOON);
  }

  private void insertAccount() {
    new StoredServices(stores()).insertAccount();
  }

  private void createRole(ServiceSid service, int number) {
    var wanted = new Roles.NewRole("No. " + number, RoleType.SERVICE, List.of("joinConversation"));
    roles().create(new Scope(ACCOUNT, service), wanted, null);
  }

  private void createCredential(int number) {
    var rest =
        new PushCredentialChange(
            Patch.set("No. " + number),
            Patch.keep(),
            Patch.keep(),
            new SecretsChange(Patch.keep(), Patch.keep(), Patch.keep(), Patch.set("s3cret")));
    new Credentials(stores().store(), SIDS, () -> NOON)
        .create(ACCOUNT, PushCredential.Type.FCM, rest, null);
  }

  private <R> R use(Function<EventTable, R> use) {
    return stores().store().write(tables -> use.apply(tables.events()));
  }

  private List<LoggedEvent> events(String stream) {
    return use(events -> events.read(new Stream(stream), 0, 1_000));
  }

  private static void assertNumbered(List<LoggedEvent> events, int count) {
    assertThat(events)
        .extracting(LoggedEvent::sequence)
        .containsExactlyElementsOf(LongStream.range(0, count).boxed().toList());
  }

  @Test
  default void rolesMadeAtOnceAreNumberedWithoutAGap() {
    insertAccount();
    assertThat(Race.run(WRITERS, number -> createRole(SERVICE, number))).isEmpty();
    var events = events(SERVICE.value());
    assertNumbered(events, WRITERS);
    assertThat(events)
        .allMatch(event -> event.is(EventType.ROLE_ADDED) && event.service().equals(SERVICE));
    assertThat(events).extracting(LoggedEvent::data).doesNotHaveDuplicates();
  }

  @Test
  default void credentialsMadeAtOnceAreNumberedWithoutAGap() {
    insertAccount();
    assertThat(Race.run(WRITERS, this::createCredential)).isEmpty();
    var events = events(ACCOUNT.value());
    assertNumbered(events, WRITERS);
    assertThat(events)
        .allMatch(event -> event.is(EventType.CREDENTIAL_ADDED) && event.service().equals(SERVICE))
        .allMatch(event -> event.origin().equals(Origin.api(false)) && event.date().equals(NOON))
        .noneMatch(event -> event.data().contains("s3cret"));
  }

  /// Whoever comes too late has changed nothing.
  @Test
  default void nothingIsToldOfAServiceAfterItsRemoval() {
    insertAccount();
    var service = services().create(ACCOUNT, "Shop", null).sid();
    var failures =
        Race.run(
            WRITERS,
            number -> {
              if (number == WRITERS / 2) {
                services().delete(ACCOUNT, service);
              } else {
                createRole(service, number);
              }
            });
    assertThat(failures).allMatch(failure -> failure.code() == ErrorCode.NOT_FOUND);
    var events = events(service.value());
    // The service, the four roles that it begins with, the others that came in time, its removal.
    int made = WRITERS - 1 - failures.size();
    assertNumbered(events, 1 + 4 + made + 1);
    assertThat(events.getFirst().type()).isEqualTo(EventType.SERVICE_ADDED.text());
    assertThat(events.getLast().type()).isEqualTo(EventType.SERVICE_REMOVED.text());
    assertThat(services().delete(ACCOUNT, service)).isFalse();
    assertThat(events(service.value())).hasSameSizeAs(events);
  }

  @Test
  default void aStreamThatIsNotThereHasNoNumbers() {
    insertAccount();
    var numbers =
        use(events -> List.of(events.next(SCOPE), events.next(SCOPE), events.next(ACCOUNT)));
    assertThat(numbers).containsExactly(0L, 1L, 0L);
    assertMissing(events -> events.next(new Scope(ACCOUNT, service(2))));
    assertMissing(events -> events.next(new Scope(account(2), SERVICE)));
    assertMissing(events -> events.next(account(2)));
  }

  private void assertMissing(Function<EventTable, Long> use) {
    assertThatThrownBy(() -> use(use))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND));
  }
}
