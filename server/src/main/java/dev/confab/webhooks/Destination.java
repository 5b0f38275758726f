package dev.confab.webhooks;

import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookUrls;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a webhook calls, as it is configured now.
///
/// @param url as configured: with user, password and fragment
/// @param batchMax how many events a sink wants in one request; 1 for webhooks
record Destination(String url, WebhookMethod method, int batchMax) {
  private static final Pattern ORIGIN = Pattern.compile("(\\w+://)(?:[^/?#@]*@)?([^/?#]*).*");

  Destination(String url, WebhookMethod method) {
    this(url, method, 1);
  }

  /// Scheme, host and port: all who share it share a receiver.
  String origin() {
    return ORIGIN.matcher(url).replaceFirst("$1$2").toLowerCase(Locale.ROOT);
  }

  /// Without user and password.
  @Override
  public String toString() {
    return method + " " + WebhookUrls.withoutUser(url);
  }
}
