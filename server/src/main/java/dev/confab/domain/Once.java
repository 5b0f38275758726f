package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import java.time.Instant;
import java.util.function.Function;

/// A change that its sender may repeat and that must happen once. The store keeps the answer under
/// the key, in the transaction of the change itself, so that both are on disk or neither is.
///
/// @param key chosen by the sender, unique within the account
/// @param fingerprint of the request, to tell a repeat from another request with the same key
/// @param validFrom answers that were saved before this instant no longer count
/// @param now when this answer is saved
/// @param answer renders the result of the change; it must not wait or fail
public record Once<T>(
    AccountSid account,
    String key,
    String fingerprint,
    Instant validFrom,
    Instant now,
    Function<T, SavedAnswer> answer) {

  /// The first answer to a request, given again when the request is repeated.
  public record SavedAnswer(String fingerprint, int status, String body) {}
}
