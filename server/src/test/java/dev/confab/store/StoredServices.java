package dev.confab.store;

import dev.confab.domain.Account;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Service;
import dev.confab.domain.Slice;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;
import java.time.Instant;
import java.util.Optional;

/// The services of a store, each change in a transaction of its own.
record StoredServices(Stores stores) {
  void insert(Service service) {
    stores
        .store()
        .write(tables -> {
          tables.services().insert(StoreSamples.withRoles(service));
          return service;
        });
  }

  /// The account of the samples, with the first service as its default.
  void insertAccount() {
    var account = new Account(StoreSamples.ACCOUNT, "Ann", StoreSamples.SERVICE, null, null, null);
    var service = StoreSamples.service(1, StoreSamples.NOON);
    stores.accounts().insert(account, "token", StoreSamples.withRoles(service));
  }

  Optional<Service> find(AccountSid account, ServiceSid sid) {
    return stores.store().read(tables -> tables.services().find(account, sid));
  }

  Slice<Service> list(AccountSid account, PageRequest page) {
    return stores.store().read(tables -> tables.services().list(account, page));
  }

  boolean delete(AccountSid account, ServiceSid sid, Instant now) {
    return stores.store().write(tables -> tables.services().delete(account, sid, now));
  }
}
