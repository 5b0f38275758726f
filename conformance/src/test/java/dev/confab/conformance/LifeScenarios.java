package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.channel;
import static dev.confab.conformance.Scenarios.number;
import static dev.confab.conformance.Scenarios.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Place;
import dev.confab.conformance.clients.Query;
import dev.confab.conformance.clients.Resources;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What ends with a conversation, when it is closed or deleted, and with what it belongs to.
interface LifeScenarios extends Scenarios {
  /// A conversation with one of everything.
  record Whole(Place place, String sid, Map<String, String> pair) {
    static Whole in(Place place) {
      var sid =
          place
              .conversations()
              .create(
                  Map.of("MessagingServiceSid", MESSAGING_SERVICE, "UniqueName", unique("whole")))
              .sid();
      var whole = new Whole(place, sid, channel(number(), number()));
      place.participants(sid).create(Map.of("Identity", whole.identity()));
      place.participants(sid).create(whole.pair);
      place.messages(sid).create(Map.of("Body", "hi", "Author", whole.identity()));
      place.scopedWebhooks(sid).create(Sample.SCOPED_WEBHOOK.form());
      return whole;
    }

    String identity() {
      return "ann of " + sid;
    }

    Resources participants() {
      return place.participants(sid);
    }

    Resources messages() {
      return place.messages(sid);
    }

    Resources webhooks() {
      return place.scopedWebhooks(sid);
    }

    Resources receipts() {
      return place.receipts(sid, messages().list(Query.ALL).getFirst().sid());
    }

    /// All lists below the conversation.
    List<Resources> lists() {
      return List.of(participants(), messages(), webhooks(), receipts());
    }

    /// All that changes the conversation or something below it.
    List<ThrowingCallable> writes() {
      var user = place.userConversations(identity());
      var webhook = webhooks().list(Query.ALL).getFirst().sid();
      var message = messages().list(Query.ALL).getFirst().sid();
      return List.of(
          () -> place.conversations().update(sid, Map.of("FriendlyName", "x")),
          () -> place.conversations().update(sid, Map.of("State", "active")),
          () -> messages().create(Map.of("Body", "x")),
          () -> messages().update(message, Map.of("Body", "x")),
          () -> messages().delete(message),
          () -> participants().create(Map.of("Identity", unique("bob"))),
          () -> participants().update(identity(), Map.of("Attributes", "{\"a\":1}")),
          () -> participants().update(identity(), Map.of("LastReadMessageIndex", 0)),
          () -> participants().delete(identity()),
          () -> webhooks().create(Sample.SCOPED_WEBHOOK.form()),
          () -> webhooks().update(webhook, Map.of("Configuration.Method", "get")),
          () -> webhooks().delete(webhook),
          () -> user.update(sid, Map.of("LastReadMessageIndex", 0)),
          () -> user.delete(sid));
    }
  }

  @ParameterizedTest
  @EnumSource
  default void closedConversationIsOnlyRead(Family family) {
    var place = family.in(this);
    var whole = Whole.in(place);
    var lists = whole.lists();
    var before = lists.stream().map(list -> list.list(Query.ALL)).toList();
    assertThat(before).allSatisfy(list -> assertThat(list).isNotEmpty());
    var writes = whole.writes();
    var closed = place.conversations().update(whole.sid(), Map.of("State", "closed"));
    assertThat(closed.object("timers")).isEmpty();
    for (var write : writes) {
      assertRefused(400, 50377, write);
    }
    assertThat(lists.stream().map(list -> list.list(Query.ALL)).toList()).isEqualTo(before);
    for (int i = 0; i < lists.size(); i++) {
      var one = before.get(i).getFirst();
      assertThat(lists.get(i).fetch(one.sid())).isEqualTo(one);
    }
    var membership = place.userConversations(whole.identity()).fetch(whole.sid());
    assertThat(membership.text("conversation_state")).isEqualTo("closed");
    assertThat(place.userConversations(whole.identity()).list(Query.ALL))
        .containsExactly(membership);
  }

  @ParameterizedTest
  @EnumSource
  default void closedConversationKeepsItsNameAndFreesItsPairs(Family family) {
    var place = family.in(this);
    var whole = Whole.in(place);
    var conversations = place.conversations();
    var name = conversations.update(whole.sid(), Map.of("State", "closed")).text("unique_name");
    assertRefused(409, 50353, () -> conversations.create(Map.of("UniqueName", name)));
    var other = Scenarios.conversation(place);
    assertThat(place.participants(other).create(whole.pair()).object("messaging_binding"))
        .containsEntry("address", whole.pair().get("MessagingBinding.Address"));
    conversations.delete(whole.sid());
    assertRefused(404, 20404, () -> conversations.fetch(whole.sid()));
    assertThat(conversations.create(Map.of("UniqueName", name)).sid()).isNotEqualTo(whole.sid());
  }

  @ParameterizedTest
  @EnumSource
  default void deletedConversationTakesAllWithIt(Family family) {
    var place = family.in(this);
    var whole = Whole.in(place);
    var lists = whole.lists();
    var ones = lists.stream().map(list -> list.list(Query.ALL).getFirst().sid()).toList();
    place.conversations().delete(whole.sid());
    for (int i = 0; i < lists.size(); i++) {
      var list = lists.get(i);
      var one = ones.get(i);
      assertRefused(404, 20404, () -> list.list(Query.ALL));
      assertRefused(404, 20404, () -> list.fetch(one));
    }
    var memberships = place.userConversations(whole.identity());
    assertThat(memberships.list(Query.ALL)).isEmpty();
    assertRefused(404, 20404, () -> memberships.fetch(whole.sid()));
    var byIdentity = Query.ALL.with("Identity", whole.identity());
    assertThat(place.participantConversations().list(byIdentity)).isEmpty();
    place.participants(Scenarios.conversation(place)).create(whole.pair());
    assertThat(place.users().fetch(whole.identity()).text("identity")).isEqualTo(whole.identity());
  }

  @ParameterizedTest
  @EnumSource
  default void removedParticipantLeavesHisMessages(Family family) {
    var whole = Whole.in(family.in(this));
    var said = whole.messages().list(Query.ALL).getFirst();
    assertThat(said.textOrNull("participant_sid")).isNotNull();
    whole.participants().delete(whole.identity());
    assertThat(whole.messages().fetch(said.sid())).isEqualTo(said);
    assertThat(whole.place().users().fetch(whole.identity()).text("identity"))
        .isEqualTo(whole.identity());
  }

  @Test
  default void deletedServiceTakesAllWithIt() {
    var place = Family.NAMED_SERVICE.in(this);
    var whole = Whole.in(place);
    var lists =
        Stream.concat(
                whole.lists().stream(),
                Stream.of(place.conversations(), place.users(), place.roles(), place.bindings()))
            .toList();
    account().services().delete(String.valueOf(place.service()));
    for (var list : lists) {
      assertRefused(404, 20404, () -> list.list(Query.ALL));
    }
    for (var only :
        List.of(place.configuration(), place.notifications(), place.webhookConfiguration())) {
      assertRefused(404, 20404, only::fetch);
    }
    var here = account();
    here.participants(Scenarios.conversation(here)).create(whole.pair());
  }
}
