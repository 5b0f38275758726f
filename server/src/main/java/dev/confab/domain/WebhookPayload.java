package dev.confab.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What webhooks are told of an event. The table of these is all that there is to know about the
/// events of Twilio's webhooks: the filters, the description and whoever sends follow it.
///
/// @param event its name
/// @param type what has happened, or is about to: both have the same audience
/// @param fields in no order that matters
/// @param changeable those of them that the answer to a question may change; each has the name of
///   the request's parameter
@Assumed(
    "without a messaging service, a role or a friendly name the field is left out; before an update"
        + " the fields say what would come of it, dates included")
public record WebhookPayload(
    String event, EventType type, List<WebhookField> fields, List<WebhookField> changeable) {
  private static final WebhookField CONVERSATION = WebhookField.sid("ConversationSid", "CH");
  private static final WebhookField SERVICE = WebhookField.sid("ChatServiceSid", "IS");
  private static final WebhookField MESSAGE = WebhookField.sid("MessageSid", "IM");
  private static final WebhookField PARTICIPANT = WebhookField.sid("ParticipantSid", "MB");
  private static final WebhookField USER = WebhookField.sid("UserSid", "US");
  private static final WebhookField ROLE = WebhookField.sid("RoleSid", "RL");
  private static final WebhookField INDEX = WebhookField.number("Index");
  private static final WebhookField BODY = WebhookField.text("Body").maybe();
  private static final WebhookField AUTHOR = WebhookField.text("Author");
  private static final WebhookField MEDIA = WebhookField.json("Media").maybe();
  private static final WebhookField ATTRIBUTES = WebhookField.json("Attributes");
  private static final WebhookField FRIENDLY_NAME = WebhookField.text("FriendlyName").maybe();
  private static final WebhookField CREATED = WebhookField.date("DateCreated");
  private static final WebhookField UPDATED = WebhookField.date("DateUpdated");
  private static final WebhookField REMOVED = WebhookField.date("DateRemoved");

  private static final WebhookField MESSAGING_SERVICE =
      WebhookField.sid("MessagingServiceSid", "MG").maybe();

  private static final List<String> STATES =
      Arrays.stream(ConversationState.values()).map(ConversationState::text).toList();

  private static final List<WebhookField> ADDRESSES =
      List.of(
          WebhookField.text("MessagingBinding.ProxyAddress").maybe(),
          WebhookField.text("MessagingBinding.Address").maybe(),
          WebhookField.text("MessagingBinding.ProjectedAddress").maybe());

  /// Of a conversation that somebody's message has begun.
  private static final List<WebhookField> BEGINNING =
      all(ADDRESSES, List.of(WebhookField.text("MessagingBinding.AuthorAddress").maybe()));

  private static final List<WebhookField> PROFILE =
      List.of(
          FRIENDLY_NAME,
          WebhookField.text("UniqueName").maybe(),
          ATTRIBUTES,
          SERVICE,
          MESSAGING_SERVICE,
          WebhookField.choice("State", STATES));

  private static final List<WebhookField> WHOLE_CONVERSATION =
      all(List.of(CONVERSATION, CREATED, UPDATED), PROFILE);

  private static final List<WebhookField> CONTENT =
      List.of(CONVERSATION, BODY, AUTHOR, PARTICIPANT.maybe(), ATTRIBUTES, MEDIA);

  /// What a pre hook may change of a message.
  private static final List<WebhookField> WORDS = List.of(BODY, AUTHOR, ATTRIBUTES);

  private static final List<WebhookField> WHOLE_MESSAGE =
      all(List.of(MESSAGE, INDEX, CREATED, UPDATED), CONTENT);

  private static final List<WebhookField> NEW_MEMBER =
      all(
          List.of(
              CONVERSATION,
              WebhookField.text("Identity").maybe(),
              ROLE.maybe(),
              ATTRIBUTES,
              WebhookField.text("MessagingBinding.Type")),
          ADDRESSES);

  private static final List<WebhookField> WHOLE_MEMBER =
      all(List.of(PARTICIPANT, CREATED, UPDATED), NEW_MEMBER);

  private static final List<WebhookField> PERSON =
      List.of(SERVICE, USER, WebhookField.text("Identity"), ROLE, ATTRIBUTES, FRIENDLY_NAME);

  /// One for each event.
  public static final List<WebhookPayload> ALL =
      List.of(
          of(
              "onConversationAdd",
              EventType.CONVERSATION_ADDED,
              all(PROFILE, BEGINNING, List.of(WebhookField.text("MessageBody").maybe(), MEDIA)),
              List.of(FRIENDLY_NAME)),
          of(EventType.CONVERSATION_ADDED, all(WHOLE_CONVERSATION, BEGINNING)),
          of(
              "onConversationUpdate",
              EventType.CONVERSATION_UPDATED,
              WHOLE_CONVERSATION,
              List.of(FRIENDLY_NAME)),
          of(EventType.CONVERSATION_UPDATED, WHOLE_CONVERSATION),
          of("onConversationRemove", EventType.CONVERSATION_REMOVED, WHOLE_CONVERSATION, List.of()),
          of(EventType.CONVERSATION_REMOVED, all(WHOLE_CONVERSATION, List.of(REMOVED))),
          of(
              EventType.CONVERSATION_STATE_UPDATED,
              List.of(
                  CONVERSATION,
                  SERVICE,
                  MESSAGING_SERVICE,
                  WebhookField.date("StateUpdated"),
                  WebhookField.choice("StateFrom", STATES),
                  WebhookField.choice("StateTo", STATES),
                  WebhookField.choice("Reason", List.of("API", "TIMER", "EVENT")))),
          of("onMessageAdd", EventType.MESSAGE_ADDED, CONTENT, WORDS),
          of(
              EventType.MESSAGE_ADDED,
              all(List.of(MESSAGE, MESSAGING_SERVICE, SERVICE, INDEX, CREATED), CONTENT)),
          of("onMessageUpdate", EventType.MESSAGE_UPDATED, WHOLE_MESSAGE, WORDS),
          of(EventType.MESSAGE_UPDATED, WHOLE_MESSAGE),
          of("onMessageRemove", EventType.MESSAGE_REMOVED, WHOLE_MESSAGE, List.of()),
          of(EventType.MESSAGE_REMOVED, all(WHOLE_MESSAGE, List.of(REMOVED))),
          of("onParticipantAdd", EventType.PARTICIPANT_ADDED, NEW_MEMBER, List.of()),
          of(EventType.PARTICIPANT_ADDED, all(List.of(PARTICIPANT, CREATED), NEW_MEMBER)),
          of("onParticipantUpdate", EventType.PARTICIPANT_UPDATED, WHOLE_MEMBER, List.of()),
          of(
              EventType.PARTICIPANT_UPDATED,
              all(WHOLE_MEMBER, List.of(WebhookField.number("LastReadMessageIndex").maybe()))),
          of("onParticipantRemove", EventType.PARTICIPANT_REMOVED, WHOLE_MEMBER, List.of()),
          of(EventType.PARTICIPANT_REMOVED, all(WHOLE_MEMBER, List.of(REMOVED))),
          of(EventType.DELIVERY_UPDATED, delivery()),
          of(EventType.USER_ADDED, all(PERSON, List.of(CREATED))),
          of("onUserUpdate", EventType.USER_UPDATED, all(PERSON, List.of(UPDATED)), List.of()),
          of(
              EventType.USER_UPDATED,
              all(
                  PERSON,
                  List.of(
                      CREATED,
                      UPDATED,
                      WebhookField.flag("isOnline").maybe(),
                      WebhookField.flag("isNotifiable").maybe()))));

  /// What is asked before an event; empty when nobody is asked.
  public static Optional<WebhookPayload> before(EventType type) {
    return ALL.stream().filter(one -> one.type == type && one.isQuestion()).findFirst();
  }

  /// Whether it is asked before the event, of a pre hook.
  public boolean isQuestion() {
    return !event.equals(type.text());
  }

  private static List<WebhookField> delivery() {
    var statuses = Arrays.stream(DeliveryStatus.values()).map(DeliveryStatus::text).toList();
    return List.of(
        CONVERSATION,
        SERVICE,
        MESSAGE,
        WebhookField.sid("DeliveryReceiptSid", "DY"),
        WebhookField.text("ChannelMessageSid").maybe(),
        PARTICIPANT,
        WebhookField.choice("Status", statuses),
        WebhookField.number("ErrorCode"),
        CREATED,
        UPDATED);
  }

  /// Of what has happened.
  private static WebhookPayload of(EventType type, List<WebhookField> own) {
    return of(type.text(), type, own, List.of());
  }

  /// With what is said of every event.
  private static WebhookPayload of(
      String event, EventType type, List<WebhookField> own, List<WebhookField> changeable) {
    var common =
        List.of(
            WebhookField.sid("AccountSid", "AC"),
            WebhookField.choice("EventType", List.of(event)),
            WebhookField.choice("Source", Origin.Source.NAMES),
            WebhookField.text("ClientIdentity").maybe(),
            WebhookField.number("RetryCount"));
    return new WebhookPayload(event, type, all(common, own), changeable);
  }

  @SafeVarargs
  private static List<WebhookField> all(List<WebhookField>... parts) {
    var fields = new ArrayList<WebhookField>();
    for (var part : parts) {
      fields.addAll(part);
    }
    return List.copyOf(fields);
  }
}
