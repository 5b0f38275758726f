package dev.confab.api;

import dev.confab.domain.Membership;
import dev.confab.domain.sid.UserSid;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes a user's view of a conversation as Twilio prints it.
final class UserConversationJson {
  static final Schema LINKS =
      Schema.object().with("participant", Schema.url()).with("conversation", Schema.url());

  static final Schema SCHEMA =
      Schema.object()
          .with("account_sid", Schema.sid("AC"))
          .with("chat_service_sid", Schema.sid("IS"))
          .with("conversation_sid", Schema.sid("CH"))
          .with("participant_sid", Schema.sid("MB"))
          .with("user_sid", Schema.sid("US"))
          .with("friendly_name", Schema.text().orNull())
          .with("unique_name", Schema.text().orNull())
          .with("conversation_state", Schema.choice("active", "inactive", "closed"))
          .with("timers", ConversationJson.TIMERS)
          .with("attributes", Schema.text())
          .with("date_created", Schema.date())
          .with("date_updated", Schema.date())
          .with("created_by", Schema.text())
          .with("notification_level", Schema.choice("default", "muted"))
          .with("unread_messages_count", Schema.whole(0, 1_000).orNull())
          .with("last_read_message_index", Schema.whole(0).orNull())
          .with("url", Schema.url())
          .with("links", LINKS)
          .named("user_conversation");

  private UserConversationJson() {}

  static void write(JsonGenerator json, Membership membership, Request request) {
    var conversation = membership.conversation();
    var participant = membership.participant();
    var user = user(membership);
    json.writeStartObject();
    json.writeStringProperty("account_sid", conversation.scope().account().value());
    json.writeStringProperty("chat_service_sid", conversation.scope().service().value());
    json.writeStringProperty("conversation_sid", conversation.sid().value());
    json.writeStringProperty("participant_sid", participant.sid().value());
    json.writeStringProperty("user_sid", user.value());
    json.writeStringProperty("friendly_name", conversation.profile().friendlyName());
    json.writeStringProperty("unique_name", conversation.profile().uniqueName());
    json.writeStringProperty("conversation_state", conversation.state().text());
    json.writeName("timers");
    ConversationJson.timers(json, conversation.timers());
    json.writeStringProperty("attributes", conversation.profile().attributes());
    json.writeStringProperty("date_created", Dates.print(conversation.dates().created()));
    json.writeStringProperty("date_updated", Dates.print(conversation.dates().updated()));
    json.writeStringProperty("created_by", conversation.createdBy());
    json.writeStringProperty("notification_level", participant.notificationLevel().text());
    unread(json, membership.unread());
    ParticipantJson.lastReadIndex(json, participant);
    json.writeStringProperty(
        "url", Families.url(request) + "/Users/" + user + "/Conversations/" + conversation.sid());
    links(json, membership, request);
    json.writeEndObject();
  }

  static void links(JsonGenerator json, Membership membership, Request request) {
    json.writeObjectPropertyStart("links");
    json.writeStringProperty("participant", ParticipantJson.url(membership.participant(), request));
    json.writeStringProperty(
        "conversation",
        Families.url(request) + "/Conversations/" + membership.conversation().sid());
    json.writeEndObject();
  }

  private static void unread(JsonGenerator json, @Nullable Integer count) {
    if (count == null) {
      json.writeNullProperty("unread_messages_count");
    } else {
      json.writeNumberProperty("unread_messages_count", count.intValue());
    }
  }

  private static UserSid user(Membership membership) {
    var user = membership.user();
    if (user == null) {
      throw new IllegalStateException("a user's conversation without the user");
    }
    return user;
  }
}
