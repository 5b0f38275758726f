package dev.confab.api;

import static dev.confab.api.Chat.pair;
import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.JsonReader.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.EventType;
import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The conversations of users, and of any identity or address.
class UserConversationsResourceTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @AutoClose private final ApiUnderTest api;
  private final Chat chat;

  UserConversationsResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    chat = Chat.in(api);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aViewHasExactlyItsMembers(boolean isNamed) {
    var in = isNamed ? Chat.inNewService(api) : chat;
    var conversation =
        api.post(in.family() + "/Conversations", "FriendlyName=Room&UniqueName=room").text("sid");
    var participant = in.add(conversation, "Identity=ann");
    var user = api.get(in.family() + "/Users/ann");
    var url = ORIGIN + in.family() + "/Users/" + user.text("sid") + "/Conversations";
    var expected =
        members(
            "account_sid",
            api.account.sid().value(),
            "chat_service_sid",
            user.text("chat_service_sid"),
            "conversation_sid",
            conversation,
            "participant_sid",
            participant.text("sid"),
            "user_sid",
            user.text("sid"),
            "friendly_name",
            "Room",
            "unique_name",
            "room",
            "conversation_state",
            "active",
            "timers",
            Map.of(),
            "attributes",
            "{}",
            "date_created",
            "2026-03-01T08:00:00Z",
            "date_updated",
            "2026-03-01T08:00:00Z",
            "created_by",
            "system",
            "notification_level",
            "default",
            "unread_messages_count",
            null,
            "last_read_message_index",
            null,
            "url",
            url + "/" + conversation,
            "links",
            Map.of(
                "participant",
                participant.text("url"),
                "conversation",
                ORIGIN + in.family() + "/Conversations/" + conversation));
    var path = in.family() + "/Users/ann/Conversations";
    assertThat(api.get(path + "/" + conversation).json()).isEqualTo(expected);
    assertThat(api.get(path + "/room").json()).isEqualTo(expected);
    assertThat(Chat.items(api.get(path), "conversations")).hasSize(1).first().isEqualTo(expected);
  }

  @Test
  void theListBeginsWithTheLatestActivityAndHasClosedConversations() {
    var first = joined("ann");
    var second = joined("ann");
    var third = joined("ann");
    joined("bob");
    chat.close(second);
    api.clock.advance(MINUTE);
    Chat.created(api.post("/v1/Conversations/" + first + "/Messages", "Body=x"));
    var path = "/v1/Users/ann/Conversations";
    var page = api.get(path + "?PageSize=2");
    assertThat(Chat.texts(page, "conversations", "conversation_sid")).containsExactly(first, third);
    var next = Chat.meta(page, "next_page_url");
    var last = api.get(next);
    assertThat(Chat.texts(last, "conversations", "conversation_sid")).containsExactly(second);
    assertThat(Chat.texts(last, "conversations", "conversation_state")).containsExactly("closed");
    var back = Chat.meta(last, "previous_page_url");
    assertThat(Chat.texts(api.get(back), "conversations", "conversation_sid"))
        .containsExactly(first, third);
    assertThat(Chat.meta(api.get(path + "?PageSize=99"), "page_size")).isEqualTo("50");
  }

  @Test
  void unreadMessagesAreUndefinedUntilAHorizonIsSet() {
    var one = "/v1/Users/ann/Conversations/" + joined("ann");
    assertThat(api.post(one, "LastReadTimestamp=2026-01-01T00:00:00Z").json())
        .containsEntry("unread_messages_count", null);
    assertThat(api.post(one, "LastReadMessageIndex=0").json())
        .containsEntry("unread_messages_count", 0L)
        .containsEntry("last_read_message_index", 0L);
    assertThat(api.post(one, "LastReadMessageIndex=").json())
        .containsEntry("unread_messages_count", null)
        .containsEntry("last_read_message_index", null);
  }

  @Test
  void theHorizonIsThatOfTheParticipant() {
    var conversation = joined("ann");
    var one = "/v1/Users/ann/Conversations/" + conversation;
    api.clock.advance(MINUTE);
    assertThat(api.post(one, "NotificationLevel=MUTED&LastReadMessageIndex=4").json())
        .containsEntry("notification_level", "muted")
        .containsEntry("last_read_message_index", 4L);
    assertThat(api.get(chat.path(conversation) + "/ann").json())
        .containsEntry("last_read_message_index", 4L)
        .containsEntry("last_read_timestamp", "2026-03-01T08:02:00Z");
    assertThat(api.post(one, "").text("notification_level")).isEqualTo("muted");
    assertThat(api.post(one, "NotificationLevel=loud").error()).isEqualTo("400/50210");
    assertThat(api.post(one, "LastReadMessageIndex=x").error()).isEqualTo("400/50421");
    assertThat(api.post(one, "LastReadTimestamp=x").error()).isEqualTo("400/50405");
    assertThat(chat.eventTypes(conversation))
        .containsExactly(
            EventType.CONVERSATION_ADDED,
            EventType.PARTICIPANT_ADDED,
            EventType.PARTICIPANT_UPDATED);
  }

  @Test
  void deletingAViewLeavesTheConversation() {
    var conversation = joined("ann");
    var one = "/v1/Users/ann/Conversations/" + conversation;
    assertThat(api.delete(one).status()).isEqualTo(204);
    assertThat(api.delete(one).error()).isEqualTo("404/20404");
    assertThat(api.get(one).error()).isEqualTo("404/20404");
    assertThat(api.get(chat.path(conversation) + "/ann").error()).isEqualTo("404/20404");
    assertThat(api.get("/v1/Users/ann").status()).isEqualTo(200);
    assertThat(chat.eventTypes(conversation)).last().isEqualTo(EventType.PARTICIPANT_REMOVED);
  }

  @Test
  void aClosedConversationKeepsItsViews() {
    var conversation = joined("ann");
    chat.close(conversation);
    var one = "/v1/Users/ann/Conversations/" + conversation;
    assertThat(api.post(one, "LastReadMessageIndex=1").error()).isEqualTo("400/50377");
    assertThat(api.delete(one).error()).isEqualTo("400/50377");
    assertThat(api.get(one).text("conversation_state")).isEqualTo("closed");
  }

  @Test
  void whoIsNotThereIsNotFound() {
    var conversation = joined("ann");
    joined("bob");
    for (var path :
        new String[] {
          "/v1/Users/nobody/Conversations/" + conversation,
          "/v1/Users/bob/Conversations/" + conversation,
          "/v1/Users/ann/Conversations/CH0123456789abcdef0123456789abcdef",
          "/v1/Users/ann/Conversations/room"
        }) {
      assertThat(api.get(path).error()).isEqualTo("404/20404");
      assertThat(api.post(path, "").error()).isEqualTo("404/20404");
      assertThat(api.delete(path).error()).isEqualTo("404/20404");
    }
    assertThat(api.get("/v1/Users/nobody/Conversations").error()).isEqualTo("404/20404");
  }

  @Test
  void aRepeatedUpdateIsDoneOnce() {
    var one = "/v1/Users/ann/Conversations/" + joined("ann");
    var key = Map.of("I-Twilio-Idempotency-Token", "k1");
    var first = api.post(one, "LastReadMessageIndex=1", key);
    api.post(one, "LastReadMessageIndex=2");
    assertThat(api.post(one, "LastReadMessageIndex=1", key).body()).isEqualTo(first.body());
    assertThat(api.get(one).json()).containsEntry("last_read_message_index", 2L);
  }

  @Test
  void participantConversationsAreFoundByIdentity() {
    var conversation = joined("ann");
    joined("bob");
    var participant = api.get(chat.path(conversation) + "/ann");
    var found = api.get("/v1/ParticipantConversations?Identity=ann");
    assertThat(Chat.items(found, "conversations"))
        .hasSize(1)
        .first()
        .isEqualTo(
            members(
                "account_sid",
                api.account.sid().value(),
                "chat_service_sid",
                api.account.defaultService().value(),
                "participant_sid",
                participant.text("sid"),
                "participant_user_sid",
                api.get("/v1/Users/ann").text("sid"),
                "participant_identity",
                "ann",
                "participant_messaging_binding",
                null,
                "conversation_sid",
                conversation,
                "conversation_unique_name",
                null,
                "conversation_friendly_name",
                null,
                "conversation_attributes",
                "{}",
                "conversation_date_created",
                "2026-03-01T08:00:00Z",
                "conversation_date_updated",
                "2026-03-01T08:00:00Z",
                "conversation_created_by",
                "system",
                "conversation_state",
                "active",
                "conversation_timers",
                Map.of(),
                "links",
                Map.of(
                    "participant",
                    participant.text("url"),
                    "conversation",
                    ORIGIN + "/v1/Conversations/" + conversation)));
    assertThat(found.text("meta")).contains("?Identity=ann&PageSize=50&Page=0");
  }

  @Test
  void participantConversationsAreFoundByAddress() {
    var first = chat.conversation();
    var second = chat.conversation();
    for (var proxy : List.of("+15550007", "+15550008", "+15550009")) {
      chat.added(first, pair("+15550001", proxy));
    }
    chat.added(second, pair("+15550001", "+15550006"));
    chat.added(second, pair("+15550002", "+15550001"));
    chat.close(second);
    var all = "/v1/ParticipantConversations?Address=%2B15550001";
    var found = Chat.items(api.get(all), "conversations");
    assertThat(found).hasSize(4);
    assertThat(found.getFirst())
        .containsEntry("participant_user_sid", null)
        .containsEntry(
            "participant_messaging_binding",
            members(
                "type",
                "sms",
                "address",
                "+15550001",
                "proxy_address",
                "+15550007",
                "projected_address",
                null,
                "name",
                null,
                "level",
                null));
    assertThat(found.getLast()).containsEntry("conversation_state", "closed");
    var page = api.get(all + "&PageSize=2");
    var next = Chat.meta(page, "next_page_url");
    assertThat(next).contains("?Address=%2B15550001&PageSize=2&Page=1&PageToken=");
    var rest = api.get(next);
    assertThat(Chat.items(page, "conversations")).isEqualTo(found.subList(0, 2));
    assertThat(Chat.items(rest, "conversations")).isEqualTo(found.subList(2, 4));
    var back = Chat.meta(rest, "previous_page_url");
    assertThat(Chat.items(api.get(back), "conversations")).isEqualTo(found.subList(0, 2));
  }

  @Test
  void aSearchNamesOneOfBoth() {
    var path = "/v1/ParticipantConversations";
    assertThat(api.get(path).error()).isEqualTo("400/20001");
    assertThat(api.get(path + "?Identity=").error()).isEqualTo("400/20001");
    assertThat(api.get(path + "?Identity=a&Address=b").error()).isEqualTo("400/50451");
    assertThat(Chat.items(api.get(path + "?Identity=a"), "conversations")).isEmpty();
    var service = Chat.inNewService(api);
    joined("ann");
    assertThat(
            Chat.items(
                api.get(service.family() + path.substring(3) + "?Identity=ann"), "conversations"))
        .isEmpty();
  }

  /// A new conversation with somebody in it, a minute later than the one before.
  private String joined(String identity) {
    var conversation = chat.conversation();
    chat.added(conversation, "Identity=" + identity);
    api.clock.advance(MINUTE);
    return conversation;
  }
}
