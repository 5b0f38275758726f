package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.SidSequence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of conversation services.
public final class Services {
  private final Store store;
  private final SidSequence sids;
  private final InstantSource clock;

  public Services(Store store, SidSequence sids, InstantSource clock) {
    this.store = store;
    this.sids = sids;
    this.clock = clock;
  }

  /// The service's own events tell of it and of the roles it begins with.
  public Service create(AccountSid account, String friendlyName, @Nullable Once<Service> once) {
    var name = ProfileRules.requiredName(friendlyName);
    var now = clock.instant();
    var made = NewService.of(ServiceSid.next(sids), account, name, sids, now);
    return store.write(tables -> {
      tables.services().insert(made);
      tell(tables, made, now);
      return tables.answers().save(once, made.service());
    });
  }

  public Optional<Service> fetch(AccountSid account, ServiceSid sid) {
    return store.read(tables -> tables.services().find(account, sid));
  }

  public Slice<Service> list(AccountSid account, PageRequest page) {
    return store.read(tables -> tables.services().list(account, page));
  }

  /// Deletes a service with everything in it; one event tells of it all.
  @Assumed("the default service cannot be deleted: the short paths would work on nothing")
  public boolean delete(AccountSid account, ServiceSid sid) {
    var now = clock.instant();
    return store.write(tables -> {
      if (tables.settings().lockAccount(account).defaultService().equals(sid)) {
        throw new Failure(
            ErrorCode.INVALID_PARAMETER, "The default service of the account cannot be deleted");
      }
      var found = tables.services().find(account, sid);
      found.ifPresent(service -> {
        // Telling locks the service: what may take long comes before it, and only its row after.
        tables.services().release(sid);
        OpenStream.of(tables, new Scope(account, sid), now)
            .tell(EventType.SERVICE_REMOVED, new Subject.OfService(service));
        tables.services().delete(account, sid, now);
      });
      return found.isPresent();
    });
  }

  private static void tell(Tables tables, NewService made, Instant now) {
    var service = made.service();
    var stream = OpenStream.of(tables, new Scope(service.account(), service.sid()), now);
    stream.tell(EventType.SERVICE_ADDED, new Subject.OfService(service));
    made.roles().forEach(role -> stream.tell(EventType.ROLE_ADDED, new Subject.OfRole(role)));
  }
}
