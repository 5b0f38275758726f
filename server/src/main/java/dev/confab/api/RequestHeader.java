package dev.confab.api;

import java.util.function.Predicate;

/// A header that operations read beside the credentials.
enum RequestHeader {
  WEBHOOK_ENABLED(
      "X-Twilio-Webhook-Enabled",
      "WebhookEnabled",
      "Whether webhooks hear of the change",
      Schema.choice("true", "false"),
      Route::callsWebhooks),
  IDEMPOTENCY_KEY(
      "Idempotency-Key",
      "IdempotencyKey",
      "A text by which a repeat of this request is recognised, at most 255 printable ASCII"
          + " characters",
      Schema.text(Idempotency.KEY_LENGTH_MAX),
      Route::isPost),
  IDEMPOTENCY_TOKEN(
      "I-Twilio-Idempotency-Token",
      "IdempotencyToken",
      "Twilio's name of Idempotency-Key; wins over it",
      Schema.text(Idempotency.KEY_LENGTH_MAX),
      Route::isPost);

  private final String text;
  private final String parameter;
  private final String meaning;
  private final Schema schema;
  private final Predicate<Route> applies;

  RequestHeader(
      String text, String parameter, String meaning, Schema schema, Predicate<Route> applies) {
    this.text = text;
    this.parameter = parameter;
    this.meaning = meaning;
    this.schema = schema;
    this.applies = applies;
  }

  /// As it stands in a request.
  String text() {
    return text;
  }

  /// Its name among the components of the description.
  String parameter() {
    return parameter;
  }

  String meaning() {
    return meaning;
  }

  Schema schema() {
    return schema;
  }

  boolean appliesTo(Route route) {
    return applies.test(route);
  }
}
