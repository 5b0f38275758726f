package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.channel;
import static dev.confab.conformance.Scenarios.conversation;
import static dev.confab.conformance.Scenarios.number;
import static dev.confab.conformance.Scenarios.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Query;
import dev.confab.conformance.support.Json;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Conversations that are created together with their participants, as any client must see them.
interface BulkScenarios extends Scenarios {
  @ParameterizedTest
  @EnumSource
  default void conversationComesWithItsParticipants(Family family) {
    var place = family.in(this);
    var identity = unique("ann");
    var address = number();
    var proxy = number();
    var name = unique("bulk");
    var created =
        place
            .conversationWithParticipants()
            .create(
                Map.of(
                    "UniqueName", name,
                    "MessagingServiceSid", MESSAGING_SERVICE,
                    "Participant",
                        List.of(
                            json(Map.of("identity", identity, "attributes", "{\"a\":1}")),
                            json(binding(address, proxy)))));
    assertThat(created.text("state")).isEqualTo("initializing");
    assertThat(created.object("links")).containsOnlyKeys("participants", "messages", "webhooks");
    assertThat(created.text("url"))
        .isEqualTo("http://" + host() + place.conversations().path(created.sid()));
    var found = place.conversations().fetch(name);
    assertThat(found.sid()).isEqualTo(created.sid());
    assertThat(found.text("state")).isEqualTo("active");
    var participants = place.participants(name);
    assertThat(participants.list(Query.ALL)).hasSize(2);
    assertThat(participants.fetch(identity).text("attributes")).isEqualTo("{\"a\":1}");
    assertRefused(
        409, 50416, () -> place.participants(conversation(place)).create(channel(address, proxy)));
  }

  @ParameterizedTest
  @EnumSource
  default void nobodyIsEnough(Family family) {
    var place = family.in(this);
    var created = place.conversationWithParticipants().create(Map.of("State", "inactive"));
    assertThat(created.text("state")).isEqualTo("inactive");
    assertThat(place.conversations().fetch(created.sid()).text("state")).isEqualTo("inactive");
    assertThat(place.participants(created.sid()).list(Query.ALL)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  default void statusTellsWhetherParticipantsAreToCome(Family family) {
    var path = family.in(this).conversationWithParticipants().path();
    assertThat(server().http().post(path, Map.of()).status()).isEqualTo(201);
    var ann = Map.of("Participant", List.of(json(Map.of("identity", unique("ann")))));
    assertThat(server().http().post(path, ann).status()).isEqualTo(202);
  }

  /// One wrong entry, and nothing is made: no conversation, no participant, no user.
  @ParameterizedTest
  @EnumSource
  default void allOrNothingIsMade(Family family) {
    var place = family.in(this);
    var taken = channel(number(), number());
    place.participants(conversation(place)).create(taken);
    var free = channel(number(), number());
    var wrong = new HashMap<String, Integer>();
    wrong.put("[]", 50424);
    wrong.put("{", 50424);
    wrong.put("{}", 50204);
    wrong.put(json(binding("555", number())), 50407);
    wrong.put(json(Map.of("identity", "x", "attributes", "{")), 50304);
    var identity = unique("ann");
    var name = unique("bulk");
    wrong.forEach((entry, code) ->
        assertRefused(
            400,
            code,
            () ->
                place
                    .conversationWithParticipants()
                    .create(form(name, json(Map.of("identity", identity)), json(free), entry))));
    assertRefused(
        409,
        50425,
        () ->
            place
                .conversationWithParticipants()
                .create(form(name, json(Map.of("identity", identity)), json(taken))));
    assertRefused(404, 20404, () -> place.conversations().fetch(name));
    assertRefused(404, 20404, () -> place.users().fetch(identity));
    place.participants(conversation(place)).create(free);
  }

  @ParameterizedTest
  @EnumSource
  default void tenAreTheMost(Family family) {
    var place = family.in(this);
    var name = unique("bulk");
    var ten = new String[10];
    for (int i = 0; i < ten.length; i++) {
      ten[i] = json(Map.of("identity", unique("ann")));
    }
    var eleven = Collections.nCopies(11, ten[0]).toArray(String[]::new);
    var bulk = place.conversationWithParticipants();
    assertRefused(400, 50426, () -> bulk.create(form(name, eleven)));
    bulk.create(form(name, ten));
    assertThat(place.participants(name).list(Query.ALL)).hasSize(10);
    assertRefused(409, 50353, () -> bulk.create(form(name, ten)));
  }

  private static Map<String, Object> form(String name, String... participants) {
    return Map.of(
        "UniqueName", name,
        "MessagingServiceSid", MESSAGING_SERVICE,
        "Participant", List.of(participants));
  }

  private static Map<String, Object> binding(String address, String proxy) {
    return Map.of("messaging_binding", Map.of("address", address, "proxy_address", proxy));
  }

  /// An entry for a channel participant, from the parameters of one.
  private static String json(Map<String, ?> participant) {
    var address = participant.get("MessagingBinding.Address");
    return Json.write(
        address == null
            ? participant
            : binding(
                address.toString(),
                String.valueOf(participant.get("MessagingBinding.ProxyAddress"))));
  }
}
