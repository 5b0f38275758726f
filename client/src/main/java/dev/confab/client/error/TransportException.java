package dev.confab.client.error;

import org.jspecify.annotations.Nullable;

/// There is no complete answer: no connection, a timeout, or the calling thread was interrupted
/// (then its interrupted flag is set again).
///
/// The server may or may not have processed the request.
public final class TransportException extends ConfabException {
  private static final long serialVersionUID = 1;

  private final boolean retryable;

  /// An error with its reason.
  ///
  /// @param retryable whether the same call may succeed later
  public TransportException(String message, @Nullable Throwable cause, boolean retryable) {
    super(message, cause);
    this.retryable = retryable;
  }

  @Override
  public ErrorKind kind() {
    return ErrorKind.CONNECTION;
  }

  /// False for an interrupted thread and for a certificate that is not trusted, else true.
  @Override
  public boolean isRetryable() {
    return retryable;
  }
}
