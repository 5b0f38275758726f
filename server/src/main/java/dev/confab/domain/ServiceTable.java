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

  /// Gives up what only one service of the account can have, so that others can: address pairs and
  /// members of group texts. They may be many, so [#delete] does not do it, which holds up whoever
  /// changes something in the service. What requests that have begun take meanwhile goes with the
  /// service's rows.
  void release(ServiceSid sid);

  /// Hides a service and everything in it from all other methods, at once. Its rows are removed
  /// later, because a service may hold millions of them.
  ///
  /// @return whether there was one
  boolean delete(AccountSid account, ServiceSid sid, Instant now);
}
