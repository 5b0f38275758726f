package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.MESSAGING_SERVICE;
import static dev.confab.conformance.Scenarios.channel;
import static dev.confab.conformance.Scenarios.number;
import static dev.confab.conformance.Scenarios.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.support.Answer;
import dev.confab.conformance.support.AtOnce;
import dev.confab.conformance.support.Json;
import dev.confab.conformance.support.RawHttp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What fifty writers in the same moment may do only once, and in what order they write.
interface RaceScenarios {
  int WRITERS = 50;
  int ROUNDS = 3;
  String CONVERSATIONS = "/v1/Conversations";

  /// A server on the database under test.
  RawHttp http();

  @Test
  default void identityOfAUserIsTakenOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      var form = Map.of("Identity", unique("ann"));
      var winner = onlyWinner(409, 50201, _ -> http().post("/v1/Users", form));
      assertThat(http().get("/v1/Users/" + form.get("Identity")).sid()).isEqualTo(winner.sid());
    }
  }

  @Test
  default void identityJoinsAConversationOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      var participants = participants(conversation());
      var form = Map.of("Identity", unique("ann"));
      var winner = onlyWinner(409, 50433, _ -> http().post(participants, form));
      assertThat(sids(participants, "participants")).containsExactly(winner.sid());
    }
  }

  /// The user of an identity that is new is made once, however many conversations it joins.
  @Test
  default void newIdentityBecomesOneUser() {
    var identity = unique("ann");
    var paths = IntStream.range(0, WRITERS).mapToObj(_ -> participants(conversation())).toList();
    var answers = AtOnce.all(WRITERS, i -> http().post(paths.get(i), Map.of("Identity", identity)));
    assertThat(answers).extracting(Answer::status).containsOnly(201);
    var user = http().get("/v1/Users/" + identity).sid();
    assertThat(http().all("/v1/Users/" + user + "/Conversations", "conversations"))
        .hasSize(WRITERS);
  }

  /// Every writer has a conversation of his own, so that only the pair is fought for.
  @Test
  default void pairIsTakenOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      var conversations = IntStream.range(0, WRITERS).mapToObj(_ -> conversation()).toList();
      var pair = channel(number(), number());
      var winner =
          onlyWinner(409, 50416, i -> http().post(participants(conversations.get(i)), pair));
      var holder = winner.json().get("conversation_sid").asText();
      var refused = http().post(participants(conversation()), pair);
      assertThat(refused.json().get("message").asText())
          .isEqualTo(
              "A binding for this participant and proxy address already exists in Conversation "
                  + holder);
    }
  }

  /// The same, when everybody changes what he has.
  @Test
  default void pairIsTakenOnceByUpdates() {
    for (int round = 0; round < ROUNDS; round++) {
      var address = number();
      var members =
          IntStream.range(0, WRITERS)
              .mapToObj(_ -> {
                var list = participants(conversation());
                return list + "/" + http().post(list, channel(address, number())).sid();
              })
              .toList();
      var proxy = Map.of("MessagingBinding.ProxyAddress", number());
      var winner = onlyWinner(409, 50416, i -> http().post(members.get(i), proxy));
      assertThat(winner.json().at("/messaging_binding/proxy_address").asText())
          .isEqualTo(proxy.get("MessagingBinding.ProxyAddress"));
      assertThat(
              http()
                  .all("/v1/ParticipantConversations?Address=" + escaped(address), "conversations"))
          .as("with the pair")
          .hasSize(WRITERS)
          .filteredOn(one ->
              one.at("/participant_messaging_binding/proxy_address")
                  .asText()
                  .equals(proxy.get("MessagingBinding.ProxyAddress")))
          .hasSize(1);
    }
  }

  /// Whoever comes too late leaves no conversation behind.
  @Test
  default void pairIsTakenOnceByBulks() {
    for (int round = 0; round < ROUNDS; round++) {
      var address = number();
      var pair = Map.of("address", address, "proxy_address", number());
      var entry = Json.write(Map.of("messaging_binding", pair));
      var winner =
          onlyWinner(
              409,
              50425,
              _ ->
                  http()
                      .post(
                          "/v1/ConversationWithParticipants",
                          Map.of("MessagingServiceSid", MESSAGING_SERVICE, "Participant", entry)));
      var path = "/v1/ParticipantConversations?Address=" + escaped(address);
      assertThat(http().all(path, "conversations").stream().map(one -> one.get("conversation_sid")))
          .containsExactly(winner.json().get("sid"));
    }
  }

  @Test
  default void nameIsTakenOnceByUpdates() {
    for (int round = 0; round < ROUNDS; round++) {
      var conversations = IntStream.range(0, WRITERS).mapToObj(_ -> conversation()).toList();
      var name = Map.of("UniqueName", unique("room"));
      var winner =
          onlyWinner(
              409, 50353, i -> http().post(CONVERSATIONS + "/" + conversations.get(i), name));
      assertThat(http().get(CONVERSATIONS + "/" + name.get("UniqueName")).sid())
          .isEqualTo(winner.sid());
    }
  }

  /// Names for people need not be unique.
  @Test
  default void friendlyNamesAreShared() {
    var service = Map.of("FriendlyName", unique("shop"));
    var role = new HashMap<String, Object>(service);
    role.putAll(Map.of("Type", "service", "Permission", "joinConversation"));
    var credential = Map.of("FriendlyName", unique("prod"), "Type", "fcm", "Secret", "s");
    var forms = Map.of("/v1/Services", service, "/v1/Roles", role, "/v1/Credentials", credential);
    forms.forEach((path, form) -> {
      var answers = AtOnce.all(WRITERS, _ -> http().post(path, form));
      assertThat(answers).as(path).extracting(Answer::status).containsOnly(201);
      assertThat(answers).extracting(Answer::sid).doesNotHaveDuplicates();
    });
  }

  @Test
  default void mediaIsUsedOnce() {
    var service = http().get(CONVERSATIONS + "/" + conversation()).json().get("chat_service_sid");
    var type = Map.of("Content-Type", "text/plain");
    for (int round = 0; round < ROUNDS; round++) {
      var media =
          http().send("POST", "/v1/Services/" + service.asText() + "/Media", type, "x").sid();
      var messages = messages(conversation());
      var winner = onlyWinner(400, 50508, _ -> http().post(messages, Map.of("MediaSid", media)));
      assertThat(sids(messages, "messages")).containsExactly(winner.sid());
    }
  }

  @Test
  default void addressIsConfiguredOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      var address = number();
      var form = Map.of("Type", "sms", "Address", address);
      var path = "/v1/Configuration/Addresses";
      var winner = onlyWinner(409, 20409, _ -> http().post(path, form));
      assertThat(http().get(path + "/" + escaped(address)).sid()).isEqualTo(winner.sid());
    }
  }

  @Test
  default void groupTextIsOpenOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      var group =
          Map.of(
              "MessagingServiceSid",
              MESSAGING_SERVICE,
              "Participant",
              List.of(
                  participant("address", Map.of()),
                  participant("address", Map.of()),
                  participant("projected_address", Map.of("identity", unique("agent")))));
      var winner =
          onlyWinner(409, 50438, _ -> http().post("/v1/ConversationWithParticipants", group));
      var again = http().post("/v1/ConversationWithParticipants", group);
      assertThat(again.json().get("message").asText()).endsWith(winner.sid());
    }
  }

  /// Indexes have no gap and no repeat, and whoever asks later gets a larger one.
  @Test
  default void messagesStandInOneOrder() {
    var messages = messages(conversation());
    int each = 10;
    var answers =
        AtOnce.all(
            WRITERS,
            writer -> {
              int before = -1;
              for (int i = 0; true; i++) {
                var answer = http().post(messages, Map.of("Body", writer + " " + i));
                int index = answer.json().path("index").asInt(-1);
                assertThat(index).isGreaterThan(before);
                before = index;
                if (i == each - 1) {
                  return answer;
                }
              }
            });
    assertThat(answers).extracting(Answer::status).containsOnly(201);
    var all = http().all(messages, "messages");
    assertThat(all.stream().map(one -> one.get("index").asInt()))
        .isEqualTo(IntStream.range(0, WRITERS * each).boxed().toList());
    assertThat(http().all(messages + "?Order=desc", "messages")).isEqualTo(all.reversed());
    for (int writer = 0; writer < WRITERS; writer++) {
      var prefix = writer + " ";
      assertThat(
              all.stream().map(one -> one.get("body").asText()).filter(b -> b.startsWith(prefix)))
          .isEqualTo(IntStream.range(0, each).mapToObj(i -> prefix + i).toList());
    }
  }

  /// The counter of unread messages stops there, also when more are unread.
  @Test
  default void unreadAreCountedUpToAThousand() {
    var conversation = conversation();
    var identity = unique("ann");
    http().post(participants(conversation), Map.of("Identity", identity));
    var answers =
        AtOnce.all(
            10,
            _ -> {
              for (int i = 0; i < 99; i++) {
                http().post(messages(conversation), Map.of("Body", "x"));
              }
              return http().post(messages(conversation), Map.of("Body", "x"));
            });
    assertThat(answers).extracting(Answer::status).containsOnly(201);
    var path = "/v1/Users/" + identity + "/Conversations/" + conversation;
    var horizon = Map.of("LastReadMessageIndex", 0);
    assertUnread(999, http().post(path, horizon));
    http().post(messages(conversation), Map.of("Body", "x"));
    assertUnread(1000, http().get(path));
    http().post(messages(conversation), Map.of("Body", "x"));
    assertUnread(1000, http().get(path));
  }

  private static void assertUnread(int count, Answer membership) {
    assertThat(membership.json().path("unread_messages_count").asInt()).isEqualTo(count);
  }

  /// The one of many equal requests that was not refused.
  private static Answer onlyWinner(int status, int code, IntFunction<Answer> ask) {
    var answers = AtOnce.all(WRITERS, ask);
    var winners = answers.stream().filter(answer -> answer.status() < 300).toList();
    assertThat(winners).hasSize(1);
    assertThat(answers.stream().filter(a -> a.status() == status && a.code() == code))
        .as("refusals %d/%d among %s", status, code, answers.stream().map(Answer::status).toList())
        .hasSize(WRITERS - 1);
    return winners.getFirst();
  }

  private String conversation() {
    return http().post(CONVERSATIONS, Map.of("MessagingServiceSid", MESSAGING_SERVICE)).sid();
  }

  /// As it stands in a URL.
  private static String escaped(String address) {
    return address.replace("+", "%2B");
  }

  private static String participants(String conversation) {
    return CONVERSATIONS + "/" + conversation + "/Participants";
  }

  private static String messages(String conversation) {
    return CONVERSATIONS + "/" + conversation + "/Messages";
  }

  /// One of a group text, as a bulk create describes it.
  private static String participant(String address, Map<String, ?> rest) {
    var all = new HashMap<String, Object>(rest);
    all.put("messaging_binding", Map.of(address, number()));
    return Json.write(all);
  }

  private List<String> sids(String list, String key) {
    return http().all(list, key).stream().map(one -> one.get("sid").asText()).toList();
  }
}
