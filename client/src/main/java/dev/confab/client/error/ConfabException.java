package dev.confab.client.error;

import org.jspecify.annotations.Nullable;

/// A call failed. Messages and causes never contain credentials.
///
/// Catch this type to handle every failure of a call, or one of the three below it for its details.
/// Misuse (a closed client, an empty sid) is an [IllegalStateException] or an
/// [IllegalArgumentException] instead.
public abstract sealed class ConfabException extends RuntimeException
    permits ApiException, BadAnswerException, TransportException {
  private static final long serialVersionUID = 1;

  ConfabException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// What sort of trouble it is.
  public abstract ErrorKind kind();

  /// Whether the same call may succeed later. The client has already repeated what it was allowed
  /// to repeat; a create that you repeat yourself needs the same idempotency token, or it may
  /// happen twice.
  public abstract boolean isRetryable();
}
