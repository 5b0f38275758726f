package dev.confab.client.engine;

import dev.confab.client.call.CallOptions;
import java.util.function.UnaryOperator;

/// A core seen through options.
public record View(Core core, CallOptions options) {
  /// The same core through changed options.
  public View with(UnaryOperator<CallOptions> change) {
    return new View(core, change.apply(options));
  }
}
