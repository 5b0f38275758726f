package dev.confab.client.json;

import org.jspecify.annotations.Nullable;

/// A text is no JSON, or a value has not the type that was asked for.
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// An error with its reason.
  public JsonException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
