package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.channel;
import static dev.confab.conformance.Scenarios.conversation;
import static dev.confab.conformance.Scenarios.number;
import static dev.confab.conformance.Scenarios.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Participants, as any client must see them.
interface ParticipantScenarios extends Scenarios {
  @ParameterizedTest
  @EnumSource
  default void chatParticipantHasNoBinding(Family family) {
    var place = family.in(this);
    var participants = place.participants(conversation(place));
    var identity = unique("Zoë 你");
    var created =
        participants.create(
            Map.of(
                "Identity", identity,
                "Attributes", "{ \"n\": 1 }",
                "DateCreated", "2024-02-29T10:11:12Z",
                "DateUpdated", "2024-03-01T00:00:00Z"));
    assertThat(created.text("identity")).isEqualTo(identity);
    assertThat(created.text("attributes")).isEqualTo("{ \"n\": 1 }");
    assertThat(created.text("date_created")).isEqualTo("2024-02-29T10:11:12Z");
    assertThat(created.text("date_updated")).isEqualTo("2024-03-01T00:00:00Z");
    assertThat(created.members())
        .containsEntry("messaging_binding", null)
        .containsEntry("last_read_message_index", null)
        .containsEntry("last_read_timestamp", null);
    assertThat(participants.fetch(created.sid())).isEqualTo(created);
    assertThat(place.users().fetch(identity).text("identity")).isEqualTo(identity);
  }

  @ParameterizedTest
  @EnumSource
  default void channelFollowsFromTheAddress(Family family) {
    var place = family.in(this);
    var participants = place.participants(conversation(place));
    for (var channel : List.of("sms", "whatsapp", "rcs")) {
      var prefix = channel.equals("sms") ? "" : channel + ":";
      var address = prefix + number();
      var proxy = prefix + number();
      var created = participants.create(channel(address, proxy));
      assertThat(created.members())
          .containsEntry("identity", null)
          .containsEntry(
              "messaging_binding",
              Map.of("type", channel, "address", address, "proxy_address", proxy));
      assertThat(created.members()).isEqualTo(sent(participants.path(created.sid())));
    }
  }

  @ParameterizedTest
  @EnumSource
  default void groupTextHasTwoKindsMore(Family family) {
    var place = family.in(this);
    var participants = place.participants(conversation(place));
    var address = number();
    var projected = number();
    var identity = unique("agent");
    var phone = participants.create(Map.of("MessagingBinding.Address", address));
    var agent =
        participants.create(
            Map.of("Identity", identity, "MessagingBinding.ProjectedAddress", projected));
    assertThat(phone.members())
        .containsEntry("identity", null)
        .containsEntry("messaging_binding", Map.of("type", "sms", "address", address));
    assertThat(agent.members())
        .containsEntry("identity", identity)
        .containsEntry("messaging_binding", Map.of("type", "sms", "projected_address", projected));
  }

  @ParameterizedTest
  @EnumSource
  default void identityIsAnAddressToo(Family family) {
    var place = family.in(this);
    var name = unique("room");
    var conversation = place.conversations().create(Map.of("UniqueName", name)).sid();
    var bySid = place.participants(conversation);
    var byName = place.participants(name);
    var identity = unique("ann @home");
    var created = byName.create(Map.of("Identity", identity));
    assertThat(created.text("url")).isEqualTo("http://" + host() + bySid.path(created.sid()));
    assertThat(byName.fetch(identity)).isEqualTo(created);
    var updated = byName.update(identity, Map.of("Attributes", "{\"a\":1}"));
    assertThat(bySid.fetch(created.sid())).isEqualTo(updated);
    assertThat(updated.text("attributes")).isEqualTo("{\"a\":1}");
    byName.delete(identity);
    assertRefused(404, 20404, () -> bySid.fetch(created.sid()));
    assertRefused(404, 20404, () -> byName.delete(identity));
  }

  @ParameterizedTest
  @EnumSource
  default void identityJoinsOnce(Family family) {
    var place = family.in(this);
    var participants = place.participants(conversation(place));
    var identity = unique("ann");
    var first = participants.create(Map.of("Identity", identity)).sid();
    assertRefused(409, 50433, () -> participants.create(Map.of("Identity", identity)));
    participants.delete(first);
    assertThat(participants.create(Map.of("Identity", identity)).sid()).isNotEqualTo(first);
  }

