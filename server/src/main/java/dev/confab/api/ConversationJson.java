package dev.confab.api;

import dev.confab.domain.Conversation;
import dev.confab.domain.Timers;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes a conversation as Twilio prints it.
final class ConversationJson {
  private static final Schema LINKS =
      Schema.object()
          .with("participants", Schema.url())
          .with("messages", Schema.url())
          .with("webhooks", Schema.url())
          .maybe("export", Schema.url());

  static final Schema TIMERS =
      Schema.object()
          .maybe("date_inactive", Schema.date())
          .maybe("date_closed", Schema.date())
          .named("timers");

  private static final Schema BINDINGS =
      Schema.object()
          .with(
              "email",
              Schema.object()
                  .with("projected_address", Schema.text().orNull())
                  .with("name", Schema.text().orNull()));

  static final Schema SCHEMA =
      Schema.object()
          .with("sid", Schema.sid("CH"))
          .with("account_sid", Schema.sid("AC"))
          .with("chat_service_sid", Schema.sid("IS"))
          .with("messaging_service_sid", Schema.sid("MG").orNull())
          .with("friendly_name", Schema.text().orNull())
          .with("unique_name", Schema.text().orNull())
          .with("attributes", Schema.text())
          .with("date_created", Schema.date())
          .with("date_updated", Schema.date())
          .with("state", Schema.choice("initializing", "active", "inactive", "closed"))
          .with("timers", TIMERS)
          .with("bindings", BINDINGS.orNull())
          .with("url", Schema.url())
          .with("links", LINKS)
          .named("conversation");

  private ConversationJson() {}

  /// @param family absolute URL of the path family used, up to and without `/Conversations`
  static void write(JsonGenerator json, Conversation conversation, String family) {
    write(json, conversation, family, ConversationJson::exportLink);
  }

  /// As [#write], for the answer to a create with participants, which has a link less.
  static void writeWithoutExport(JsonGenerator json, Conversation conversation, String family) {
    write(json, conversation, family, (_, _) -> {});
  }

  /// @param moreLinks gets the conversation's URL
  private static void write(
      JsonGenerator json,
      Conversation conversation,
      String family,
      BiConsumer<JsonGenerator, String> moreLinks) {
    var profile = conversation.profile();
    var messagingService = profile.messagingService();
    json.writeStartObject();
    json.writeStringProperty("sid", conversation.sid().value());
    json.writeStringProperty("account_sid", conversation.scope().account().value());
    json.writeStringProperty("chat_service_sid", conversation.scope().service().value());
    json.writeStringProperty(
        "messaging_service_sid", messagingService == null ? null : messagingService.value());
    json.writeStringProperty("friendly_name", profile.friendlyName());
    json.writeStringProperty("unique_name", profile.uniqueName());
    json.writeStringProperty("attributes", profile.attributes());
    json.writeStringProperty("date_created", Dates.print(conversation.dates().created()));
    json.writeStringProperty("date_updated", Dates.print(conversation.dates().updated()));
    json.writeStringProperty("state", conversation.state().text());
    json.writeName("timers");
    timers(json, conversation.timers());
    bindings(json, conversation);
    links(json, family + "/Conversations/" + conversation.sid(), moreLinks);
    json.writeEndObject();
  }

  /// Recorded answers say `null` when there is no binding.
  private static void bindings(JsonGenerator json, Conversation conversation) {
    var email = conversation.profile().email();
    if (email.isEmpty()) {
      json.writeNullProperty("bindings");
      return;
    }
    json.writeObjectPropertyStart("bindings");
    json.writeObjectPropertyStart("email");
    json.writeStringProperty("projected_address", email.address());
    json.writeStringProperty("name", email.name());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void links(
      JsonGenerator json, String url, BiConsumer<JsonGenerator, String> moreLinks) {
    json.writeStringProperty("url", url);
    json.writeObjectPropertyStart("links");
    json.writeStringProperty("participants", url + "/Participants");
    json.writeStringProperty("messages", url + "/Messages");
    json.writeStringProperty("webhooks", url + "/Webhooks");
    moreLinks.accept(json, url);
    json.writeEndObject();
  }

  private static void exportLink(JsonGenerator json, String url) {
    json.writeStringProperty("export", url + "/Export");
  }

  /// Those that are set.
  static void timers(JsonGenerator json, Timers timers) {
    json.writeStartObject();
    date(json, "date_inactive", timers.dateInactive());
    date(json, "date_closed", timers.dateClosed());
    json.writeEndObject();
  }

  private static void date(JsonGenerator json, String name, @Nullable Instant date) {
    if (date != null) {
      json.writeStringProperty(name, Dates.print(date));
    }
  }
}
