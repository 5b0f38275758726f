package dev.confab.domain;

/// How a webhook is called.
public enum WebhookMethod {
  GET,
  POST
}
