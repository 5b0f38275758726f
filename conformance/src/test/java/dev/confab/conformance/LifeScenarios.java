package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Query;
import dev.confab.domain.Binding;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What ends with a conversation, when it is closed or deleted, and with what it belongs to.
interface LifeScenarios extends Scenarios {
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

  /// What a participant had besides his messages goes with him, whichever way he goes.
  @ParameterizedTest
  @EnumSource
  default void removedParticipantTakesHisHorizonAndHisPair(Family family) {
    var place = family.in(this);
    var whole = Whole.in(place);
    var memberships = place.userConversations(whole.identity());
    for (int round = 0; round < 2; round++) {
      memberships.update(
          whole.sid(), Map.of("LastReadMessageIndex", 0, "NotificationLevel", "muted"));
      if (round == 0) {
        whole.participants().delete(whole.identity());
      } else {
        memberships.delete(whole.sid());
      }
      var again = whole.participants().create(Map.of("Identity", whole.identity()));
      assertThat(again.members())
          .containsEntry("last_read_message_index", null)
          .containsEntry("last_read_timestamp", null);
      assertThat(memberships.fetch(whole.sid()).members())
          .containsEntry("unread_messages_count", null)
          .containsEntry("notification_level", "default");
    }
    var phone =
        whole.participants().list(Query.ALL).stream()
            .filter(one -> one.textOrNull("identity") == null)
            .toList();
    assertThat(phone).hasSize(1);
    whole.participants().delete(phone.getFirst().sid());
    place.participants(Scenarios.conversation(place)).create(whole.pair());
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
    var service = String.valueOf(place.service());
    var credential = account().credentials().create(Sample.CREDENTIAL.form()).sid();
    server().register(service, whole.identity(), Binding.Type.FCM, credential);
    var address =
        account()
            .addresses()
            .create(
                Map.of(
                    "Type",
                    "sms",
                    "Address",
                    number(),
                    "AutoCreation.ConversationServiceSid",
                    service));
    account().services().delete(service);
    for (var list : lists) {
      assertRefused(404, 20404, () -> list.list(Query.ALL));
    }
    for (var only :
        List.of(place.configuration(), place.notifications(), place.webhookConfiguration())) {
      assertRefused(404, 20404, only::fetch);
    }
    assertThat(account().credentials().fetch(credential).sid()).isEqualTo(credential);
    assertThat(account().addresses().fetch(address.sid())).isEqualTo(address);
    assertThat(address.object("auto_creation")).containsEntry("conversation_service_sid", service);
    var here = account();
    here.participants(Scenarios.conversation(here)).create(whole.pair());
  }
}
