package dev.confab.api;

import dev.confab.domain.Assumed;
import dev.confab.domain.Content;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Writes a content template as Twilio prints it.
final class ContentJson {
  static final Schema SCHEMA =
      Schema.object()
          .with("sid", Schema.sid("HX"))
          .with("account_sid", Schema.sid("AC"))
          .with("friendly_name", Schema.text().orNull())
          .with("language", Schema.text())
          .with("variables", Schema.texts())
          .with("types", Schema.objects())
          .with("date_created", Schema.date())
          .with("date_updated", Schema.date())
          .with("url", Schema.url())
          .with("links", Schema.links(List.of()))
          .named("content");

  private ContentJson() {}

  @Assumed("no links: nobody approves templates here, so there is nothing to ask for or to see")
  static void write(JsonGenerator json, Content content, String baseUrl) {
    var template = content.template();
    json.writeStartObject();
    json.writeStringProperty("sid", content.sid().value());
    json.writeStringProperty("account_sid", content.account().value());
    json.writeStringProperty("friendly_name", template.friendlyName());
    json.writeStringProperty("language", template.language());
    json.writeObjectPropertyStart("variables");
    template.variables().forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeName("types");
    json.writeRawValue(template.types());
    json.writeStringProperty("date_created", Dates.print(content.dates().created()));
    json.writeStringProperty("date_updated", Dates.print(content.dates().updated()));
    json.writeStringProperty("url", baseUrl + ContentsResource.PATH + "/" + content.sid());
    json.writeObjectPropertyStart("links");
    json.writeEndObject();
    json.writeEndObject();
  }
}
