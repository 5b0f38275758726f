package dev.confab.http;

import org.jspecify.annotations.Nullable;

/// The body of a reply that goes on for as long as there is news for its receiver. Each piece is
/// sent at once, and the next one is asked for when it has gone, so a slow receiver costs no
/// memory.
public interface LiveBody extends AutoCloseable {
  /// Waits for the next piece; must not throw.
  ///
  /// @return `null` at the end
  byte @Nullable [] next();

  /// Brings the end about: a call that waits returns soon. Called by another thread when the
  /// receiver has gone, maybe more than once.
  void end();

  /// Called by whoever has asked for pieces, after the last one.
  @Override
  void close();
}
