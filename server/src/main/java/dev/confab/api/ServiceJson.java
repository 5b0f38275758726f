package dev.confab.api;

import dev.confab.domain.Service;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/// Writes a service as Twilio prints it.
final class ServiceJson {
  private static final Map<String, String> LINKS =
      new TreeMap<>(
          Map.of(
              "conversations", "/Conversations",
              "users", "/Users",
              "roles", "/Roles",
              "bindings", "/Bindings",
              "configuration", "/Configuration",
              "participant_conversations", "/ParticipantConversations",
              "conversation_with_participants", "/ConversationWithParticipants"));

  static final Schema SCHEMA =
      Schema.object()
          .with("sid", Schema.sid("IS"))
          .with("account_sid", Schema.sid("AC"))
          .with("friendly_name", Schema.text())
          .with("date_created", Schema.date())
          .with("date_updated", Schema.date())
          .with("url", Schema.url())
          .with("links", Schema.links(LINKS.keySet()))
          .named("service");

  private ServiceJson() {}

  static void write(JsonGenerator json, Service service, String baseUrl) {
    var url = baseUrl + "/v1/Services/" + service.sid();
    json.writeStartObject();
    json.writeStringProperty("sid", service.sid().value());
    json.writeStringProperty("account_sid", service.account().value());
    json.writeStringProperty("friendly_name", service.friendlyName());
    json.writeStringProperty("date_created", Dates.print(service.dateCreated()));
    json.writeStringProperty("date_updated", Dates.print(service.dateUpdated()));
    json.writeStringProperty("url", url);
    json.writeObjectPropertyStart("links");
    LINKS.forEach((name, path) -> json.writeStringProperty(name, url + path));
    json.writeEndObject();
    json.writeEndObject();
  }
}
