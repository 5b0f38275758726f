package dev.confab.client.engine;

import dev.confab.client.call.CallInfo;
import dev.confab.client.http.WireRequest;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One plan on its way. Confined to the thread that carries it out.
final class Call {
  private final CallInfo info;
  private final WireRequest request;
  private final Limits limits;
  private final Delivery delivery;
  private int retries;
  private @Nullable InputStream body;

  /// @param startedNanos when it began, by the steady clock
  /// @param timeout the overall deadline, counted from the start
  /// @param retriesMax how often it may be repeated
  record Limits(long startedNanos, Duration timeout, int retriesMax) {}

  /// How its answer is wanted.
  enum Delivery {
    WHOLE,
    STREAMED
  }

  Call(CallInfo info, WireRequest request, Limits limits, Delivery delivery) {
    this.info = info;
    this.request = request;
    this.limits = limits;
    this.delivery = delivery;
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

  Delivery delivery() {
    return delivery;
  }

  /// How often it was repeated so far.
  int retries() {
    return retries;
  }

  void countRetry() {
    retries++;
  }

  /// Keeps the body of the answer, which is still on its way.
  void opened(InputStream body) {
    this.body = body;
  }

  /// The body of the answer; empty if it came as a whole.
  InputStream body() {
    return body == null ? InputStream.nullInputStream() : body;
  }

  Duration elapsed(long nanos) {
    return Duration.ofNanos(nanos - limits.startedNanos());
  }

  /// What is left until the deadline; not positive once it has passed.
  Duration remaining(long nanos) {
    return limits.timeout().minus(elapsed(nanos));
  }

  /// Whether a repetition is possible and cannot do harm: reads, deletes, and writes whose token
  /// tells the server that it is the same call again. An upload also needs bytes that can be read
  /// again.
  boolean isRepeatable() {
    var content = request.content();
    return (content == null || content.isRepeatable())
        && (!request.method().equals("POST")
            || request.headers().first(Headings.IDEMPOTENCY_TOKEN).isPresent());
  }

  @Override
  public String toString() {
    return info.method() + " " + info.pathTemplate();
  }
}
