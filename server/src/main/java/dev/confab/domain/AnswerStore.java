package dev.confab.domain;

import dev.confab.domain.Once.SavedAnswer;
import dev.confab.domain.sid.AccountSid;
import java.time.Instant;
import java.util.Optional;

/// Reads and forgets the answers that [Once] saved.
public interface AnswerStore {
  /// The answer saved under a key at `validFrom` or later.
  Optional<SavedAnswer> find(AccountSid account, String key, Instant validFrom);

  /// Deletes answers saved before an instant, oldest first.
  ///
  /// @return how many were deleted, at most `max`
  int forget(Instant savedBefore, int max);
}
