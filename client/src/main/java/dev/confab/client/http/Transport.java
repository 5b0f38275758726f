package dev.confab.client.http;

import java.io.IOException;

/// Carries one request to the server and brings the answer: no retries, no redirects, no opinion
/// about the status.
///
/// Implement it to use another HTTP engine, or wrap one to see or change what goes over the wire.
/// It is called by many threads at once. The client never closes a transport that it was given.
@FunctionalInterface
public interface Transport {
  /// Sends one request and waits for the whole answer.
  ///
  /// @throws IOException if there is no complete answer, for example because the timeout of the
  ///   request passed
  /// @throws InterruptedException if the thread was interrupted; the request may have been
  ///   processed
  WireResponse send(WireRequest request) throws IOException, InterruptedException;

  /// Sends one request and waits for the beginning of the answer; the body of a success is read by
  /// the caller. Each wait for more of it ends with an [IOException] once the timeout of the
  /// request has passed. Needed for downloads only.
  ///
  /// @throws IOException if no answer begins
  /// @throws InterruptedException if the thread was interrupted
  /// @throws UnsupportedOperationException unless the transport overrides it
  default WireStream open(WireRequest request) throws IOException, InterruptedException {
    throw new UnsupportedOperationException("This transport cannot stream answers");
  }
}
