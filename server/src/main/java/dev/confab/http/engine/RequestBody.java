package dev.confab.http.engine;

import dev.confab.http.ByteStream;
import dev.confab.http.Params;
import org.jspecify.annotations.Nullable;

/// The body of one request.
sealed interface RequestBody permits BodyReader, BodyStream {
  /// The form that was sent, or `null` when there was a body that is none.
  @Nullable Params form();

  /// What was not read before the call.
  ByteStream unread();

  /// Whether the sender has nothing more to send. Asked on the event loop.
  boolean isComplete();

  /// Reads and drops for a while what the sender still sends, because a sender that is cut off in
  /// the middle never sees our answer. To be called on the event loop, at most once.
  ///
  /// @param whenDone called back on the event loop
  void drop(Runnable whenDone);

  /// Lets the bytes go; to be called once the request is served.
  void forget();
}
