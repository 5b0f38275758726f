package dev.confab.api;

import dev.confab.domain.Choice;
import dev.confab.domain.PushCredential;
import tools.jackson.core.JsonGenerator;

/// Writes a push credential as Twilio prints it: without its secrets.
final class CredentialJson {
  static final Schema SCHEMA =
      Schema.object()
          .with("sid", Schema.sid("CR"))
          .with("account_sid", Schema.sid("AC"))
          .with("friendly_name", Schema.text().orNull())
          .with("type", Schema.choice(Choice.texts(PushCredential.Type.class)))
          .with("sandbox", Schema.choice("True", "False").orNull())
          .with("date_created", Schema.date())
          .with("date_updated", Schema.date())
          .with("url", Schema.url())
          .named("credential");

  private CredentialJson() {}

  static void write(JsonGenerator json, PushCredential credential, String baseUrl) {
    var isSandbox = credential.isSandbox();
    json.writeStartObject();
    json.writeStringProperty("sid", credential.sid().value());
    json.writeStringProperty("account_sid", credential.account().value());
    json.writeStringProperty("friendly_name", credential.friendlyName());
    json.writeStringProperty("type", credential.type().text());
    json.writeStringProperty("sandbox", isSandbox == null ? null : isSandbox ? "True" : "False");
    json.writeStringProperty("date_created", Dates.print(credential.dates().created()));
    json.writeStringProperty("date_updated", Dates.print(credential.dates().updated()));
    json.writeStringProperty("url", baseUrl + CredentialsResource.PATH + "/" + credential.sid());
    json.writeEndObject();
  }
}
