package dev.confab.http;

import java.io.Serial;

/// A request that is not HTTP as we accept it: broken encoding, or larger than a limit.
public final class Unreadable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final int status;
  private final String reason;

  /// @param status the HTTP status that fits
  /// @param reason for the sender
  public Unreadable(int status, String reason) {
    super(reason, null, false, false);
    this.status = status;
    this.reason = reason;
  }

  public int status() {
    return status;
  }

  public String reason() {
    return reason;
  }
}
