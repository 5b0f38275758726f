package dev.confab.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Saves the answers of changes that their senders may repeat.
public interface AnswerTable {
  /// The detail that a CONFLICT carries when it means "this request was done before".
  String REPEATED = "repeated_request";

  static Failure repeated() {
    return new Failure(
        ErrorCode.CONFLICT,
        "A request with this idempotency key is being processed",
        Map.of(REPEATED, "true"));
  }

  /// Saves the answer to a change under its key, if that is wanted.
  ///
  /// @return the result
  /// @throws Failure [#repeated()] when the key is taken
  <T> T save(@Nullable Once<T> once, T result);
}
