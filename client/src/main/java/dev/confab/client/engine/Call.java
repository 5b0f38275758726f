package dev.confab.client.engine;

import dev.confab.client.call.CallInfo;
import dev.confab.client.http.WireRequest;
import java.time.Duration;

/// One plan on its way. Confined to the thread that carries it out.
final class Call {
  private final CallInfo info;
  private final WireRequest request;
  private final Limits limits;
  private int retries;

  /// @param startedNanos when it began, by the steady clock
  /// @param timeout the overall deadline, counted from the start
  /// @param retriesMax how often it may be repeated
  record Limits(long startedNanos, Duration timeout, int retriesMax) {}

  Call(CallInfo info, WireRequest request, Limits limits) {
    this.info = info;
    this.request = request;
    this.limits = limits;
  }

  CallInfo info() {
    return info;
  }

  /// The request with the timeout of one attempt.
  WireRequest request() {
    return request;
  }

  Limits limits() {
    return limits;
  }

  /// How often it was repeated so far.
  int retries() {
    return retries;
  }

  void countRetry() {
    retries++;
  }

  Duration elapsed(long nanos) {
    return Duration.ofNanos(nanos - limits.startedNanos());
  }

  /// What is left until the deadline; not positive once it has passed.
  Duration remaining(long nanos) {
    return limits.timeout().minus(elapsed(nanos));
  }

  /// Whether a repetition cannot do harm: reads, deletes, and writes whose token tells the server
  /// that it is the same call again.
  boolean isRepeatable() {
    return !request.method().equals("POST")
        || request.headers().first(Headings.IDEMPOTENCY_TOKEN).isPresent();
  }

  @Override
  public String toString() {
    return info.method() + " " + info.pathTemplate();
  }
}
