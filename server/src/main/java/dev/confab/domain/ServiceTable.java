package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;
import java.time.Instant;
import java.util.Optional;

/// Services of accounts.
public interface ServiceTable {
  void insert(NewService service);

  Optional<Service> find(AccountSid account, ServiceSid sid);

  /// Oldest first.
  Slice<Service> list(AccountSid account, PageRequest page);

  /// Hides a service and everything in it from all other methods, at once. Its rows are removed
  /// later, because a service may hold millions of them.
  ///
  /// @return whether there was one
  boolean delete(AccountSid account, ServiceSid sid, Instant now);
}
