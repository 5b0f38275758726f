package dev.confab.client.error;

import dev.confab.client.http.WireResponse;
import org.jspecify.annotations.Nullable;

/// The server reported success, but its answer cannot be understood: cut off, no JSON, a required
/// member missing, or pages that lead in a circle.
///
/// A write was most likely carried out.
public final class BadAnswerException extends ConfabException {
  private static final long serialVersionUID = 1;

  private final @Nullable WireResponse response;

  /// An error with the answer it is about, if it is about a single one.
  public BadAnswerException(
      String message, @Nullable Throwable cause, @Nullable WireResponse response) {
    super(message, cause);
    this.response = response;
  }

  @Override
  public ErrorKind kind() {
    return ErrorKind.SERVER;
  }

  @Override
  public boolean isRetryable() {
    return false;
  }

  /// Status, headers and raw body as they came; null if the trouble is how several answers fit.
  public @Nullable WireResponse response() {
    return response;
  }
}
