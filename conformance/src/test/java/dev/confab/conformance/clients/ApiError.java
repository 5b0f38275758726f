package dev.confab.conformance.clients;

/// What a client throws when the server refuses.
public final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final int code;

  public ApiError(int status, int code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  public int status() {
    return status;
  }

  /// The number in the vendor's dictionary of errors, or 0.
  public int code() {
    return code;
  }
}
