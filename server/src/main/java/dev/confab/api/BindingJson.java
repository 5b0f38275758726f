package dev.confab.api;

import dev.confab.domain.Binding;
import dev.confab.domain.Choice;
import tools.jackson.core.JsonGenerator;

/// Writes a push binding as Twilio prints it.
final class BindingJson {
  static final Schema SCHEMA =
      Schema.object()
          .with("sid", Schema.sid("BS"))
          .with("account_sid", Schema.sid("AC"))
          .with("chat_service_sid", Schema.sid("IS"))
          .with("credential_sid", Schema.sid("CR").orNull())
          .with("endpoint", Schema.text())
          .with("identity", Schema.text())
          .with("binding_type", Schema.choice(Choice.texts(Binding.Type.class)))
          .with("message_types", Schema.list(Schema.text()))
          .with("date_created", Schema.date())
          .with("date_updated", Schema.date())
          .with("url", Schema.url())
          .named("binding");

  private BindingJson() {}

  /// @param family absolute URL of the service
  static void write(JsonGenerator json, Binding binding, String family) {
    var credential = binding.credential();
    json.writeStartObject();
    json.writeStringProperty("sid", binding.sid().value());
    json.writeStringProperty("account_sid", binding.scope().account().value());
    json.writeStringProperty("chat_service_sid", binding.scope().service().value());
    json.writeStringProperty("credential_sid", credential == null ? null : credential.value());
    json.writeStringProperty("endpoint", binding.endpoint());
    json.writeStringProperty("identity", binding.identity());
    json.writeStringProperty("binding_type", binding.type().text());
    json.writeArrayPropertyStart("message_types");
    binding.messageTypes().forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("date_created", Dates.print(binding.dates().created()));
    json.writeStringProperty("date_updated", Dates.print(binding.dates().updated()));
    json.writeStringProperty("url", family + "/Bindings/" + binding.sid());
    json.writeEndObject();
  }
}
