package dev.confab.api;

import dev.confab.domain.Membership;
import dev.confab.domain.MessagingBinding;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes a conversation of a participant as Twilio prints it.
final class ParticipantConversationJson {
  static final Schema SCHEMA =
      Schema.object()
          .with("account_sid", Schema.sid("AC"))
          .with("chat_service_sid", Schema.sid("IS"))
          .with("participant_sid", Schema.sid("MB"))
          .with("participant_user_sid", Schema.sid("US").orNull())
          .with("participant_identity", Schema.text().orNull())
          .with("participant_messaging_binding", ParticipantJson.FULL_BINDING.orNull())
          .with("conversation_sid", Schema.sid("CH"))
          .with("conversation_unique_name", Schema.text().orNull())
          .with("conversation_friendly_name", Schema.text().orNull())
          .with("conversation_attributes", Schema.text())
          .with("conversation_date_created", Schema.date())
          .with("conversation_date_updated", Schema.date())
          .with("conversation_created_by", Schema.text())
          .with("conversation_state", Schema.choice("active", "inactive", "closed"))
          .with("conversation_timers", ConversationJson.TIMERS)
          .with("links", UserConversationJson.LINKS)
          .named("participant_conversation");

  private ParticipantConversationJson() {}

  static void write(JsonGenerator json, Membership membership, Request request) {
    var conversation = membership.conversation();
    var profile = conversation.profile();
    var user = membership.user();
    json.writeStartObject();
    json.writeStringProperty("account_sid", conversation.scope().account().value());
    json.writeStringProperty("chat_service_sid", conversation.scope().service().value());
    json.writeStringProperty("participant_sid", membership.participant().sid().value());
    json.writeStringProperty("participant_user_sid", user == null ? null : user.value());
    json.writeStringProperty("participant_identity", membership.participant().identity());
    binding(json, membership.participant().binding());
    json.writeStringProperty("conversation_sid", conversation.sid().value());
    json.writeStringProperty("conversation_unique_name", profile.uniqueName());
    json.writeStringProperty("conversation_friendly_name", profile.friendlyName());
    json.writeStringProperty("conversation_attributes", profile.attributes());
    json.writeStringProperty(
        "conversation_date_created", Dates.print(conversation.dates().created()));
    json.writeStringProperty(
        "conversation_date_updated", Dates.print(conversation.dates().updated()));
    json.writeStringProperty("conversation_created_by", conversation.createdBy());
    json.writeStringProperty("conversation_state", conversation.state().text());
    json.writeName("conversation_timers");
    ConversationJson.timers(json, conversation.timers());
    UserConversationJson.links(json, membership, request);
    json.writeEndObject();
  }

  /// All members, unlike those of a participant. Nothing sets the last two.
  private static void binding(JsonGenerator json, @Nullable MessagingBinding binding) {
    if (binding == null) {
      json.writeNullProperty("participant_messaging_binding");
      return;
    }
    json.writeObjectPropertyStart("participant_messaging_binding");
    json.writeStringProperty("type", binding.type().text());
    json.writeStringProperty("address", binding.address());
    json.writeStringProperty("proxy_address", binding.proxyAddress());
    json.writeStringProperty("projected_address", binding.projectedAddress());
    json.writeNullProperty("name");
    json.writeNullProperty("level");
    json.writeEndObject();
  }
}
