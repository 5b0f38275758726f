package dev.confab.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
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
