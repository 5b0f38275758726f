package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Place;
import dev.confab.conformance.clients.Query;
import dev.confab.conformance.support.Account;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Create, fetch, update and delete of conversations, as any client must see them.
interface ConversationScenarios extends Scenarios {
  Map<String, String> EVERYTHING =
      Map.of(
          "FriendlyName", "Zoë & 你好 = 100% + 🎉",
          "Attributes", "{ \"topic\": \"feedback\", \"n\": [1, 2.50] }",
          "DateCreated", "2024-02-29T10:11:12Z",
          "DateUpdated", "2024-03-01T00:00:00Z",
          "MessagingServiceSid", "MG0123456789abcdef0123456789abcdef",
          "State", "inactive",
          "Timers.Inactive", "PT1M",
          "Timers.Closed", "P1D",
          "Bindings.Email.Address", "desk@example.com",
          "Bindings.Email.Name", "The desk");

  @ParameterizedTest
  @EnumSource
  default void everyFieldComesBack(Family family) {
    var place = family.in(this);
    var fields = new HashMap<>(EVERYTHING);
    fields.put("UniqueName", unique("name"));
    var created = place.conversations().create(fields);

    assertThat(created.text("friendly_name")).isEqualTo(fields.get("FriendlyName"));
    assertThat(created.text("unique_name")).isEqualTo(fields.get("UniqueName"));
    assertThat(created.text("attributes")).isEqualTo(fields.get("Attributes"));
    assertThat(created.text("date_created")).isEqualTo(fields.get("DateCreated"));
    assertThat(created.text("date_updated")).isEqualTo(fields.get("DateUpdated"));
    assertThat(created.text("messaging_service_sid")).isEqualTo(fields.get("MessagingServiceSid"));
    assertThat(created.text("state")).isEqualTo("inactive");
    assertThat(created.object("timers")).containsOnlyKeys("date_inactive", "date_closed");
    assertThat(created.object("bindings"))
        .isEqualTo(
            Map.of("email", Map.of("projected_address", "desk@example.com", "name", "The desk")));
    assertThat(place.conversations().fetch(created.sid())).isEqualTo(created);
    assertThat(place.conversations().fetch(created.text("unique_name"))).isEqualTo(created);
  }

  /// What a client shows is what the server sent, member by member.
  @ParameterizedTest
  @EnumSource
  default void clientShowsWhatTheServerSent(Family family) {
    var place = family.in(this);
    for (var fields : List.<Map<String, String>>of(Map.of(), EVERYTHING)) {
      var created = place.conversations().create(fields);
      assertThat(created.members()).isEqualTo(sent(place.conversations().path(created.sid())));
      assertThat(created.text("url")).endsWith(place.conversations().path(created.sid()));
      assertThat(created.text("url")).startsWith("http://" + host() + "/");
    }
  }

  @ParameterizedTest
  @EnumSource
  default void nothingNeedsToBeSaid(Family family) {
    var created = family.in(this).conversations().create(Map.of());
    assertThat(created.text("account_sid")).isEqualTo(server().account().sid());
    assertThat(created.textOrNull("friendly_name")).isNull();
    assertThat(created.textOrNull("unique_name")).isNull();
    assertThat(created.text("attributes")).isEqualTo("{}");
    assertThat(created.text("state")).isEqualTo("active");
    assertThat(created.object("timers")).isEmpty();
    assertThat(created.members()).containsEntry("bindings", null);
    assertThat(created.text("date_updated")).isEqualTo(created.text("date_created"));
  }

  @ParameterizedTest
  @EnumSource
  default void updateChangesWhatItNamesAndKeepsTheRest(Family family) {
    var conversations = family.in(this).conversations();
    var name = unique("name");
    var created = conversations.create(Map.of("FriendlyName", "Old", "UniqueName", name));

    var renamed = conversations.update(created.sid(), Map.of("FriendlyName", "New"));
    assertThat(renamed.text("friendly_name")).isEqualTo("New");
    assertThat(renamed.text("unique_name")).isEqualTo(name);

    var paused = conversations.update(name, Map.of("State", "inactive", "Timers.Closed", "PT10M"));
    assertThat(paused.text("state")).isEqualTo("inactive");
    assertThat(paused.object("timers")).containsOnlyKeys("date_closed");
    assertThat(paused.text("friendly_name")).isEqualTo("New");

    assertThat(conversations.update(created.sid(), Map.of())).isEqualTo(paused);
    assertThat(conversations.fetch(created.sid())).isEqualTo(paused);
  }

  @ParameterizedTest
  @EnumSource
  default void emptyUniqueNameFreesIt(Family family) {
    var conversations = family.in(this).conversations();
    var name = unique("name");
    var first = conversations.create(Map.of("UniqueName", name));
    assertThat(
            conversations.update(first.sid(), Map.of("UniqueName", "")).textOrNull("unique_name"))
        .isNull();
    assertRefused(404, 20404, () -> conversations.fetch(name));
    assertThat(conversations.create(Map.of("UniqueName", name)).sid()).isNotEqualTo(first.sid());
  }

