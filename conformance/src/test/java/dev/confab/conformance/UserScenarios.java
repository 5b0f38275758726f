package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.channel;
import static dev.confab.conformance.Scenarios.conversation;
import static dev.confab.conformance.Scenarios.number;
import static dev.confab.conformance.Scenarios.sids;
import static dev.confab.conformance.Scenarios.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Place;
import dev.confab.conformance.clients.Query;
import dev.confab.conformance.clients.Resource;
import dev.confab.domain.Binding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Users, what they have read, and where they and channel participants are members.
interface UserScenarios extends Scenarios {
  @ParameterizedTest
  @EnumSource
  default void userIsFoundByHisIdentity(Family family) {
    var users = family.in(this).users();
    var identity = unique("Zoë & ann@example.com");
    var created =
        users.create(
            Map.of("Identity", identity, "FriendlyName", "Zoë", "Attributes", "{ \"n\": 1 }"));
    assertThat(created.text("identity")).isEqualTo(identity);
    assertThat(created.text("friendly_name")).isEqualTo("Zoë");
    assertThat(created.text("attributes")).isEqualTo("{ \"n\": 1 }");
    assertThat(created.object("links"))
        .isEqualTo(Map.of("user_conversations", created.text("url") + "/Conversations"));
    assertThat(users.fetch(identity)).isEqualTo(created);
    var renamed = users.update(identity, Map.of("FriendlyName", "Ann"));
    assertThat(renamed.text("friendly_name")).isEqualTo("Ann");
    assertThat(users.update(created.sid(), Map.of("FriendlyName", "")).textOrNull("friendly_name"))
        .isNull();
    assertThat(users.fetch(created.sid()).text("url"))
        .isEqualTo("http://" + host() + users.path(created.sid()));
    users.delete(identity);
    assertRefused(404, 20404, () -> users.fetch(created.sid()));
    assertRefused(404, 20404, () -> users.delete(identity));
  }

  @ParameterizedTest
  @EnumSource
  default void wrongUsersAreRefusedByTheirNumbers(Family family) {
    var place = family.in(this);
    var users = place.users();
    var identity = unique("ann");
    var ann = users.create(Map.of("Identity", identity));
    assertRefused(409, 50201, () -> users.create(Map.of("Identity", identity)));
    var other = unique("bob");
    var wrong =
        Map.of(
            Map.of("Identity", ""), 50204,
            Map.of("Identity", "x".repeat(257)), 50207,
            Map.of("Identity", "US0123456789abcdef0123456789abcdef"), 50206,
            Map.of("Identity", "system"), 50203,
            Map.of("Identity", other, "FriendlyName", "x".repeat(257)), 50003,
            Map.of("Identity", other, "Attributes", "{"), 50304,
            Map.of("Identity", other, "RoleSid", Sample.ROLE.nobody()), 50102);
    wrong.forEach((form, code) -> assertRefused(400, code, () -> users.create(form)));
    assertRefused(400, 50304, () -> users.update(ann.sid(), Map.of("Attributes", "{")));
    assertRefused(404, 20404, () -> users.fetch(other));
    assertThat(users.fetch(identity)).isEqualTo(ann);
  }

