package dev.confab.domain;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of conversation services.
public final class Services {
  private final ServiceStore store;
  private final SidSequence sids;
  private final InstantSource clock;

  public Services(ServiceStore store, SidSequence sids, InstantSource clock) {
    this.store = store;
    this.sids = sids;
    this.clock = clock;
  }

  public Service create(AccountSid account, String friendlyName, @Nullable Once<Service> once) {
    if (friendlyName.isBlank()) {
      throw new Failure(ErrorCode.FRIENDLY_NAME_MISSING, "Friendly name must not be empty");
    }
    var now = clock.instant();
    var name = ProfileRules.friendlyName(friendlyName);
    var service = new Service(ServiceSid.next(sids), account, name, now, now);
    store.insert(service, once);
    return service;
  }

  public Optional<Service> fetch(AccountSid account, ServiceSid sid) {
    return store.find(account, sid);
  }

  public Slice<Service> list(AccountSid account, PageRequest page) {
    return store.list(account, page);
  }

  /// Deletes a service with everything in it.
  @Assumed("the default service cannot be deleted: the short paths would work on nothing")
  public boolean delete(Account account, ServiceSid sid) {
    if (sid.equals(account.defaultService())) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER, "The default service of the account cannot be deleted");
    }
    return store.delete(account.sid(), sid, clock.instant());
  }
}
