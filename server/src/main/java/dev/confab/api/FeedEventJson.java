package dev.confab.api;

import dev.confab.domain.EventLog.Entry;
import dev.confab.domain.EventType;
import java.util.Arrays;
import tools.jackson.core.JsonGenerator;

/// Events as the feed tells them.
final class FeedEventJson {
  static final Schema SCHEMA =
      Schema.object()
          .with("cursor", Schema.text())
          .with("type", Schema.text())
          .with("service_sid", Schema.sid("IS"))
          .with("stream_sid", Schema.text())
          .with("sequence", Schema.whole(0))
          .with("source", Schema.text())
          .with("identity", Schema.text().orNull())
          .with("date", Schema.date())
          .with("calls_webhooks", Schema.flag())
          .with("data", Schema.any().and("type", "object"))
          .named("event");

  private FeedEventJson() {}

  static String[] types() {
    return Arrays.stream(EventType.values()).map(EventType::text).toArray(String[]::new);
  }

  /// @param cursor of the event
  static void write(JsonGenerator json, Entry entry, String cursor) {
    var event = entry.event();
    json.writeStartObject();
    json.writeStringProperty("cursor", cursor);
    json.writeStringProperty("type", event.type());
    json.writeStringProperty("service_sid", event.service().value());
    json.writeStringProperty("stream_sid", event.stream().sid());
    json.writeNumberProperty("sequence", event.sequence());
    json.writeStringProperty("source", event.origin().source().name());
    json.writeStringProperty("identity", event.origin().identity());
    json.writeStringProperty("date", event.date().toString());
    json.writeBooleanProperty("calls_webhooks", event.origin().callsWebhooks());
    json.writeName("data");
    json.writeRawValue(event.data());
    json.writeEndObject();
  }
}
