package dev.confab.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookPayloadTest {
  /// The parameters of a request that Twilio sent in 2025 for a text message that came in.
  private static final List<String> CAPTURED =
      List.of(
          "MessagingServiceSid",
          "EventType",
          "Attributes",
          "DateCreated",
          "Index",
          "ChatServiceSid",
          "MessageSid",
          "AccountSid",
          "Source",
          "RetryCount",
          "Author",
          "ParticipantSid",
          "Body",
          "ConversationSid");

  /// What is said of every event.
  private static final Set<String> COMMON =
      Set.of("AccountSid", "EventType", "Source", "ClientIdentity", "RetryCount");

  /// What Twilio documents besides: events, then their fields; those with a mark are not always
  /// there.
  private static final String DOCUMENTED =
      """
      onConversationAdd:
        FriendlyName? UniqueName? Attributes ChatServiceSid MessagingServiceSid State MessageBody?
        Media? MessagingBinding.ProxyAddress? MessagingBinding.Address?
        MessagingBinding.ProjectedAddress? MessagingBinding.AuthorAddress?

      onConversationAdded:
        ConversationSid DateCreated DateUpdated FriendlyName? UniqueName? Attributes ChatServiceSid
        MessagingServiceSid State MessagingBinding.ProxyAddress? MessagingBinding.Address?
        MessagingBinding.ProjectedAddress? MessagingBinding.AuthorAddress?

      onConversationUpdate onConversationUpdated onConversationRemove:
        ConversationSid DateCreated DateUpdated FriendlyName? UniqueName? Attributes ChatServiceSid
        MessagingServiceSid State

      onConversationRemoved:
        ConversationSid DateCreated DateUpdated DateRemoved FriendlyName? UniqueName? Attributes
        ChatServiceSid MessagingServiceSid State

      onConversationStateUpdated:
        ConversationSid ChatServiceSid MessagingServiceSid StateUpdated StateFrom StateTo Reason

      onMessageAdd:
        ConversationSid Body? Author ParticipantSid? Attributes Media?

      onMessageAdded:
        ConversationSid MessageSid MessagingServiceSid ChatServiceSid Index DateCreated Body? Author
        ParticipantSid? Attributes Media?

      onMessageUpdate onMessageUpdated onMessageRemove:
        ConversationSid MessageSid Index DateCreated DateUpdated Body? Author ParticipantSid?
        Attributes Media?

      onMessageRemoved:
        ConversationSid MessageSid Index DateCreated DateUpdated DateRemoved Body? Author
        ParticipantSid? Attributes Media?

      onParticipantAdd:
        ConversationSid Identity? RoleSid Attributes MessagingBinding.ProxyAddress?
        MessagingBinding.Address? MessagingBinding.ProjectedAddress? MessagingBinding.Type

      onParticipantAdded:
        ConversationSid ParticipantSid DateCreated Identity? RoleSid Attributes
        MessagingBinding.ProxyAddress? MessagingBinding.Address? MessagingBinding.ProjectedAddress?
        MessagingBinding.Type

      onParticipantUpdate onParticipantRemove:
        ConversationSid ParticipantSid DateCreated DateUpdated Identity? RoleSid Attributes
        MessagingBinding.ProxyAddress? MessagingBinding.Address? MessagingBinding.ProjectedAddress?
        MessagingBinding.Type

      onParticipantUpdated:
        ConversationSid ParticipantSid DateCreated DateUpdated LastReadMessageIndex? Identity?
        RoleSid Attributes MessagingBinding.ProxyAddress? MessagingBinding.Address?
        MessagingBinding.ProjectedAddress? MessagingBinding.Type

      onParticipantRemoved:
        ConversationSid ParticipantSid DateCreated DateUpdated DateRemoved Identity? RoleSid
        Attributes MessagingBinding.ProxyAddress? MessagingBinding.Address?
        MessagingBinding.ProjectedAddress? MessagingBinding.Type

      onDeliveryUpdated:
        ConversationSid ChatServiceSid MessageSid DeliveryReceiptSid ChannelMessageSid
        ParticipantSid Status ErrorCode DateCreated DateUpdated

      onUserAdded:
        ChatServiceSid UserSid DateCreated Identity RoleSid Attributes FriendlyName

      onUserUpdate:
        ChatServiceSid UserSid DateUpdated Identity RoleSid Attributes FriendlyName

      onUserUpdated:
        ChatServiceSid UserSid DateCreated DateUpdated Identity RoleSid Attributes FriendlyName
        isOnline isNotifiable
      """;

  /// Documented without a mark, but there may be nothing to say.
  private static final Set<String> MISSING_AT_TIMES =
      Set.of(
          "MessagingServiceSid",
          "RoleSid",
          "FriendlyName",
          "ChannelMessageSid",
          "isOnline",
          "isNotifiable");

  @Test
  void everyEventHasTheFieldsThatAreDocumented() {
    var events = new ArrayList<String>();
    for (var paragraph : DOCUMENTED.strip().split("\n\n", -1)) {
      var parts = paragraph.split(":", -1);
      for (var event : parts[0].split(" ", -1)) {
        events.add(event);
        checkFields(payload(event), List.of(parts[1].strip().split("\\s+", -1)));
      }
    }
    assertThat(WebhookPayload.ALL)
        .extracting(WebhookPayload::event)
        .containsExactlyInAnyOrderElementsOf(events);
  }

  private static void checkFields(WebhookPayload payload, List<String> documented) {
    var own = payload.fields().stream().filter(field -> !COMMON.contains(field.name())).toList();
    assertThat(own)
        .as(payload.event())
        .extracting(WebhookField::name)
        .containsExactlyInAnyOrderElementsOf(
            documented.stream().map(name -> name.replace("?", "")).toList());
    for (var field : own) {
      var name = field.name();
      boolean isMarked = documented.contains(name + "?");
      boolean isFine = isMarked || MISSING_AT_TIMES.contains(name);
      assertThat(isMarked && field.isAlways()).as(payload.event() + " " + name).isFalse();
      assertThat(isFine || field.isAlways()).as(payload.event() + " " + name).isTrue();
    }
  }

  @Test
  void thereAreTwentyThreeEventsEachWithItsOwnFields() {
    assertThat(WebhookPayload.ALL).hasSize(23);
    assertThat(WebhookPayload.ALL).extracting(WebhookPayload::event).doesNotHaveDuplicates();
    for (var payload : WebhookPayload.ALL) {
      assertThat(payload.fields())
          .as(payload.event())
          .extracting(WebhookField::name)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void whatTwilioHasSentIsWhatIsToldOfANewMessage() {
    var fields = payload("onMessageAdded").fields();
    assertThat(fields).extracting(WebhookField::name).containsAll(CAPTURED);
    assertThat(fields.stream().filter(WebhookField::isAlways).map(WebhookField::name))
        .isSubsetOf(CAPTURED);
  }

  /// Users are told of without a conversation, everything else within one.
  @Test
  void everyEventSaysWhatItIsAbout() {
    for (var payload : WebhookPayload.ALL) {
      boolean isOfUser = payload.event().startsWith("onUser");
      boolean isNew = payload.event().equals("onConversationAdd");
      assertThat(always(payload).contains("UserSid")).as(payload.event()).isEqualTo(isOfUser);
      assertThat(always(payload).contains("ConversationSid"))
          .as(payload.event())
          .isEqualTo(!isOfUser && !isNew);
    }
  }

  /// What is about to be made has no sid and no dates yet.
  @ParameterizedTest
  @ValueSource(strings = {"Conversation", "Message", "Participant"})
  void whatIsNotThereYetHasNoSid(String thing) {
    var sid = thing + "Sid";
    assertThat(always(payload("on" + thing + "Add"))).doesNotContain(sid, "DateCreated");
    assertThat(always(payload("on" + thing + "Added"))).contains(sid, "DateCreated");
    assertThat(always(payload("on" + thing + "Remove"))).doesNotContain("DateRemoved");
    assertThat(always(payload("on" + thing + "Removed"))).contains(sid, "DateRemoved");
  }

  @Test
  void everythingThatAConversationsWebhookMayFilterIsTold() {
    assertThat(
            Arrays.stream(EventType.values())
                .filter(EventType::isWithinConversation)
                .map(EventType::text))
        .isSubsetOf(WebhookEvents.OF_ACCOUNT);
  }

  @Test
  void whatHasAWebhookIsTold() {
    var afterwards = WebhookEvents.OF_ACCOUNT.stream().filter(name -> name.endsWith("ed")).toList();
    var heard =
        Arrays.stream(EventType.values()).filter(type -> type.reaches(EventType.Audience.ACCOUNT));
    assertThat(heard.map(EventType::text)).containsExactlyInAnyOrderElementsOf(afterwards);
  }

  @Test
  void whatIsAboutToHappenIsNamedAsWhatHasHappened() {
    for (var payload : WebhookPayload.ALL) {
      assertThat(payload.type().text()).matches(payload.event() + "(e?d)?");
    }
  }

  @Test
  void onlyAccountsHearOfUsers() {
    assertThat(WebhookEvents.OF_ACCOUNT).hasSize(23).containsAll(WebhookEvents.OF_SERVICE);
    assertThat(WebhookEvents.OF_ACCOUNT)
        .filteredOn(name -> !WebhookEvents.OF_SERVICE.contains(name))
        .containsExactly("onUserAdded", "onUserUpdate", "onUserUpdated");
  }

  private static List<String> always(WebhookPayload payload) {
    return payload.fields().stream()
        .filter(WebhookField::isAlways)
        .map(WebhookField::name)
        .toList();
  }

  private static WebhookPayload payload(String event) {
    return WebhookPayload.ALL.stream()
        .filter(one -> one.event().equals(event))
        .findFirst()
        .orElseThrow();
  }
}
