package dev.confab.api;

import java.util.List;
import java.util.function.Predicate;

/// A header that operations read beside the credentials.
///
/// @param text as it stands in a request
/// @param parameter its name among the components of the description
/// @param meaning in a sentence without a full stop
/// @param isReadBy which operations read it
record RequestHeader(
    String text, String parameter, String meaning, Schema schema, Predicate<Route> isReadBy) {
  static final RequestHeader WEBHOOK_ENABLED =
      new RequestHeader(
          "X-Twilio-Webhook-Enabled",
          "WebhookEnabled",
          "Whether webhooks hear of the change",
          Schema.choice("true", "false"),
          Route::callsWebhooks);

  static final List<RequestHeader> ALL =
      List.of(
          WEBHOOK_ENABLED,
          new RequestHeader(
              "Idempotency-Key",
              "IdempotencyKey",
              "A text by which a repeat of this request is recognised, at most "
                  + Idempotency.KEY_LENGTH_MAX
                  + " printable ASCII characters",
              Schema.text(Idempotency.KEY_LENGTH_MAX),
              Route::isDoneOnce),
          new RequestHeader(
              "I-Twilio-Idempotency-Token",
              "IdempotencyToken",
              "Twilio's name of Idempotency-Key; wins over it",
              Schema.text(Idempotency.KEY_LENGTH_MAX),
              Route::isDoneOnce),
          new RequestHeader(
              "Last-Event-ID",
              "LastEventId",
              "The cursor of the last event that was seen, for a stream that goes on behind it;"
                  + " wins over After",
              Schema.text(),
              Route::isLive));
}
