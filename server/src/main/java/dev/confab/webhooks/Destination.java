package dev.confab.webhooks;

import dev.confab.domain.WebhookMethod;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a webhook calls, as it is configured now.
///
/// @param url as configured: with user, password and fragment
record Destination(String url, WebhookMethod method) {
  private static final Pattern ORIGIN = Pattern.compile("(\\w+://)(?:[^/?#@]*@)?([^/?#]*).*");

  /// Scheme, host and port: all who share it share a receiver.
  String origin() {
    return ORIGIN.matcher(url).replaceFirst("$1$2").toLowerCase(Locale.ROOT);
  }
}
