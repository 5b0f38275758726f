package dev.confab.webhooks;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.confab.domain.Assumed;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.WebhookField;
import dev.confab.domain.WebhookField.Value.Plain;
import dev.confab.domain.WebhookPayload;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An event as webhooks are told of it. [WebhookPayload] says which parameters there are; their
/// values are the members of the event's data, under the names of the REST API, and what the log
/// keeps beside them.
///
/// @param messagingService of the conversation, which not every event's data tells; `null` without
public record WebhookEvent(
    WebhookPayload payload,
    LoggedEvent event,
    AccountSid account,
    @Nullable MessagingServiceSid messagingService) {

  /// What there is by the types of events.
  private static final Map<String, WebhookPayload> PAYLOADS =
      WebhookPayload.ALL.stream().collect(toUnmodifiableMap(WebhookPayload::event, identity()));

  /// And where the values of the parameters are found.
  private static final Map<String, List<Place>> PLACES =
      WebhookPayload.ALL.stream()
          .collect(toUnmodifiableMap(WebhookPayload::event, WebhookEvent::places));

  /// Of somebody who is in no channel.
  private static final String CHAT = "CHAT";

  /// Where a parameter stands in the data: `MessagingBinding.Address` is the member `address` of
  /// the member `messaging_binding`.
  private record Place(WebhookField field, List<String> path) {}

  private static List<Place> places(WebhookPayload payload) {
    return payload.fields().stream()
        .map(field -> {
          boolean isOwnSid = field.name().equals(ownSid(payload));
          var path = isOwnSid ? "sid" : field.member();
          return new Place(field, List.of(path.split("\\.", -1)));
        })
        .toList();
  }

  /// What webhooks are told after an event.
  ///
  /// @throws IllegalArgumentException when no webhook is told of it
  public static WebhookEvent of(
      LoggedEvent event, AccountSid account, @Nullable MessagingServiceSid messagingService) {
    var payload = PAYLOADS.get(event.type());
    if (payload == null) {
      throw new IllegalArgumentException("no webhook is told of " + event.type());
    }
    return new WebhookEvent(payload, event, account, messagingService);
  }

  /// What a pre hook is asked before an event.
  public static WebhookEvent before(LoggedEvent event, WebhookPayload asked, AccountSid account) {
    return new WebhookEvent(asked, event, account, null);
  }

  /// The parameters, each name once. What has no value is left out.
  ///
  /// @param retryCount how often the webhook has been called for this event before
  public List<Parameter> parameters(int retryCount) {
    var data = data();
    var parameters = new ArrayList<Parameter>();
    for (var place : Objects.requireNonNull(PLACES.get(payload.event()))) {
      var value = value(place, data, retryCount);
      if (value != null) {
        parameters.add(new Parameter(place.field.name(), value));
      }
    }
    return parameters;
  }

  private Map<?, ?> data() {
    return Json.parse(event.data()).orElseThrow() instanceof Map<?, ?> members ? members : Map.of();
  }

  private @Nullable String value(Place place, Map<?, ?> data, int retryCount) {
    return switch (place.field.name()) {
      case "AccountSid" -> account.value();
      case "EventType" -> payload.event();
      case "Source" -> event.origin().source().name();
      case "ClientIdentity" -> event.origin().identity();
      case "RetryCount" -> Integer.toString(retryCount);
      case "ChatServiceSid" -> event.service().value();
      case "ConversationSid" -> event.stream().sid();
      case "MessagingServiceSid" -> messagingService(data);
      case "StateUpdated", "DateRemoved" -> WebhookDate.of(event.date());
      case "MessagingBinding.Type" -> bindingType(data);
      case "Media" -> media(data);
      default -> member(place, data);
    };
  }

  private @Nullable String messagingService(Map<?, ?> data) {
    if (data.get("messaging_service_sid") instanceof String own) {
      return own;
    }
    return messagingService == null ? null : messagingService.value();
  }

  /// Unlike in the REST API, in upper case.
  @Assumed("all channels are written like those that are documented: SMS, CHAT, WHATSAPP")
  private static String bindingType(Map<?, ?> data) {
    return data.get("messaging_binding") instanceof Map<?, ?> binding
            && binding.get("type") instanceof String type
        ? type.toUpperCase(Locale.ROOT)
        : CHAT;
  }

  /// An array of its own form: the names of its members begin with capitals.
  @Assumed("files of a message are of the category media; a file without a name has none here")
  private static @Nullable String media(Map<?, ?> data) {
    if (!(data.get("media") instanceof List<?> files) || files.isEmpty()) {
      return null;
    }
    return Json.text(json -> {
      json.writeStartArray();
      for (var file : files) {
        var members = (Map<?, ?>) file;
        json.writeStartObject();
        json.writeStringProperty("Category", "media");
        json.writeStringProperty("Sid", text(members.get("sid")));
        json.writeStringProperty("ContentType", text(members.get("content_type")));
        json.writeStringProperty("Filename", text(members.get("filename")));
        json.writeName("Size");
        json.writeNumber(String.valueOf(members.get("size")));
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  private static @Nullable String member(Place place, Map<?, ?> data) {
    @Nullable Object value = data;
    for (var name : place.path) {
      value = value instanceof Map<?, ?> members ? members.get(name) : null;
    }
    var text = text(value);
    return text != null && place.field.value() == Plain.DATE ? WebhookDate.of(text) : text;
  }

  /// What the data is the data of.
  private static String ownSid(WebhookPayload payload) {
    return switch (payload.type()) {
      case MESSAGE_ADDED, MESSAGE_UPDATED, MESSAGE_REMOVED -> "MessageSid";
      case PARTICIPANT_ADDED, PARTICIPANT_UPDATED, PARTICIPANT_REMOVED -> "ParticipantSid";
      case DELIVERY_UPDATED -> "DeliveryReceiptSid";
      default -> "UserSid";
    };
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
