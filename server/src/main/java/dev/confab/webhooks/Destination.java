package dev.confab.webhooks;

import dev.confab.domain.WebhookMethod;
import dev.confab.platform.HttpUrl;

/// What a webhook calls, as it is configured now.
///
/// @param url as configured: with user, password and fragment
/// @param batchMax how many events a sink wants in one request; 1 for webhooks
record Destination(String url, WebhookMethod method, int batchMax) {
  Destination(String url, WebhookMethod method) {
    this(url, method, 1);
  }

  /// Host and port, however they are written: all who share them share a receiver.
  String receiver() {
    var parts = HttpUrl.of(url);
    return parts.host() + ":" + parts.port();
  }

  /// What gets into no log is left out.
  @Override
  public String toString() {
    return method + " " + HttpUrl.of(url);
  }
}
