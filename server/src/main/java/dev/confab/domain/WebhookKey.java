package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.WebhookSid;

/// Names a webhook of any scope: the sid of the account or service whose configuration it is, or
/// its own when it belongs to one conversation.
public record WebhookKey(String sid) {
  public static WebhookKey of(AccountSid account) {
    return new WebhookKey(account.value());
  }

  public static WebhookKey of(ServiceSid service) {
    return new WebhookKey(service.value());
  }

  public static WebhookKey of(WebhookSid webhook) {
    return new WebhookKey(webhook.value());
  }

  @Override
  public String toString() {
    return sid;
  }
}
