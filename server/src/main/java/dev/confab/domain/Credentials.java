package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.PushCredential.Secrets;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.CredentialSid;
import dev.confab.domain.sid.SidSequence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of push credentials.
public final class Credentials {
  private final Store store;
  private final SidSequence sids;
  private final InstantSource clock;

  public Credentials(Store store, SidSequence sids, InstantSource clock) {
    this.store = store;
    this.sids = sids;
    this.clock = clock;
  }

  /// @param rest what an update could change as well
  public PushCredential create(
      AccountSid account,
      PushCredential.Type type,
      PushCredentialChange rest,
      @Nullable Once<PushCredential> once) {
    var now = clock.instant();
    var empty =
        new PushCredential(
            CredentialSid.next(sids), account, null, type, null, Secrets.NONE, Timestamps.at(now));
    var made = empty.changed(rest, now);
    return store.write(tables -> {
      tables.credentials().insert(made);
      tell(tables, EventType.CREDENTIAL_ADDED, made, now);
      return tables.answers().save(once, made);
    });
  }

  public Optional<PushCredential> fetch(AccountSid account, CredentialSid sid) {
    return store.read(tables -> tables.credentials().find(account, sid));
  }

  public Optional<PushCredential> update(
      AccountSid account,
      CredentialSid sid,
      PushCredentialChange change,
      @Nullable Once<PushCredential> once) {
    var now = clock.instant();
    return store.write(tables ->
        tables
            .credentials()
            .lock(account, sid)
            .map(before -> {
              var after = before.changed(change, now);
              if (!after.equals(before)) {
                tables.credentials().replace(after);
                tell(tables, EventType.CREDENTIAL_UPDATED, after, now);
              }
              return tables.answers().save(once, after);
            }));
  }

  /// Bindings that use it stay, and can no longer be served.
  public boolean delete(AccountSid account, CredentialSid sid) {
    var now = clock.instant();
    return store.write(tables -> {
      var found = tables.credentials().lock(account, sid);
      found.ifPresent(credential -> {
        tables.credentials().delete(credential);
        tell(tables, EventType.CREDENTIAL_REMOVED, credential, now);
      });
      return found.isPresent();
    });
  }

  public Slice<PushCredential> list(AccountSid account, PageRequest page) {
    return store.read(tables -> tables.credentials().list(account, page));
  }

  private static void tell(Tables tables, EventType type, PushCredential credential, Instant now) {
    OpenStream.of(tables, credential.account(), now)
        .tell(type, new Subject.OfCredential(credential));
  }
}
