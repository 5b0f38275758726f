package dev.confab.store.engine;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The store cannot be opened. The message is one sentence for the operator.
public final class StoreUnavailable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public StoreUnavailable(String message) {
    this(message, null);
  }

  public StoreUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
