package dev.confab.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where services are kept. For `once` and failures see [ConversationStore].
public interface ServiceStore {
  void insert(Service service, @Nullable Once<Service> once);

  Optional<Service> find(AccountSid account, ServiceSid sid);

  /// Oldest first; equal times by sid.
  Slice<Service> list(AccountSid account, PageRequest page);

  /// Hides a service and everything in it from all other methods, at once. Its rows are removed by
  /// [#purge], because a service may hold millions of them.
  ///
  /// @return whether there was one
  boolean delete(AccountSid account, ServiceSid sid, Instant now);

  /// Removes rows of deleted services, some at a time.
  ///
  /// @param deletedBefore services deleted before this instant are forgotten themselves once they
  ///   are empty; later ones may still get rows from requests that had begun
  /// @return how many rows were removed, at most about `max`; 0 when nothing is left to do
  int purge(Instant deletedBefore, int max);
}