  @ParameterizedTest
  @EnumSource
  default void takenUniqueNameIsRefused(Family family) {
    var conversations = family.in(this).conversations();
    var name = unique("name");
    conversations.create(Map.of("UniqueName", name));
    var other = conversations.create(Map.of()).sid();
    assertRefused(409, 50353, () -> conversations.create(Map.of("UniqueName", name)));
    assertRefused(409, 50353, () -> conversations.update(other, Map.of("UniqueName", name)));
    assertThat(conversations.fetch(other).textOrNull("unique_name")).isNull();
  }

  @ParameterizedTest
  @EnumSource
  default void deletedConversationIsGone(Family family) {
    var conversations = family.in(this).conversations();
    var name = unique("name");
    var sid = conversations.create(Map.of("UniqueName", name)).sid();
    conversations.delete(name);
    assertRefused(404, 20404, () -> conversations.fetch(sid));
    assertRefused(404, 20404, () -> conversations.fetch(name));
    assertRefused(404, 20404, () -> conversations.update(sid, Map.of("FriendlyName", "x")));
    assertRefused(404, 20404, () -> conversations.delete(sid));
    assertThat(conversations.create(Map.of("UniqueName", name)).sid()).isNotEqualTo(sid);
  }

  @ParameterizedTest
  @EnumSource
  default void closedIsFinal(Family family) {
    var conversations = family.in(this).conversations();
    var sid = conversations.create(Map.of()).sid();
    assertThat(conversations.update(sid, Map.of("State", "closed")).text("state"))
        .isEqualTo("closed");
    assertRefused(400, 50377, () -> conversations.update(sid, Map.of("State", "active")));
    assertRefused(400, 50377, () -> conversations.update(sid, Map.of("FriendlyName", "x")));
    assertThat(conversations.fetch(sid).text("state")).isEqualTo("closed");
    conversations.delete(sid);
    assertRefused(404, 20404, () -> conversations.fetch(sid));
  }

  @ParameterizedTest
  @EnumSource
  default void wrongValuesAreRefusedByTheirNumbers(Family family) {
    var conversations = family.in(this).conversations();
    var sid = conversations.create(Map.of("FriendlyName", "Kept")).sid();
    var wrong =
        Map.of(
            Map.of("FriendlyName", "x".repeat(257)), 50003,
            Map.of("UniqueName", "CH0123456789abcdef0123456789abcdef"), 50390,
            Map.of("Attributes", "{"), 50304,
            Map.of("Attributes", "\"" + "x".repeat(16 * 1024) + "\""), 50303,
            Map.of("MessagingServiceSid", "MG1"), 50341,
            Map.of("Timers.Inactive", "PT59S"), 50375,
            Map.of("Timers.Closed", "PT9M59S"), 50376);
    wrong.forEach((fields, code) -> {
      assertRefused(400, code, () -> conversations.create(fields));
      assertRefused(400, code, () -> conversations.update(sid, fields));
    });
    assertRefused(400, 50384, () -> conversations.create(Map.of("State", "closed")));
    assertThat(conversations.fetch(sid).text("friendly_name")).isEqualTo("Kept");
  }

  @Test
  default void servicesShareNothing() {
    var here = Family.DEFAULT_SERVICE.in(this).conversations();
    var there = Family.NAMED_SERVICE.in(this).conversations();
    var name = unique("name");
    var mine = here.create(Map.of("UniqueName", name));
    var theirs = there.create(Map.of("UniqueName", name));
    assertThat(here.fetch(name).sid()).isEqualTo(mine.sid());
    assertThat(there.fetch(name).sid()).isEqualTo(theirs.sid());
    assertRefused(404, 20404, () -> here.fetch(theirs.sid()));
    assertRefused(404, 20404, () -> there.fetch(mine.sid()));
    assertRefused(404, 20404, () -> there.update(mine.sid(), Map.of("FriendlyName", "x")));
    assertRefused(404, 20404, () -> there.delete(mine.sid()));
  }

  /// The default service has both addresses: one conversation, two URLs.
  @Test
  default void defaultServiceAnswersByItsNameToo() {
    var byDefault = account().conversations().create(Map.of("FriendlyName", "Both"));
    var service = byDefault.text("chat_service_sid");
    var byName = service(service).conversations().fetch(byDefault.sid());
    assertThat(byName.text("url"))
        .endsWith("/v1/Services/" + service + "/Conversations/" + byDefault.sid());
    assertThat(byName.without("url", "links")).isEqualTo(byDefault.without("url", "links"));
  }

  @Test
  default void strangersAreRefused() {
    var known = server().account();
    try (var stranger = connect(server(), new Account(known.sid(), "wrong"))) {
      assertRefused(401, 20003, () -> Place.account(stranger).conversations().create(Map.of()));
      assertRefused(
          401, 20003, () -> Place.account(stranger).services().create(Map.of("FriendlyName", "x")));
      assertRefused(401, 20003, () -> Place.account(stranger).services().list(Query.ALL));
    }
  }
}
