package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.channel;
import static dev.confab.conformance.Scenarios.number;
import static dev.confab.conformance.Scenarios.sids;
import static dev.confab.conformance.Scenarios.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.ApiError;
import dev.confab.conformance.clients.Query;
import dev.confab.conformance.clients.Resource;
import dev.confab.conformance.clients.Resources;
import dev.confab.conformance.support.AtOnce;
import dev.confab.conformance.support.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What fifty writers in the same moment may do only once, and in what order they write, whichever
/// client they use.
interface RaceScenarios extends Scenarios {
  int WRITERS = 50;
  int ROUNDS = 3;
  Query ALL_IN_LARGE_PAGES = Query.ALL.pageSize(100);

  @Test
  default void nameIsTakenOnce() {
    var conversations = account().conversations();
    for (int round = 0; round < ROUNDS; round++) {
      var name = unique("room");
      var form = Map.of("UniqueName", name);
      var winner = onlyWinner(409, 50353, _ -> conversations.create(form));
      assertThat(conversations.fetch(name).sid()).isEqualTo(winner.sid());
    }
  }

  @Test
  default void nameIsTakenOnceByUpdates() {
    var conversations = account().conversations();
    for (int round = 0; round < ROUNDS; round++) {
      var sids = newConversations();
      var name = unique("room");
      var form = Map.of("UniqueName", name);
      var winner = onlyWinner(409, 50353, i -> conversations.update(sids.get(i), form));
      assertThat(conversations.fetch(name).sid()).isEqualTo(winner.sid());
    }
  }

  @Test
  default void identityOfAUserIsTakenOnce() {
    var users = account().users();
    for (int round = 0; round < ROUNDS; round++) {
      var identity = unique("ann");
      var form = Map.of("Identity", identity);
      var winner = onlyWinner(409, 50201, _ -> users.create(form));
      assertThat(users.fetch(identity).sid()).isEqualTo(winner.sid());
    }
  }