  /// Clients cut the sid out of the message.
  @ParameterizedTest
  @EnumSource
  default void pairIsInOneOpenConversation(Family family) {
    var place = family.in(this);
    var first = conversation(place);
    var second = conversation(place);
    var pair = channel(number(), number());
    var holder = place.participants(first).create(pair).sid();
    assertThat(assertRefused(409, 50416, () -> place.participants(second).create(pair)))
        .contains(
            "A binding for this participant and proxy address already exists in Conversation "
                + first);
    place.conversations().update(first, Map.of("State", "inactive"));
    assertRefused(409, 50416, () -> place.participants(second).create(pair));
    place.participants(first).delete(holder);
    var next = place.participants(second).create(pair).sid();
    assertRefused(409, 50416, () -> place.participants(first).create(pair));
    place.conversations().delete(second);
    assertThat(place.participants(first).create(pair).sid()).isNotEqualTo(next);
    place.conversations().update(first, Map.of("State", "closed"));
    place.participants(conversation(place)).create(pair);
  }

  /// The same address may be in many conversations, with other proxies.
  @ParameterizedTest
  @EnumSource
  default void addressAloneIsNotThePair(Family family) {
    var place = family.in(this);
    var address = number();
    var proxy = number();
    place.participants(conversation(place)).create(channel(address, proxy));
    var participants = place.participants(conversation(place));
    var other = participants.create(channel(address, number())).sid();
    participants.create(channel(number(), proxy));
    assertRefused(
        409,
        50416,
        () -> participants.update(other, Map.of("MessagingBinding.ProxyAddress", proxy)));
  }

  @Test
  default void pairIsHeldInAllServicesOfTheAccount() {
    var here = account();
    var there = Family.NAMED_SERVICE.in(this);
    var pair = channel(number(), number());
    var conversation = conversation(there);
    there.participants(conversation).create(pair);
    assertThat(assertRefused(409, 50416, () -> here.participants(conversation(here)).create(pair)))
        .contains(conversation);
  }

  @ParameterizedTest
  @EnumSource
  default void proxyIsChanged(Family family) {
    var place = family.in(this);
    var participants = place.participants(conversation(place));
    var address = number();
    var old = number();
    var proxy = number();
    var sid = participants.create(channel(address, old)).sid();
    var changed = participants.update(sid, Map.of("MessagingBinding.ProxyAddress", proxy));
    assertThat(changed.object("messaging_binding"))
        .isEqualTo(Map.of("type", "sms", "address", address, "proxy_address", proxy));
    place.participants(conversation(place)).create(channel(address, old));
    var chat = participants.create(Map.of("Identity", unique("ann"))).sid();
    assertRefused(
        400,
        50441,
        () -> participants.update(chat, Map.of("MessagingBinding.ProxyAddress", number())));
  }

  /// Without the proxy address he is one of a group text, and his pair is free.
  @ParameterizedTest
  @EnumSource
  default void proxyIsRemovedByNothing(Family family) {
    var place = family.in(this);
    var address = number();
    var pair = channel(address, number());
    var participants = place.participants(conversation(place));
    var sid = participants.create(pair).sid();
    var removal = Map.of("MessagingBinding.ProxyAddress", "");
    var removed = participants.update(sid, removal);
    assertThat(removed.members())
        .containsEntry("messaging_binding", Map.of("type", "sms", "address", address));
    assertRefused(400, 50440, () -> participants.update(sid, removal));
    place.participants(conversation(place)).create(pair);
    assertThat(participants.fetch(sid)).isEqualTo(removed);
    var chat = place.participants(conversation(place));
    var ann = chat.create(Map.of("Identity", unique("ann"))).sid();
    assertRefused(400, 50440, () -> chat.update(ann, removal));
  }

  /// Without the projected address an agent is a plain chat participant, who may get another one.
  @ParameterizedTest
  @EnumSource
  default void projectedAddressIsRemovedByNothing(Family family) {
    var place = family.in(this);
    var projected = "MessagingBinding.ProjectedAddress";
    var participants = place.participants(conversation(place));
    var identity = unique("agent");
    var agent = participants.create(Map.of("Identity", identity, projected, number())).sid();
    assertRefused(400, 50443, () -> participants.update(agent, Map.of(projected, number())));
    var removal = Map.of(projected, "");
    assertThat(participants.update(agent, removal).members())
        .containsEntry("identity", identity)
        .containsEntry("messaging_binding", null);
    assertRefused(400, 50442, () -> participants.update(agent, removal));
    var address = number();
    assertThat(participants.update(agent, Map.of(projected, address)).members())
        .containsEntry("messaging_binding", Map.of("type", "sms", "projected_address", address));
    var phones = place.participants(conversation(place));
    var phone = phones.create(channel(number(), number())).sid();
    assertRefused(400, 50442, () -> phones.update(phone, removal));
  }

