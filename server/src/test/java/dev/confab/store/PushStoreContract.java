package dev.confab.store;

import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.account;
import static dev.confab.store.StoreSamples.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Binding;
import dev.confab.domain.PageRequest;
import dev.confab.domain.PushCredential;
import dev.confab.domain.PushCredential.Secrets;
import dev.confab.domain.Scope;
import dev.confab.domain.Tables;
import dev.confab.domain.Timestamps;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.BindingSid;
import dev.confab.domain.sid.CredentialSid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The specification of CredentialTable and BindingTable.
interface PushStoreContract extends StoresContract {
  String SECRET = "top secret ü";

  List<Binding.Type> TYPES =
      List.of(Binding.Type.APN, Binding.Type.GCM, Binding.Type.FCM, Binding.Type.TWILSOCK);

  private void write(Consumer<Tables> change) {
    stores()
        .store()
        .write(tables -> {
          change.accept(tables);
          return tables;
        });
  }

  private <R> R read(Function<Tables, R> reading) {
    return stores().store().read(reading);
  }

  private Optional<PushCredential> find(AccountSid account, CredentialSid sid) {
    return read(tables -> tables.credentials().find(account, sid));
  }

  private List<PushCredential> credentials(AccountSid account) {
    return read(tables -> tables.credentials().list(account, new PageRequest(9, null))).items();
  }

  private Optional<Binding> find(Scope scope, BindingSid sid) {
    return read(tables -> tables.bindings().find(scope, sid));
  }

  private static PushCredential credential(int number, PushCredential.Type type) {
    return credential(number, type, new Secrets(SECRET, null, SECRET, ""));
  }

  private static PushCredential credential(int number, PushCredential.Type type, Secrets secrets) {
    return new PushCredential(
        new CredentialSid("CR%032x".formatted(number)),
        ACCOUNT,
        number % 2 == 0 ? null : "No. " + number,
        type,
        type == PushCredential.Type.APN ? number % 2 == 0 : null,
        secrets,
        new Timestamps(NOON, NOON.plusSeconds(number)));
  }

  private static Binding binding(int number, String identity, Binding.Type type) {
    return binding(SCOPE, number, identity, type);
  }

  private static Binding binding(Scope scope, int number, String identity, Binding.Type type) {
    return new Binding(
        new BindingSid("BS%032x".formatted(number)),
        scope,
        identity,
        type,
        SECRET + number,
        number % 2 == 0 ? null : new CredentialSid("CR%032x".formatted(number)),
        number % 2 == 0 ? List.of() : List.of("new_message", "added_to_conversation"),
        new Timestamps(NOON, NOON.plusSeconds(number)));
  }

  @Test
  default void credentialsComeBackAsTheyWere() {
    var all =
        List.of(
            credential(1, PushCredential.Type.APN),
            credential(2, PushCredential.Type.APN),
            credential(3, PushCredential.Type.GCM),
            credential(4, PushCredential.Type.FCM));
    for (var credential : all) {
      write(tables -> tables.credentials().insert(credential));
      assertThat(find(ACCOUNT, credential.sid())).contains(credential);
      write(tables ->
          assertThat(tables.credentials().lock(ACCOUNT, credential.sid())).contains(credential));
      assertThat(find(account(2), credential.sid())).isEmpty();
    }
    assertThat(credentials(ACCOUNT)).isEqualTo(all);
  }

  @Test
  default void credentialsAreReplacedAndDeleted() {
    var other = credential(1, PushCredential.Type.GCM);
    write(tables -> tables.credentials().insert(other));
    write(tables -> tables.credentials().insert(credential(2, PushCredential.Type.APN)));
    var after =
        new PushCredential(
            credential(2, PushCredential.Type.APN).sid(),
            ACCOUNT,
            "new",
            PushCredential.Type.FCM,
            null,
            new Secrets(null, null, null, "new"),
            new Timestamps(NOON, NOON.plusSeconds(500)));
    write(tables -> tables.credentials().replace(after));
    assertThat(find(ACCOUNT, after.sid())).contains(after);
    write(tables -> tables.credentials().delete(after));
    assertThat(find(ACCOUNT, after.sid())).isEmpty();
    assertThat(credentials(ACCOUNT)).containsExactly(other);
    assertThat(credentials(account(2))).isEmpty();
  }

