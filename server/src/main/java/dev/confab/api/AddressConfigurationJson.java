package dev.confab.api;

import dev.confab.domain.AddressConfiguration;
import dev.confab.domain.AutoCreation;
import dev.confab.domain.Choice;
import dev.confab.domain.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes an address configuration as Twilio prints it.
final class AddressConfigurationJson {
  /// A captured answer has all members, whatever the type; the examples of Twilio's document have
  /// only those of the type.
  private static final Schema AUTO_CREATION =
      Schema.object()
          .with("enabled", Schema.flag())
          .with("type", Schema.choice(Choice.texts(AutoCreation.Type.class)))
          .with("conversation_service_sid", Schema.sid("IS").orNull())
          .with("webhook_url", Schema.text().orNull())
          .with("webhook_method", Schema.choice("GET", "POST").orNull())
          .with("webhook_filters", Schema.list(Schema.text()).orNull())
          .with("studio_flow_sid", Schema.sid("FW").orNull())
          .with("studio_retry_count", Schema.whole(0, AutoCreation.STUDIO_RETRY_COUNT_MAX).orNull())
          .with("binding_name", Schema.text().orNull());

  static final Schema SCHEMA =
      Schema.object()
          .with("sid", Schema.sid("IG"))
          .with("account_sid", Schema.sid("AC"))
          .with("type", Schema.choice(Choice.texts(AddressConfiguration.Type.class)))
          .with("address", Schema.text())
          .with("friendly_name", Schema.text().orNull())
          .with("address_country", Schema.text().orNull())
          .with("auto_creation", AUTO_CREATION)
          .with("date_created", Schema.date())
          .with("date_updated", Schema.date())
          .with("url", Schema.url())
          .named("address_configuration");

  private AddressConfigurationJson() {}

  static void write(JsonGenerator json, AddressConfiguration configuration, String baseUrl) {
    json.writeStartObject();
    json.writeStringProperty("sid", configuration.sid().value());
    json.writeStringProperty("account_sid", configuration.account().value());
    json.writeStringProperty("type", configuration.type().text());
    json.writeStringProperty("address", configuration.address());
    json.writeStringProperty("friendly_name", configuration.friendlyName());
    json.writeStringProperty("address_country", configuration.addressCountry());
    json.writeObjectPropertyStart("auto_creation");
    write(json, configuration.autoCreation());
    json.writeEndObject();
    json.writeStringProperty("date_created", Dates.print(configuration.dates().created()));
    json.writeStringProperty("date_updated", Dates.print(configuration.dates().updated()));
    json.writeStringProperty(
        "url", baseUrl + AddressConfigurationsResource.PATH + "/" + configuration.sid());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, AutoCreation creation) {
    json.writeBooleanProperty("enabled", creation.isEnabled());
    json.writeStringProperty("type", creation.type().text());
    text(json, "conversation_service_sid", creation.service());
    text(json, "webhook_url", creation.webhookUrl());
    text(json, "webhook_method", creation.webhookMethod());
    events(json, creation.webhookFilters());
    text(json, "studio_flow_sid", creation.studioFlow());
    var retryCount = creation.studioRetryCount();
    if (retryCount == null) {
      json.writeNullProperty("studio_retry_count");
    } else {
      json.writeNumberProperty("studio_retry_count", retryCount);
    }
    json.writeNullProperty("binding_name");
  }

  private static void events(JsonGenerator json, @Nullable List<EventType> events) {
    if (events == null) {
      json.writeNullProperty("webhook_filters");
      return;
    }
    json.writeArrayPropertyStart("webhook_filters");
    events.forEach(event -> json.writeString(event.text()));
    json.writeEndArray();
  }

  private static void text(JsonGenerator json, String name, @Nullable Object value) {
    json.writeStringProperty(name, value == null ? null : value.toString());
  }
}