  /// The documentation has this word for nothing. Not every SDK sends it, so plain HTTP does.
  @ParameterizedTest
  @EnumSource
  default void nullIsNothing(Family family) {
    var place = family.in(this);
    var participants = place.participants(conversation(place));
    var phone = participants.create(channel(number(), number())).sid();
    var agents = place.participants(conversation(place));
    var agent =
        agents
            .create(
                Map.of("Identity", unique("agent"), "MessagingBinding.ProjectedAddress", number()))
            .sid();
    var http = server().http();
    http.post(participants.path(phone), Map.of("MessagingBinding.ProxyAddress", "null"));
    http.post(agents.path(agent), Map.of("MessagingBinding.ProjectedAddress", "null"));
    assertThat(participants.fetch(phone).object("messaging_binding"))
        .containsOnlyKeys("type", "address");
    assertThat(agents.fetch(agent).members()).containsEntry("messaging_binding", null);
  }

  /// Whom nothing is left of is nobody.
  @ParameterizedTest
  @EnumSource
  default void lastAddressIsNotRemoved(Family family) {
    var place = family.in(this);
    var participants = place.participants(conversation(place));
    var projected = "MessagingBinding.ProjectedAddress";
    var nameless = participants.create(Map.of(projected, number()));
    assertRefused(400, 50204, () -> participants.update(nameless.sid(), Map.of(projected, "")));
    assertThat(participants.fetch(nameless.sid())).isEqualTo(nameless);
  }

  @ParameterizedTest
  @EnumSource
  default void wrongParticipantsAreRefusedByTheirNumbers(Family family) {
    var place = family.in(this);
    var participants = place.participants(conversation(place));
    var serviceRole =
        place.roles().list(Query.ALL).stream()
            .filter(role -> role.text("type").equals("service"))
            .findFirst()
            .orElseThrow()
            .sid();
    var address = number();
    var wrong = new HashMap<Map<String, String>, Integer>();
    wrong.put(Map.of(), 50204);
    wrong.put(Map.of("Identity", "US0123456789abcdef0123456789abcdef"), 50206);
    wrong.put(Map.of("Identity", "x".repeat(257)), 50207);
    wrong.put(Map.of("Identity", "system"), 50203);
    wrong.put(Map.of("Identity", "ann", "MessagingBinding.Address", address), 50211);
    wrong.put(Map.of("Identity", "ann", "MessagingBinding.ProxyAddress", address), 50211);
    wrong.put(channel("555", address), 50407);
    wrong.put(channel(address, "555"), 50408);
    wrong.put(channel(address, address), 50409);
    wrong.put(channel("whatsapp:" + address, number()), 50414);
    wrong.put(
        Map.of("MessagingBinding.Address", address, "MessagingBinding.ProjectedAddress", number()),
        50407);
    wrong.put(Map.of("Identity", "ann", "Attributes", "{"), 50304);
    wrong.put(Map.of("Identity", "ann", "Attributes", "\"" + "x".repeat(4096) + "\""), 50303);
    wrong.put(Map.of("Identity", "ann", "RoleSid", serviceRole), 50109);
    wrong.forEach((form, code) -> assertRefused(400, code, () -> participants.create(form)));
    assertThat(participants.list(Query.ALL)).isEmpty();
    assertThat(place.users().list(Query.ALL))
        .noneMatch(user -> user.text("identity").equals("ann"));
  }

  @ParameterizedTest
  @EnumSource
  default void wrongUpdatesOfParticipantsAreRefused(Family family) {
    var place = family.in(this);
    var participants = place.participants(conversation(place));
    var chat = participants.create(Map.of("Identity", unique("ann")));
    var wrong =
        Map.of(
            Map.of("Attributes", "{"), 50304,
            Map.of("Identity", "other"), 50444,
            Map.of("RoleSid", Sample.ROLE.nobody()), 50109,
            Map.of("LastReadMessageIndex", -1), 50421);
    wrong.forEach(
        (form, code) -> assertRefused(400, code, () -> participants.update(chat.sid(), form)));
    assertThat(participants.fetch(chat.sid())).isEqualTo(chat);
  }
}