  @ParameterizedTest
  @EnumSource
  default void identitiesDifferByCase(Family family) {
    var users = family.in(this).users();
    var identity = unique("ann");
    users.create(Map.of("Identity", identity));
    assertRefused(404, 20404, () -> users.fetch(identity.toUpperCase(Locale.ROOT)));
    users.create(Map.of("Identity", identity.toUpperCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @EnumSource
  default void userSeesHisConversations(Family family) {
    var place = family.in(this);
    var name = unique("room");
    var conversation =
        place
            .conversations()
            .create(Map.of("UniqueName", name, "FriendlyName", "Room", "Attributes", "{\"a\":1}"));
    var ann = joined(place, conversation.sid(), unique("ann"));
    var membership = place.userConversations(ann.text("identity")).fetch(name);
    assertThat(membership.members())
        .containsEntry("conversation_sid", conversation.sid())
        .containsEntry("participant_sid", ann.sid())
        .containsEntry("user_sid", place.users().fetch(ann.text("identity")).sid())
        .containsEntry("unique_name", name)
        .containsEntry("friendly_name", "Room")
        .containsEntry("attributes", "{\"a\":1}")
        .containsEntry("conversation_state", "active")
        .containsEntry("created_by", "system")
        .containsEntry("notification_level", "default")
        .containsEntry("unread_messages_count", null)
        .containsEntry("last_read_message_index", null);
    var bySids = place.userConversations(membership.text("user_sid"));
    assertThat(membership.text("url"))
        .isEqualTo("http://" + host() + bySids.path(conversation.sid()));
    assertThat(bySids.fetch(conversation.sid())).isEqualTo(membership);
    assertThat(bySids.list(Query.ALL)).containsExactly(membership);
    assertThat(membership.members()).isEqualTo(sent(bySids.path(conversation.sid())));
  }

  @ParameterizedTest
  @EnumSource
  default void horizonIsOneWhoeverMovesIt(Family family) {
    var place = family.in(this);
    var conversation = conversation(place);
    var ann = joined(place, conversation, unique("ann"));
    var memberships = place.userConversations(ann.text("identity"));
    var participants = place.participants(conversation);
    for (int i = 0; i < 3; i++) {
      place.messages(conversation).create(Map.of("Body", "hi"));
    }
    assertThat(memberships.fetch(conversation).members())
        .containsEntry("unread_messages_count", null);
    assertUnread(memberships.update(conversation, Map.of("LastReadMessageIndex", 0)), 0, 2);
    var read = participants.fetch(ann.sid());
    assertThat(read.number("last_read_message_index")).isZero();
    assertThat(read.textOrNull("last_read_timestamp")).isNotNull();
    participants.update(ann.sid(), Map.of("LastReadMessageIndex", 2));
    assertUnread(memberships.fetch(conversation), 2, 0);
    assertUnread(memberships.update(conversation, Map.of("LastReadMessageIndex", 1)), 1, 1);
    assertUnread(memberships.update(conversation, Map.of("LastReadMessageIndex", 99)), 99, 0);
    assertRefused(
        400, 50421, () -> memberships.update(conversation, Map.of("LastReadMessageIndex", -1)));
    var timed =
        memberships.update(conversation, Map.of("LastReadTimestamp", "2024-02-29T10:11:12Z"));
    assertUnread(timed, 99, 0);
    assertThat(participants.fetch(ann.sid()).text("last_read_timestamp"))
        .startsWith("2024-02-29T10:11:12");
  }

  /// Only messages that are there are unread.
  @ParameterizedTest
  @EnumSource
  default void deletedMessagesAreNotUnread(Family family) {
    var place = family.in(this);
    var conversation = conversation(place);
    var ann = joined(place, conversation, unique("ann"));
    var messages = place.messages(conversation);
    var made = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      made.add(messages.create(Map.of("Body", "hi", "Author", ann.text("identity"))).sid());
    }
    var memberships = place.userConversations(ann.text("identity"));
    assertUnread(memberships.update(conversation, Map.of("LastReadMessageIndex", 0)), 0, 2);
    messages.delete(made.get(1));
    assertUnread(memberships.fetch(conversation), 0, 1);
  }

  @ParameterizedTest
  @EnumSource
  default void notificationLevelIsKept(Family family) {
    var place = family.in(this);
    var conversation = conversation(place);
    var ann = joined(place, conversation, unique("ann"));
    var memberships = place.userConversations(ann.text("identity"));
    var muted = memberships.update(conversation, Map.of("NotificationLevel", "muted"));
    assertThat(muted.text("notification_level")).isEqualTo("muted");
    assertThat(memberships.fetch(conversation)).isEqualTo(muted);
  }

  @ParameterizedTest
  @EnumSource
  default void deletedMembershipIsNoParticipant(Family family) {
    var place = family.in(this);
    var conversation = conversation(place);
    var ann = joined(place, conversation, unique("ann"));
    var identity = ann.text("identity");
    place.userConversations(identity).delete(conversation);
    assertRefused(404, 20404, () -> place.participants(conversation).fetch(ann.sid()));
    assertRefused(404, 20404, () -> place.userConversations(identity).delete(conversation));
    assertThat(place.userConversations(identity).list(Query.ALL)).isEmpty();
    assertThat(place.users().fetch(identity).text("identity")).isEqualTo(identity);
  }

  @ParameterizedTest
  @EnumSource
  default void membershipsAreFoundByIdentityAndByAddress(Family family) {
    var place = family.in(this);
    var identity = unique("ann");
    var address = number();
    var chats = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      chats.add(conversation(place));
      joined(place, chats.getLast(), identity);
    }
    place.conversations().update(chats.get(2), Map.of("State", "closed"));
    var proxy = number();
    var phoned = conversation(place);
    var phone = place.participants(phoned).create(channel(address, proxy));
    var all = place.participantConversations();

    var byIdentity = Query.ALL.with("Identity", identity);
    var sorted = chats.stream().sorted().toList();
    for (var query : List.of(byIdentity, byIdentity.pageSize(2))) {
      assertThat(all.list(query)).extracting(one -> one.text("conversation_sid")).isEqualTo(sorted);
    }
    var mine = all.list(byIdentity).getFirst();
    assertThat(mine.text("participant_user_sid")).isEqualTo(place.users().fetch(identity).sid());
    assertThat(mine.members()).containsEntry("participant_messaging_binding", null);

    var byAddress = all.list(Query.ALL.with("Address", address));
    assertThat(byAddress).hasSize(1);
    var binding = new HashMap<String, Object>();
    for (var key : Arrays.asList("projected_address", "name", "level")) {
      binding.put(key, null);
    }
    binding.putAll(Map.of("type", "sms", "address", address, "proxy_address", proxy));
    assertThat(byAddress.getFirst().members())
        .containsEntry("conversation_sid", phoned)
        .containsEntry("participant_sid", phone.sid())
        .containsEntry("participant_user_sid", null)
        .containsEntry("participant_identity", null)
        .containsEntry("participant_messaging_binding", binding)
        .containsEntry("conversation_state", "active");
    assertThat(all.list(Query.ALL.with("Identity", "nobody at all"))).isEmpty();
    assertRefused(400, 50451, () -> all.list(byIdentity.with("Address", address)));
    assertRefused(400, 20001, () -> all.list(Query.ALL));
  }

  /// Deleting a user takes him out of open conversations; what he said stays.
  @ParameterizedTest
  @EnumSource
  default void deletedUserLeavesOpenConversations(Family family) {
    var place = family.in(this);
    var open = conversation(place);
    var closed = conversation(place);
    var identity = unique("ann");
    joined(place, open, identity);
    var stays = joined(place, closed, identity).sid();
    place.conversations().update(closed, Map.of("State", "closed"));
    var said = place.messages(open).create(Map.of("Author", identity, "Body", "hi"));
    place.users().delete(identity);
    assertThat(place.participants(open).list(Query.ALL)).isEmpty();
    assertThat(sids(place.participants(closed).list(Query.ALL))).containsExactly(stays);
    assertThat(place.messages(open).fetch(said.sid()).text("author")).isEqualTo(identity);
    joined(place, open, identity);
  }

  @Test
  default void deletedUserTakesHisDevicesWithHim() {
    var place = Family.NAMED_SERVICE.in(this);
    var service = String.valueOf(place.service());
    var credential = account().credentials().create(Sample.CREDENTIAL.form()).sid();
    place.users().create(Map.of("Identity", "ann"));
    var gone = server().register(service, "ann", Binding.Type.FCM, credential);
    var stays = server().register(service, "bob", Binding.Type.FCM, credential);
    place.users().delete("ann");
    assertRefused(404, 20404, () -> place.bindings().fetch(gone));
    assertThat(sids(place.bindings().list(Query.ALL))).containsExactly(stays);
  }

  private static Resource joined(Place place, String conversation, String identity) {
    return place.participants(conversation).create(Map.of("Identity", identity));
  }

  private static void assertUnread(Resource membership, int index, int unread) {
    assertThat(membership.number("last_read_message_index")).isEqualTo(index);
    assertThat(membership.number("unread_messages_count")).isEqualTo(unread);
  }
}
