package dev.confab.api;

import dev.confab.domain.Choice;
import dev.confab.domain.EventFeed.Place;
import dev.confab.domain.WebhookDeliveries.SignedText;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Attempt;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookMethod;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes a delivery of a webhook. Its dates have microseconds.
final class DeliveryJson {
  private static final Schema ATTEMPT =
      Schema.object()
          .with("retry_count", Schema.whole(0))
          .with("date", Schema.date())
          .with("duration_ms", Schema.whole(0))
          .with(
              "method",
              Schema.choice(
                  Arrays.stream(WebhookMethod.values()).map(Enum::name).toArray(String[]::new)))
          .with("url", Schema.text())
          .with("status", Schema.whole(0).orNull())
          .with("failure", Schema.text().orNull())
          .with("excerpt", Schema.text())
          .maybe("signed", Schema.text());

  static final Schema SCHEMA =
      Schema.object()
          .with("sid", Schema.sid("WD"))
          .with("account_sid", Schema.sid("AC"))
          .with("chat_service_sid", Schema.sid("IS"))
          .with("webhook_sid", Schema.text())
          .with("event_type", Schema.text())
          .with("event_cursor", Schema.text())
          .with("stream_sid", Schema.text())
          .with("sequence", Schema.whole(0))
          .with("state", Schema.choice(Choice.texts(State.class)))
          .with("attempts", Schema.list(ATTEMPT))
          .with("date_event", Schema.date())
          .with("date_created", Schema.date())
          .with("date_due", Schema.date().orNull())
          .with("date_expires", Schema.date())
          .with("date_ended", Schema.date().orNull())
          .with("url", Schema.url())
          .named("webhook_delivery");

  private DeliveryJson() {}

  /// @param epoch of the event log
  /// @param signed `null` to leave out what was signed, which says all that was told
  static void write(
      JsonGenerator json,
      WebhookDelivery delivery,
      int epoch,
      @Nullable SignedText signed,
      Request request) {
    var scope = delivery.scope();
    var cause = delivery.cause();
    var progress = delivery.progress();
    json.writeStartObject();
    json.writeStringProperty("sid", delivery.sid().value());
    json.writeStringProperty("account_sid", scope.account().value());
    json.writeStringProperty("chat_service_sid", scope.service().value());
    json.writeStringProperty("webhook_sid", delivery.webhook().sid());
    json.writeStringProperty("event_type", cause.type());
    json.writeStringProperty(
        "event_cursor", EventCursors.write(scope.service(), new Place(epoch, cause.position())));
    json.writeStringProperty("stream_sid", cause.stream().sid());
    json.writeNumberProperty("sequence", cause.sequence());
    json.writeStringProperty("state", progress.state().text());
    json.writeArrayPropertyStart("attempts");
    for (var attempt : progress.attempts()) {
      write(json, attempt, signed == null ? null : signed.of(delivery, attempt));
    }
    json.writeEndArray();
    date(json, "date_event", cause.date());
    date(json, "date_created", delivery.created());
    date(json, "date_due", delivery.isOpen() ? progress.due() : null);
    date(json, "date_expires", progress.expires());
    date(json, "date_ended", progress.ended());
    json.writeStringProperty(
        "url",
        request.baseUrl()
            + "/confab/v1/Services/%s/Deliveries/%s".formatted(scope.service(), delivery.sid()));
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Attempt attempt, @Nullable String signed) {
    var status = attempt.status();
    json.writeStartObject();
    json.writeNumberProperty("retry_count", attempt.retryCount());
    date(json, "date", attempt.date());
    json.writeNumberProperty("duration_ms", attempt.duration().toMillis());
    json.writeStringProperty("method", attempt.method().name());
    json.writeStringProperty("url", attempt.url());
    if (status == null) {
      json.writeNullProperty("status");
    } else {
      json.writeNumberProperty("status", status);
    }
    json.writeStringProperty("failure", attempt.failure());
    json.writeStringProperty("excerpt", attempt.excerpt());
    if (signed != null) {
      json.writeStringProperty("signed", signed);
    }
    json.writeEndObject();
  }

  private static void date(JsonGenerator json, String name, @Nullable Instant date) {
    json.writeStringProperty(name, date == null ? null : date.toString());
  }
}
