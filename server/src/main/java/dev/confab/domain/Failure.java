package dev.confab.domain;

import java.io.Serial;
import java.util.Map;

/// What the caller of an operation must know, and the only exception of the domain. The message is
/// written for that caller and is sent to it.
public final class Failure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final transient Map<String, String> details;

  public Failure(ErrorCode code, String message) {
    this(code, message, Map.of());
  }

  /// @param details further facts, given to the caller as an object of texts
  public Failure(ErrorCode code, String message, Map<String, String> details) {
    super(message, null, false, false);
    this.code = code;
    this.details = Map.copyOf(details);
  }

  public ErrorCode code() {
    return code;
  }

  public Map<String, String> details() {
    return details;
  }
}