  @Test
  default void nobodyReadsASecretInTheDatabase() {
    write(tables -> {
      var secrets = new Secrets(SECRET, SECRET, SECRET, SECRET);
      tables.credentials().insert(credential(1, PushCredential.Type.APN, secrets));
      tables.credentials().insert(credential(2, PushCredential.Type.APN, secrets));
      tables.bindings().insert(binding(1, "ann", Binding.Type.APN));
    });
    var cells = new ArrayList<byte[]>();
    stores()
        .database()
        .read(session -> {
          for (var column : List.of("certificate", "private_key", "api_key", "secret")) {
            cells.addAll(
                session.list(
                    "SELECT %s FROM push_credential".formatted(column), row -> row.getBytes(1)));
          }
          cells.addAll(session.list("SELECT endpoint FROM push_binding", row -> row.getBytes(1)));
          return cells;
        });
    assertThat(cells)
        .hasSize(9)
        .doesNotHaveDuplicates()
        .allSatisfy(
            cell -> assertThat(new String(cell, StandardCharsets.UTF_8)).doesNotContain("top"));
  }

  @Test
  default void bindingsComeBackAsTheyWere() {
    for (int number = 1; number <= 4; number++) {
      var binding = binding(number, "Zoë 😀", TYPES.get(number - 1));
      write(tables -> tables.bindings().insert(binding));
      assertThat(find(SCOPE, binding.sid())).contains(binding);
    }
    var foreign = new Scope(account(2), service(1));
    var sid = binding(1, "", Binding.Type.APN).sid();
    assertThat(find(foreign, sid)).isEmpty();
    write(tables -> assertThat(tables.bindings().delete(foreign, sid)).isFalse());
    write(tables -> assertThat(tables.bindings().delete(SCOPE, sid)).isTrue());
    write(tables -> assertThat(tables.bindings().delete(SCOPE, sid)).isFalse());
    assertThat(list(List.of(), List.of())).hasSize(3);
  }

  @Test
  default void bindingsGoWithTheirIdentity() {
    var other = new Scope(ACCOUNT, service(2));
    var kept =
        List.of(binding(1, "Ann", Binding.Type.APN), binding(other, 2, "ann", Binding.Type.APN));
    write(tables -> {
      kept.forEach(tables.bindings()::insert);
      tables.bindings().insert(binding(3, "ann", Binding.Type.APN));
      tables.bindings().insert(binding(4, "ann", Binding.Type.FCM));
      tables.bindings().deleteAll(SCOPE, "ann");
    });
    assertThat(list(List.of(), List.of())).containsExactly(kept.getFirst());
    assertThat(find(other, kept.getLast().sid())).contains(kept.getLast());
  }

  @Test
  default void bindingsAreListedByTypesAndIdentities() {
    var all =
        IntStream.range(0, 12)
            .mapToObj(number -> binding(number, "user" + number / 4, TYPES.get(number % 4)))
            .toList();
    write(tables -> all.reversed().forEach(tables.bindings()::insert));
    assertThat(list(List.of(), List.of())).isEqualTo(all);
    assertThat(list(List.of(Binding.Type.FCM), List.of()))
        .containsExactly(all.get(2), all.get(6), all.get(10));
    assertThat(list(List.of(), List.of("user1"))).isEqualTo(all.subList(4, 8));
    assertThat(
            list(
                List.of(Binding.Type.APN, Binding.Type.FCM, Binding.Type.GCM),
                List.of("user0", "nobody", "user2", "user2", "user0")))
        .containsExactly(all.get(0), all.get(1), all.get(2), all.get(8), all.get(9), all.get(10));
    var many = IntStream.range(1, 1_000).mapToObj(number -> "user" + number).toList();
    assertThat(list(List.of(), many)).isEqualTo(all.subList(4, 12));
    var types = List.of(Binding.Type.TWILSOCK);
    var first =
        read(tables -> tables.bindings().list(SCOPE, types, List.of(), new PageRequest(2, null)));
    assertThat(first.items()).containsExactly(all.get(3), all.get(7));
    var next =
        read(tables ->
            tables.bindings().list(SCOPE, types, List.of(), new PageRequest(2, first.next())));
    assertThat(next.items()).containsExactly(all.get(11));
  }

  private List<Binding> list(List<Binding.Type> types, List<String> identities) {
    return read(
            tables -> tables.bindings().list(SCOPE, types, identities, new PageRequest(100, null)))
        .items();
  }
}
