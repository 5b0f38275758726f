package dev.confab.domain;

/// How a webhook is called.
public enum WebhookMethod {
  GET,
  POST;

  /// In lower case, as answers show it in scoped webhooks.
  public String text() {
    return Choice.text(this);
  }
}
