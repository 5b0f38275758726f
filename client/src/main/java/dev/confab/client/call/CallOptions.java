package dev.confab.client.call;

import dev.confab.client.http.Headers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How calls are made, immutable: each method gives a changed copy.
///
/// A client starts with the options of its builder; `with(o -> o.retriesMax(0))` on the client or
/// on a resource gives a view with others.
///
/// @param timeout the overall deadline of one call, with all retries and waits
/// @param retriesMax how often a failed request may be repeated; 0 for never
/// @param headers further header fields; they overrule the client's own
/// @param idempotencyToken the caller's own token for a POST; null for a generated one
/// @param webhookEnabled `X-Twilio-Webhook-Enabled` on writes; null to leave the field out
public record CallOptions(
    Duration timeout,
    int retriesMax,
    Headers headers,
    @Nullable String idempotencyToken,
    @Nullable Boolean webhookEnabled) {

  /// Two minutes in all, three retries, nothing else.
  public static final CallOptions DEFAULT =
      new CallOptions(Duration.ofMinutes(2), 3, Headers.NONE, null, null);

  /// Checks the limits.
  ///
  /// @throws IllegalArgumentException if the timeout is not between zero (exclusive) and one day,
  ///   or the retries are not 0 to 100
  public CallOptions {
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("The timeout must be above zero and at most one day");
    }
    if (retriesMax < 0 || retriesMax > 100) {
      throw new IllegalArgumentException("The retries must be 0 to 100");
    }
  }

  /// Limits one call as a whole: every attempt and every wait between them.
  public CallOptions timeout(Duration timeout) {
    return new CallOptions(timeout, retriesMax, headers, idempotencyToken, webhookEnabled);
  }

  /// Limits how often a failed request is repeated. With 0 a POST carries no generated token.
  public CallOptions retriesMax(int retriesMax) {
    return new CallOptions(timeout, retriesMax, headers, idempotencyToken, webhookEnabled);
  }

  /// Sends a header field, in place of one of the same name.
  public CallOptions header(String name, String value) {
    return new CallOptions(
        timeout, retriesMax, headers.with(name, value), idempotencyToken, webhookEnabled);
  }

  /// Sends this token with a POST, so that repeating the call (even from another process) does not
  /// repeat its effect. Use such a view for one call only: two calls with one token are one call to
  /// the server.
  public CallOptions idempotencyToken(String token) {
    return new CallOptions(timeout, retriesMax, headers, token, webhookEnabled);
  }

  /// Says whether a write fires the configured webhooks; the server's default is no.
  public CallOptions webhookEnabled(boolean enabled) {
    return new CallOptions(timeout, retriesMax, headers, idempotencyToken, enabled);
  }
}
