package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.WebhookSid;

/// Names whom events are told: a webhook by the sid of the account or service whose configuration
/// it is, or by its own when it belongs to one conversation; the sink of a service by the service's
/// sid with a prefix.
public record WebhookKey(String sid) {
  private static final String SINK = "sink:";

  public static WebhookKey of(AccountSid account) {
    return new WebhookKey(account.value());
  }

  public static WebhookKey of(ServiceSid service) {
    return new WebhookKey(service.value());
  }

  public static WebhookKey of(WebhookSid webhook) {
    return new WebhookKey(webhook.value());
  }

  public static WebhookKey ofSink(ServiceSid service) {
    return new WebhookKey(SINK + service.value());
  }

  /// Whether a text names anybody.
  public static boolean matches(String text) {
    return text.startsWith(SINK)
        ? ServiceSid.matches(text.substring(SINK.length()))
        : WebhookSid.matches(text) || ServiceSid.matches(text) || AccountSid.matches(text);
  }

  /// Whether it is a sink: it is told CloudEvents, and not parameters.
  public boolean isSink() {
    return sid.startsWith(SINK);
  }

  @Override
  public String toString() {
    return sid;
  }
}
