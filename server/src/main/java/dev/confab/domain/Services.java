package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.SidSequence;
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

  public Service create(AccountSid account, String friendlyName, @Nullable Once<Service> once) {
    var name = ProfileRules.requiredName(friendlyName);
    var made = NewService.of(ServiceSid.next(sids), account, name, sids, clock.instant());
    return store.write(tables -> {
      tables.services().insert(made);
      return tables.answers().save(once, made.service());
    });
  }

  public Optional<Service> fetch(AccountSid account, ServiceSid sid) {
    return store.read(tables -> tables.services().find(account, sid));
  }

  public Slice<Service> list(AccountSid account, PageRequest page) {
    return store.read(tables -> tables.services().list(account, page));
  }

  /// Deletes a service with everything in it.
  @Assumed("the default service cannot be deleted: the short paths would work on nothing")
  public boolean delete(AccountSid account, ServiceSid sid) {
    return store.write(tables -> {
      if (tables.settings().lockAccount(account).defaultService().equals(sid)) {
        throw new Failure(
            ErrorCode.INVALID_PARAMETER, "The default service of the account cannot be deleted");
      }
      return tables.services().delete(account, sid, clock.instant());
    });
  }
}
