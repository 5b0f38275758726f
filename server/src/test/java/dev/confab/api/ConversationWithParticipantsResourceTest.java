package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.EventType;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationWithParticipantsResourceTest {
  private static final String PATH = "/v1/ConversationWithParticipants";
  private static final String PAIR =
      "{\"messaging_binding\":{\"address\":\"+15550001\",\"proxy_address\":\"+15550009\"}}";

  @AutoClose private final ApiUnderTest api;
  private final Chat chat;

  ConversationWithParticipantsResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    chat = Chat.in(api);
  }

  private Answer create(String... participants) {
    return api.post(PATH, "UniqueName=bulk&" + form(participants));
  }

  private static String form(String... participants) {
    return Stream.of(participants)
        .map(one -> field("Participant", one))
        .collect(Collectors.joining("&"));
  }

  @Test
  void withoutParticipantsItIsAPlainCreate() {
    var created = create();
    assertThat(created.status()).isEqualTo(201);
    var url = ORIGIN + "/v1/Conversations/" + created.text("sid");
    assertThat(created.json())
        .containsEntry("state", "active")
        .containsEntry("url", url)
        .containsEntry(
            "links",
            Map.of(
                "participants", url + "/Participants",
                "messages", url + "/Messages",
                "webhooks", url + "/Webhooks"));
    assertThat(chat.eventTypes(created.text("sid"))).containsExactly(EventType.CONVERSATION_ADDED);
  }

  @Test
  void withParticipantsItIsInitializingAndThenAsAsked() {
    var created =
        api.post(
            PATH,
            "State=inactive&Timers.Closed=PT10M&" + form("{\"identity\":\"ann\"}", PAIR),
            Map.of("X-Twilio-Webhook-Enabled", "true"));
    assertThat(created.status()).isEqualTo(202);
    assertThat(created.text("state")).isEqualTo("initializing");
    var sid = created.text("sid");
    assertThat(api.get("/v1/Conversations/" + sid).json())
        .containsEntry("state", "inactive")
        .containsEntry("timers", Map.of("date_closed", "2026-03-01T08:10:00Z"));
    assertThat(chat.eventTypes(sid))
        .containsExactly(
            EventType.CONVERSATION_ADDED,
            EventType.PARTICIPANT_ADDED,
            EventType.PARTICIPANT_ADDED,
            EventType.CONVERSATION_STATE_UPDATED);
    assertThat(chat.events(sid)).allMatch(event -> event.origin().callsWebhooks());
    assertThat(chat.events(sid).getFirst().data()).contains("\"state\":\"initializing\"");
    assertThat(chat.events(sid).getLast().data())
        .contains("\"state_from\":\"initializing\",\"state_to\":\"inactive\",\"reason\":\"API\"");
    assertThat(Chat.texts(api.get(chat.path(sid)), "participants", "identity"))
        .containsExactly("ann", "null");
    assertThat(api.get("/v1/Users/ann").status()).isEqualTo(200);
    assertThat(chat.add(chat.conversation(), Chat.pair("+15550001", "+15550009")).error())
        .isEqualTo("409/50416");
  }

  @Test
  void aNamedServiceHasItToo() {
    var service = Chat.inNewService(api);
    var created =
        api.post(
            service.family() + "/ConversationWithParticipants", form("{\"identity\":\"ann\"}"));
    assertThat(created.status()).isEqualTo(202);
    var url = ORIGIN + service.family() + "/Conversations/" + created.text("sid");
    assertThat(created.text("url")).isEqualTo(url);
    assertThat(api.get(url).text("state")).isEqualTo("active");
    assertThat(api.get(service.family() + "/Users/ann").status()).isEqualTo(200);
  }

  @Test
  void membersAreThoseOfAParticipant() {
    var created =
        create(
            "{\"identity\":\"ann\",\"attributes\":{ \"a\" : [1, 2.50] },\"other\":[{}],"
                + "\"date_created\":\"2020-01-02T03:04:05Z\",\"messaging_binding\":null}",
            " { \"identity\" : \"b\\u00f6b\", \"attributes\" : \"{\\\"n\\\":1}\" } ",
            "{\"identity\":\"carl\",\"attributes\":12}");
    var path = chat.path(created.text("sid"));
    assertThat(api.get(path + "/ann").json())
        .containsEntry("attributes", "{ \"a\" : [1, 2.50] }")
        .containsEntry("date_created", "2020-01-02T03:04:05Z")
        .containsEntry("messaging_binding", null);
    assertThat(api.get(path + "/b%C3%B6b").text("attributes")).isEqualTo("{\"n\":1}");
    assertThat(api.get(path + "/carl").text("attributes")).isEqualTo("12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ann | 400/50424",
        "[] | 400/50424",
        "\"ann\" | 400/50424",
        "`` | 400/50424",
        "{\"identity\":\"ann\" | 400/50424",
        "{\"identity\":\"ann\"}{} | 400/50424",
        "{\"identity\":1} | 400/50424",
        "{\"identity\":\"\\ud800\"} | 400/50424",
        "{\"messaging_binding\":\"+15550001\"} | 400/50424",
        "{\"messaging_binding\":{\"address\":15550001}} | 400/50424",
        "{\"identity\":\"a\\u0000b\"} | 400/20001",
        "{} | 400/50204",
        "{\"identity\":\"system\"} | 400/50203",
        "{\"identity\":\"ann\",\"attributes\":\"{\"} | 400/50304",
        "{\"identity\":\"ann\",\"role_sid\":\"RL1\"} | 400/50109",
        "{\"identity\":\"ann\",\"messaging_binding\":{\"address\":\"+15550001\"}} | 400/50211",
        "{\"messaging_binding\":{\"address\":\"1\"}} | 400/50407"
      })
  void oneWrongParticipantRefusesAll(String participant, String error) {
    assertThat(create("{\"identity\":\"zoe\"}", participant).error()).isEqualTo(error);
    assertNothingIsLeft();
  }

  @Test
  void twoWhoAreEqualRefuseAll() {
    assertThat(create("{\"identity\":\"ann\"}", "{\"identity\":\"ann\"}").error())
        .isEqualTo("409/50433");
    assertThat(create(PAIR, PAIR).error()).isEqualTo("409/50425");
    assertNothingIsLeft();
  }

  @Test
  void aTakenPairRefusesAll() {
    chat.added(chat.conversation(), Chat.pair("+15550001", "+15550009"));
    assertThat(create("{\"identity\":\"ann\"}", PAIR).error()).isEqualTo("409/50425");
    assertNothingIsLeft();
  }

  @Test
  void aTakenNameRefusesAll() {
    api.post("/v1/Conversations", "UniqueName=bulk");
    assertThat(create(PAIR).error()).isEqualTo("409/50353");
    chat.added(chat.conversation(), Chat.pair("+15550001", "+15550009"));
  }

  @Test
  void tenAreTheMost() {
    var eleven = IntStream.range(0, 11).mapToObj(i -> "{\"identity\":\"u" + i + "\"}").toList();
    assertThat(create(eleven.toArray(String[]::new)).error()).isEqualTo("400/50426");
    assertThat(create(Collections.nCopies(11, "no JSON").toArray(String[]::new)).error())
        .isEqualTo("400/50426");
    assertNothingIsLeft();
    assertThat(create(eleven.subList(0, 10).toArray(String[]::new)).status()).isEqualTo(202);
  }

  @Test
  void wrongConversationsAreRefusedAsElsewhere() {
    assertThat(api.post(PATH, "State=closed&" + form(PAIR)).error()).isEqualTo("400/50384");
    assertThat(api.post(PATH, "Timers.Inactive=PT1S&" + form(PAIR)).error()).isEqualTo("400/50375");
  }

  @Test
  void aGroupTextCanBeMadeAtOnce() {
    var three =
        Stream.of("1", "2", "3")
            .map(n -> "{\"messaging_binding\":{\"address\":\"+1555000" + n + "\"}}")
            .toArray(String[]::new);
    var first = create(three);
    assertThat(first.status()).isEqualTo(202);
    var second = api.post(PATH, form(three[2], three[0], three[1]));
    assertThat(second.error()).isEqualTo("409/50438");
    assertThat(second.text("message")).endsWith(first.text("sid"));
    assertThat(api.post(PATH, form(three[0], "{\"identity\":\"ann\"}")).error())
        .isEqualTo("400/50434");
  }

  @Test
  void aRepeatedRequestIsDoneOnce() {
    var key = Map.of("I-Twilio-Idempotency-Token", "k1");
    var first = api.post(PATH, form(PAIR), key);
    var second = api.post(PATH, form(PAIR), key);
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.body()).isEqualTo(first.body());
  }

  private void assertNothingIsLeft() {
    assertThat(api.get("/v1/Conversations/bulk").error()).isEqualTo("404/20404");
    assertThat(Chat.items(api.get("/v1/Users"), "users")).isEmpty();
  }
}
