package dev.confab.client.engine;

import dev.confab.client.call.CallOptions;
import dev.confab.client.http.Headers;
import java.util.UUID;

/// The header fields of a request.
final class Headings {
  static final String IDEMPOTENCY_TOKEN = "I-Twilio-Idempotency-Token";
  private static final String WEBHOOK_ENABLED = "X-Twilio-Webhook-Enabled";

  private Headings() {}

  /// @param fixed what every request of the client carries
  static Headers of(Plan plan, Headers fixed, CallOptions options) {
    if (plan.path().host() == Path.Host.ELSEWHERE) {
      return fixed.without("Authorization").with(plan.headers());
    }
    var headers = fixed.with(plan.headers());
    if (plan.form() != null) {
      headers = headers.with("Content-Type", "application/x-www-form-urlencoded");
    }
    var webhooks = options.webhookEnabled();
    if (webhooks != null && !plan.method().equals("GET")) {
      headers = headers.with(WEBHOOK_ENABLED, webhooks.toString());
    }
    headers = headers.with(options.headers());
    return plan.method().equals("POST") ? withToken(headers, options) : headers;
  }

  private static Headers withToken(Headers headers, CallOptions options) {
    var token = options.idempotencyToken();
    if (token != null) {
      return headers.with(IDEMPOTENCY_TOKEN, token);
    }
    boolean wanted = options.retriesMax() > 0 && headers.first(IDEMPOTENCY_TOKEN).isEmpty();
    return wanted ? headers.with(IDEMPOTENCY_TOKEN, UUID.randomUUID().toString()) : headers;
  }
}
