package dev.confab.api;

import dev.confab.domain.MessagingBinding;
import dev.confab.domain.Participant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes a participant as Twilio prints it.
final class ParticipantJson {
  private static final Schema TYPE = Schema.choice("sms", "whatsapp", "rcs", "messenger", "email");

  private static final Schema BINDING =
      Schema.object()
          .with("type", TYPE)
          .maybe("address", Schema.text())
          .maybe("proxy_address", Schema.text())
          .maybe("projected_address", Schema.text());

  /// A binding with all its members.
  static final Schema FULL_BINDING =
      Schema.object()
          .with("type", TYPE)
          .with("address", Schema.text().orNull())
          .with("proxy_address", Schema.text().orNull())
          .with("projected_address", Schema.text().orNull())
          .with("name", Schema.text().orNull())
          .with("level", Schema.text().orNull());

  static final Schema SCHEMA =
      Schema.object()
          .with("sid", Schema.sid("MB"))
          .with("account_sid", Schema.sid("AC"))
          .maybe("chat_service_sid", Schema.sid("IS"))
          .with("conversation_sid", Schema.sid("CH"))
          .with("identity", Schema.text().orNull())
          .with("attributes", Schema.text())
          .with("messaging_binding", BINDING.orNull())
          .with("role_sid", Schema.sid("RL").orNull())
          .with("date_created", Schema.date())
          .with("date_updated", Schema.date())
          .with("url", Schema.url())
          .with("last_read_message_index", Schema.whole(0).orNull())
          .with("last_read_timestamp", Schema.date().orNull())
          .named("participant");

  private ParticipantJson() {}

  static void write(JsonGenerator json, Participant participant, Request request) {
    var role = participant.role();
    json.writeStartObject();
    json.writeStringProperty("sid", participant.sid().value());
    json.writeStringProperty("account_sid", participant.scope().account().value());
    if (Families.isNamed(request)) {
      json.writeStringProperty("chat_service_sid", participant.scope().service().value());
    }
    json.writeStringProperty("conversation_sid", participant.conversation().value());
    json.writeStringProperty("identity", participant.identity());
    json.writeStringProperty("attributes", participant.attributes());
    binding(json, participant.binding());
    json.writeStringProperty("role_sid", role == null ? null : role.value());
    json.writeStringProperty("date_created", Dates.print(participant.dates().created()));
    json.writeStringProperty("date_updated", Dates.print(participant.dates().updated()));
    json.writeStringProperty("url", url(participant, request));
    lastReadIndex(json, participant);
    @Nullable Instant lastReadAt = participant.horizon().lastReadAt();
    json.writeStringProperty(
        "last_read_timestamp", lastReadAt == null ? null : Dates.print(lastReadAt));
    json.writeEndObject();
  }

  static String url(Participant participant, Request request) {
    return Families.url(request)
        + "/Conversations/"
        + participant.conversation()
        + "/Participants/"
        + participant.sid();
  }

  static void lastReadIndex(JsonGenerator json, Participant participant) {
    @Nullable Long index = participant.horizon().lastReadIndex();
    if (index == null) {
      json.writeNullProperty("last_read_message_index");
    } else {
      json.writeNumberProperty("last_read_message_index", index.longValue());
    }
  }

  /// Those members that are set.
  private static void binding(JsonGenerator json, @Nullable MessagingBinding binding) {
    if (binding == null) {
      json.writeNullProperty("messaging_binding");
      return;
    }
    json.writeObjectPropertyStart("messaging_binding");
    json.writeStringProperty("type", binding.type().text());
    unlessNull(json, "address", binding.address());
    unlessNull(json, "proxy_address", binding.proxyAddress());
    unlessNull(json, "projected_address", binding.projectedAddress());
    json.writeEndObject();
  }

  private static void unlessNull(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }
}
