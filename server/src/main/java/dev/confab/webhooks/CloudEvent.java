package dev.confab.webhooks;

import dev.confab.domain.Assumed;
import dev.confab.domain.EventType;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.platform.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// An event as the sink of its service is told of it: a CloudEvent 1.0 in JSON, with the names of
/// Twilio's Event Streams. In its data, what has no value is left out.
///
/// @param messagingService of the conversation; `null` without
record CloudEvent(
    LoggedEvent event, AccountSid account, @Nullable MessagingServiceSid messagingService) {
  /// Of a request with one event, and with an array of them.
  static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

  static final String BATCH_TYPE = "application/cloudevents-batch+json; charset=utf-8";

  private static final String SCHEMAS = "https://events-schemas.twilio.com/Conversations.";
  private static final String TYPE = "com.twilio.conversations.";

  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  /// What the data is about.
  private enum Kind {
    CONVERSATION,
    STATE,
    MESSAGE,
    PARTICIPANT,
    USER
  }

  /// Event Streams know no events of deliveries, and none of what is ours alone.
  private static @Nullable Kind kind(String type) {
    return switch (EventType.find(type).orElse(null)) {
      case CONVERSATION_ADDED, CONVERSATION_UPDATED, CONVERSATION_REMOVED -> Kind.CONVERSATION;
      case CONVERSATION_STATE_UPDATED -> Kind.STATE;
      case MESSAGE_ADDED, MESSAGE_UPDATED, MESSAGE_REMOVED -> Kind.MESSAGE;
      case PARTICIPANT_ADDED, PARTICIPANT_UPDATED, PARTICIPANT_REMOVED -> Kind.PARTICIPANT;
      case USER_ADDED, USER_UPDATED -> Kind.USER;
      case null, default -> null;
    };
  }

  /// Whether sinks are told of events of a type.
  static boolean isFor(String type) {
    return kind(type) != null;
  }

  /// @throws IllegalStateException when no sink is told of it
  @Assumed("the id is the stream and the number in it; the source is the path of the stream")
  String json() {
    var stream = event.stream().sid();
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringProperty("specversion", "1.0");
      json.writeStringProperty("type", TYPE + type());
      json.writeStringProperty("source", source(stream));
      json.writeStringProperty("id", stream + "-" + event.sequence());
      json.writeStringProperty("time", WebhookDate.of(event.date()));
      json.writeStringProperty("dataschema", SCHEMAS + event.type().substring(2) + "/1");
      json.writeStringProperty("datacontenttype", "application/json");
      json.writeObjectPropertyStart("data");
      write(json);
      json.writeEndObject();
      json.writeEndObject();
    });
  }

  /// As `conversation-state.updated`.
  private String type() {
    var name =
        WORD_START.matcher(event.type().substring(2)).replaceAll("-").toLowerCase(Locale.ROOT);
    int last = name.lastIndexOf('-');
    return name.substring(0, last) + "." + name.substring(last + 1);
  }

  private String source(String stream) {
    var collection = ConversationSid.matches(stream) ? "Conversations" : "Users";
    return "/v1/Services/%s/%s/%s".formatted(event.service(), collection, stream);
  }

  @Assumed("where nothing is documented: as of what was added, and the date of the change")
  private void write(JsonGenerator json) {
    var data = members(Json.parse(event.data()).orElseThrow());
    var kind = kind(event.type());
    json.writeStringProperty("AccountSid", account.value());
    switch (kind) {
      case CONVERSATION -> conversation(json, data);
      case STATE -> state(json, data);
      case MESSAGE -> message(json, data);
      case PARTICIPANT -> participant(json, data);
      case USER -> user(json, data);
      case null -> throw new IllegalStateException("no sink is told of " + event.type());
    }
    if (kind != Kind.STATE) {
      date(json, "DateCreated", data.get("date_created"));
    }
    if (kind != Kind.STATE && !event.type().endsWith("Added")) {
      date(json, "DateUpdated", data.get("date_updated"));
    }
    if (event.type().endsWith("Removed")) {
      json.writeStringProperty("DateRemoved", WebhookDate.of(event.date()));
    }
  }

  private void conversation(JsonGenerator json, Map<?, ?> data) {
    ofConversation(json, data);
    text(json, "FriendlyName", data.get("friendly_name"));
    text(json, "UniqueName", data.get("unique_name"));
    text(json, "State", data.get("state"));
    bindings(json, data.get("bindings"));
  }

  private static void bindings(JsonGenerator json, @Nullable Object own) {
    if (own == null) {
      return;
    }
    var email = members(Objects.requireNonNull(members(own).get("email")));
    json.writeObjectPropertyStart("Bindings");
    json.writeObjectPropertyStart("Email");
    text(json, "ProjectedAddress", email.get("projected_address"));
    text(json, "Name", email.get("name"));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void state(JsonGenerator json, Map<?, ?> data) {
    ofConversation(json, data);
    json.writeStringProperty("StateUpdated", WebhookDate.of(event.date()));
    text(json, "StateFrom", data.get("state_from"));
    text(json, "StateTo", data.get("state_to"));
    text(json, "Reason", data.get("reason"));
  }

  private void message(JsonGenerator json, Map<?, ?> data) {
    ofConversation(json, data);
    text(json, "MessageSid", data.get("sid"));
    number(json, "Index", data.get("index"));
    text(json, "Author", data.get("author"));
    text(json, "ParticipantSid", data.get("participant_sid"));
    text(json, "MessageBody", data.get("body"));
    text(json, "MessageSubject", data.get("subject"));
    text(json, "ContentSid", data.get("content_sid"));
    media(json, data.get("media"));
  }

  private static void media(JsonGenerator json, @Nullable Object files) {
    if (!(files instanceof List<?> list) || list.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("Media");
    for (var one : list) {
      var file = members(Objects.requireNonNull(one));
      json.writeStartObject();
      text(json, "MediaSid", file.get("sid"));
      text(json, "Filename", file.get("filename"));
      text(json, "ContentType", file.get("content_type"));
      number(json, "Size", file.get("size"));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void participant(JsonGenerator json, Map<?, ?> data) {
    json.writeStringProperty("ConversationSid", event.stream().sid());
    text(json, "ParticipantSid", data.get("sid"));
    text(json, "Identity", data.get("identity"));
    text(json, "RoleSid", data.get("role_sid"));
    var own = data.get("messaging_binding");
    if (own != null) {
      var binding = members(own);
      json.writeObjectPropertyStart("MessagingBinding");
      text(json, "Type", binding.get("type"));
      text(json, "Address", binding.get("address"));
      text(json, "ProxyAddress", binding.get("proxy_address"));
      text(json, "ProjectedAddress", binding.get("projected_address"));
      json.writeEndObject();
    }
  }

  private static void user(JsonGenerator json, Map<?, ?> data) {
    text(json, "UserSid", data.get("sid"));
    text(json, "Identity", data.get("identity"));
    text(json, "FriendlyName", data.get("friendly_name"));
    text(json, "RoleSid", data.get("role_sid"));
  }

  /// The data of a conversation itself says which messaging service it has.
  private void ofConversation(JsonGenerator json, Map<?, ?> data) {
    json.writeStringProperty("ConversationSid", event.stream().sid());
    var own = data.get("messaging_service_sid");
    text(json, "MessagingServiceSid", own == null ? messagingService : own);
  }

  private static Map<?, ?> members(Object value) {
    return value instanceof Map<?, ?> members ? members : Map.of();
  }

  private static void text(JsonGenerator json, String name, @Nullable Object value) {
    if (value != null) {
      json.writeStringProperty(name, value.toString());
    }
  }

  private static void number(JsonGenerator json, String name, @Nullable Object value) {
    if (value != null) {
      json.writeName(name);
      json.writeNumber(value.toString());
    }
  }

  private static void date(JsonGenerator json, String name, @Nullable Object value) {
    if (value != null) {
      json.writeStringProperty(name, WebhookDate.of(value.toString()));
    }
  }
}
