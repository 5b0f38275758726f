package dev.confab.client.engine;

import dev.confab.client.http.WireResponse;

/// One layer of the way to the server; each but the innermost wraps another.
@FunctionalInterface
interface Layer {
  /// Carries out a call.
  ///
  /// @return an answer with success
  /// @throws dev.confab.client.error.ConfabException for everything else
  WireResponse send(Call call);
}