  @Test
  default void identityJoinsAConversationOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      var participants = newParticipants();
      var form = Map.of("Identity", unique("ann"));
      var winner = onlyWinner(409, 50433, _ -> participants.create(form));
      assertThat(sids(participants.list(Query.ALL))).containsExactly(winner.sid());
    }
  }

  /// The user of an identity that is new is made once, however many conversations it joins.
  @Test
  default void newIdentityBecomesOneUser() {
    var identity = unique("ann");
    var form = Map.of("Identity", identity);
    var sids = newConversations();
    AtOnce.all(WRITERS, i -> account().participants(sids.get(i)).create(form));
    var user = account().users().fetch(identity).sid();
    assertThat(account().userConversations(user).list(ALL_IN_LARGE_PAGES))
        .extracting(one -> one.text("conversation_sid"))
        .containsExactlyInAnyOrderElementsOf(sids);
  }

  /// Every writer has a conversation of his own, so that only the pair is fought for.
  @Test
  default void pairIsTakenOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      var sids = newConversations();
      var pair = channel(number(), number());
      var winner = onlyWinner(409, 50416, i -> account().participants(sids.get(i)).create(pair));
      var refusal = assertRefused(409, 50416, () -> newParticipants().create(pair));
      assertThat(refusal)
          .isEqualTo(
              "A binding for this participant and proxy address already exists in Conversation "
                  + winner.text("conversation_sid"));
    }
  }

  /// The same, when everybody changes what he has.
  @Test
  default void pairIsTakenOnceByUpdates() {
    for (int round = 0; round < ROUNDS; round++) {
      var address = number();
      var sids = newConversations();
      var members =
          AtOnce.all(
              WRITERS,
              i -> account().participants(sids.get(i)).create(channel(address, number())).sid());
      var proxy = number();
      var form = Map.of("MessagingBinding.ProxyAddress", proxy);
      var winner =
          onlyWinner(
              409, 50416, i -> account().participants(sids.get(i)).update(members.get(i), form));
      assertThat(winner.object("messaging_binding")).containsEntry("proxy_address", proxy);
      assertThat(reachedAt(address))
          .hasSize(WRITERS)
          .filteredOn(
              one -> proxy.equals(one.object("participant_messaging_binding").get("proxy_address")))
          .extracting(one -> one.text("participant_sid"))
          .containsExactly(winner.sid());
    }
  }

  /// Whoever comes too late leaves no conversation behind.
  @Test
  default void pairIsTakenOnceByBulks() {
    for (int round = 0; round < ROUNDS; round++) {
      var address = number();
      var form = bulk(List.of(Map.of("address", address, "proxy_address", number())));
      var winner =
          onlyWinner(409, 50425, _ -> account().conversationWithParticipants().create(form));
      assertThat(reachedAt(address))
          .extracting(one -> one.text("conversation_sid"))
          .containsExactly(winner.sid());
    }
  }

  @Test
  default void groupTextIsOpenOnce() {
    var bulks = account().conversationWithParticipants();
    for (int round = 0; round < ROUNDS; round++) {
      var group =
          bulk(
              List.of(
                  Map.of("address", number()),
                  Map.of("address", number()),
                  Map.of("projected_address", number())));
      var winner = onlyWinner(409, 50438, _ -> bulks.create(group));
      assertThat(assertRefused(409, 50438, () -> bulks.create(group))).endsWith(winner.sid());
    }
  }

  /// Names for people need not be unique.
  @Test
  default void friendlyNamesAreShared() {
    var role =
        Map.of(
            "FriendlyName",
            unique("reader"),
            "Type",
            "service",
            "Permission",
            List.of("joinConversation"));
    var credential = Map.of("FriendlyName", unique("prod"), "Type", "fcm", "Secret", "s");
    assertAllMade(account().services(), Map.of("FriendlyName", unique("shop")));
    assertAllMade(account().roles(), role);
    assertAllMade(account().credentials(), credential);
  }

  @Test
  default void mediaIsUsedOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      var conversation = account().conversations().create(Map.of());
      var messages = account().messages(conversation.sid());
      var media = server().upload(conversation.text("chat_service_sid"), "x");
      var winner = onlyWinner(400, 50508, _ -> messages.create(Map.of("MediaSid", media)));
      assertThat(sids(messages.list(Query.ALL))).containsExactly(winner.sid());
    }
  }

  @Test
  default void addressIsConfiguredByOneWriter() {
    var addresses = account().addresses();
    for (int round = 0; round < ROUNDS; round++) {
      var address = number();
      var form = Map.of("Type", "sms", "Address", address);
      var winner = onlyWinner(409, 20409, _ -> addresses.create(form));
      assertThat(addresses.fetch(address).sid()).isEqualTo(winner.sid());
    }
  }

  /// Indexes have no gap and no repeat, and whoever asks later gets a larger one.
  @Test
  default void messagesStandInOneOrder() {
    var messages = account().messages(Scenarios.conversation(account()));
    int each = 10;
    var bodies = IntStream.range(0, each).boxed().toList();
    AtOnce.all(
        WRITERS,
        writer -> {
          var indexes =
              bodies.stream()
                  .map(body -> messages.create(Map.of("Body", writer + " " + body)))
                  .map(message -> message.number("index"))
                  .toList();
          assertThat(indexes).isSorted().doesNotHaveDuplicates();
          return indexes;
        });
    var all = messages.list(ALL_IN_LARGE_PAGES);
    assertThat(all.stream().map(one -> one.number("index")))
        .isEqualTo(IntStream.range(0, WRITERS * each).boxed().toList());
    assertThat(messages.list(ALL_IN_LARGE_PAGES.with("Order", "desc"))).isEqualTo(all.reversed());
    for (int writer = 0; writer < WRITERS; writer++) {
      var prefix = writer + " ";
      assertThat(all.stream().map(one -> one.text("body")).filter(b -> b.startsWith(prefix)))
          .isEqualTo(bodies.stream().map(body -> prefix + body).toList());
    }
  }

  /// The counter of unread messages stops there, also when more are unread.
  @Test
  default void unreadAreCountedUpToAThousand() {
    var conversation = Scenarios.conversation(account());
    var identity = unique("ann");
    account().participants(conversation).create(Map.of("Identity", identity));
    var messages = account().messages(conversation);
    var body = Map.of("Body", "x");
    int each = 1000 / WRITERS;
    AtOnce.all(
        WRITERS, _ -> IntStream.range(0, each).mapToObj(_ -> messages.create(body)).toList());
    var memberships = account().userConversations(identity);
    var read = memberships.update(conversation, Map.of("LastReadMessageIndex", 0));
    assertThat(read.number("unread_messages_count")).isEqualTo(999);
    for (int more = 0; more < 2; more++) {
      messages.create(body);
      var membership = memberships.fetch(conversation);
      assertThat(membership.number("unread_messages_count")).isEqualTo(1000);
    }
  }

  /// The one of many equal requests that was not refused.
  private static Resource onlyWinner(int status, int code, IntFunction<Resource> ask) {
    var winners = new ConcurrentLinkedQueue<Resource>();
    var refusals = new ConcurrentLinkedQueue<String>();
    AtOnce.all(
        WRITERS,
        writer -> {
          try {
            return winners.add(ask.apply(writer));
          } catch (ApiError refused) {
            return refusals.add(refused.status() + "/" + refused.code());
          }
        });
    assertThat(refusals).hasSize(WRITERS - 1).containsOnly(status + "/" + code);
    return winners.element();
  }

  private static void assertAllMade(Resources list, Map<String, ?> form) {
    var made = AtOnce.all(WRITERS, _ -> list.create(form));
    assertThat(made).extracting(Resource::sid).doesNotHaveDuplicates();
  }

  /// A conversation for each writer.
  private List<String> newConversations() {
    return AtOnce.all(WRITERS, _ -> Scenarios.conversation(account()));
  }

  private Resources newParticipants() {
    return account().participants(Scenarios.conversation(account()));
  }

  /// Who is reached at an address, in all conversations.
  private List<Resource> reachedAt(String address) {
    return account()
        .participantConversations()
        .list(Query.ALL.with("Address", address).pageSize(50));
  }

  /// The form of a conversation with participants, each with a binding; who has a projected address
  /// has an identity, too.
  private static Map<String, Object> bulk(List<Map<String, String>> bindings) {
    var participants =
        bindings.stream()
            .map(binding ->
                binding.containsKey("projected_address")
                    ? Map.of("messaging_binding", binding, "identity", unique("agent"))
                    : Map.of("messaging_binding", binding))
            .map(Json::write)
            .toList();
    return Map.of("MessagingServiceSid", MESSAGING_SERVICE, "Participant", participants);
  }
}
