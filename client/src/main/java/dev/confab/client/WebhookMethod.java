package dev.confab.client;

import java.util.Locale;

/// How a webhook is called. An open set: a newer server may name others. In upper case: the API has
/// answered both.
///
/// @param value as on the wire
public record WebhookMethod(String value) {
  /// The event is in the query.
  public static final WebhookMethod GET = new WebhookMethod("GET");

  /// The event is in the body.
  public static final WebhookMethod POST = new WebhookMethod("POST");

  /// Turns the value into upper case.
  public WebhookMethod {
    value = value.toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
