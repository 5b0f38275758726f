package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.clients.Field.ATTRIBUTES;
import static dev.confab.conformance.clients.Field.DATE_CREATED;
import static dev.confab.conformance.clients.Field.DATE_UPDATED;
import static dev.confab.conformance.clients.Field.EMAIL_ADDRESS;
import static dev.confab.conformance.clients.Field.EMAIL_NAME;
import static dev.confab.conformance.clients.Field.FRIENDLY_NAME;
import static dev.confab.conformance.clients.Field.MESSAGING_SERVICE_SID;
import static dev.confab.conformance.clients.Field.STATE;
import static dev.confab.conformance.clients.Field.TIMERS_CLOSED;
import static dev.confab.conformance.clients.Field.TIMERS_INACTIVE;
import static dev.confab.conformance.clients.Field.UNIQUE_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Field;
import dev.confab.conformance.clients.Query;
import dev.confab.conformance.clients.Resource;
import dev.confab.conformance.support.Account;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Create, fetch, update and delete of conversations, as any client must see them.
interface ConversationScenarios extends Scenarios {
  Map<Field, String> EVERYTHING =
      Map.of(
          FRIENDLY_NAME, "Zoë & 你好 = 100% + 🎉",
          ATTRIBUTES, "{ \"topic\": \"feedback\", \"n\": [1, 2.50] }",
          DATE_CREATED, "2024-02-29T10:11:12Z",
          DATE_UPDATED, "2024-03-01T00:00:00Z",
          MESSAGING_SERVICE_SID, "MG0123456789abcdef0123456789abcdef",
          STATE, "inactive",
          TIMERS_INACTIVE, "PT1M",
          TIMERS_CLOSED, "P1D",
          EMAIL_ADDRESS, "desk@example.com",
          EMAIL_NAME, "The desk");

  @ParameterizedTest
  @EnumSource
  default void everyFieldComesBack(Family family) {
    var place = family.in(this);
    var fields = new HashMap<>(EVERYTHING);
    fields.put(UNIQUE_NAME, unique());
    var created = place.conversations().create(fields);

    assertThat(created.text("friendly_name")).isEqualTo(fields.get(FRIENDLY_NAME));
    assertThat(created.text("unique_name")).isEqualTo(fields.get(UNIQUE_NAME));
    assertThat(created.text("attributes")).isEqualTo(fields.get(ATTRIBUTES));
    assertThat(created.text("date_created")).isEqualTo(fields.get(DATE_CREATED));
    assertThat(created.text("date_updated")).isEqualTo(fields.get(DATE_UPDATED));
    assertThat(created.text("messaging_service_sid")).isEqualTo(fields.get(MESSAGING_SERVICE_SID));
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
    for (var fields : List.<Map<Field, String>>of(Map.of(), EVERYTHING)) {
      var created = place.conversations().create(fields);
      assertThat(created.members()).isEqualTo(sent(place.path() + "/" + created.sid()));
      assertThat(created.text("url")).endsWith(place.path() + "/" + created.sid());
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
    var name = unique();
    var created = conversations.create(Map.of(FRIENDLY_NAME, "Old", UNIQUE_NAME, name));

    var renamed = conversations.update(created.sid(), Map.of(FRIENDLY_NAME, "New"));
    assertThat(renamed.text("friendly_name")).isEqualTo("New");
    assertThat(renamed.text("unique_name")).isEqualTo(name);

    var paused = conversations.update(name, Map.of(STATE, "inactive", TIMERS_CLOSED, "PT10M"));
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
    var name = unique();
    var first = conversations.create(Map.of(UNIQUE_NAME, name));
    assertThat(conversations.update(first.sid(), Map.of(UNIQUE_NAME, "")).textOrNull("unique_name"))
        .isNull();
    assertRefused(404, 20404, () -> conversations.fetch(name));
    assertThat(conversations.create(Map.of(UNIQUE_NAME, name)).sid()).isNotEqualTo(first.sid());
  }

  @ParameterizedTest
  @EnumSource
  default void takenUniqueNameIsRefused(Family family) {
    var conversations = family.in(this).conversations();
    var name = unique();
    conversations.create(Map.of(UNIQUE_NAME, name));
    var other = conversations.create(Map.of()).sid();
    assertRefused(409, 50353, () -> conversations.create(Map.of(UNIQUE_NAME, name)));
    assertRefused(409, 50353, () -> conversations.update(other, Map.of(UNIQUE_NAME, name)));
    assertThat(conversations.fetch(other).textOrNull("unique_name")).isNull();
  }

  @ParameterizedTest
  @EnumSource
  default void deletedConversationIsGone(Family family) {
    var conversations = family.in(this).conversations();
    var name = unique();
    var sid = conversations.create(Map.of(UNIQUE_NAME, name)).sid();
    conversations.delete(name);
    assertRefused(404, 20404, () -> conversations.fetch(sid));
    assertRefused(404, 20404, () -> conversations.fetch(name));
    assertRefused(404, 20404, () -> conversations.update(sid, Map.of(FRIENDLY_NAME, "x")));
    assertRefused(404, 20404, () -> conversations.delete(sid));
    assertThat(conversations.create(Map.of(UNIQUE_NAME, name)).sid()).isNotEqualTo(sid);
  }

  @ParameterizedTest
  @EnumSource
  default void closedIsFinal(Family family) {
    var conversations = family.in(this).conversations();
    var sid = conversations.create(Map.of()).sid();
    assertThat(conversations.update(sid, Map.of(STATE, "closed")).text("state"))
        .isEqualTo("closed");
    assertRefused(400, 50377, () -> conversations.update(sid, Map.of(STATE, "active")));
    assertRefused(400, 50377, () -> conversations.update(sid, Map.of(FRIENDLY_NAME, "x")));
    assertThat(conversations.fetch(sid).text("state")).isEqualTo("closed");
    conversations.delete(sid);
    assertRefused(404, 20404, () -> conversations.fetch(sid));
  }

  @ParameterizedTest
  @EnumSource
  default void wrongValuesAreRefusedByTheirNumbers(Family family) {
    var conversations = family.in(this).conversations();
    var sid = conversations.create(Map.of(FRIENDLY_NAME, "Kept")).sid();
    var wrong =
        Map.of(
            Map.of(FRIENDLY_NAME, "x".repeat(257)), 50003,
            Map.of(UNIQUE_NAME, "CH0123456789abcdef0123456789abcdef"), 50390,
            Map.of(ATTRIBUTES, "{"), 50304,
            Map.of(ATTRIBUTES, "\"" + "x".repeat(16 * 1024) + "\""), 50303,
            Map.of(MESSAGING_SERVICE_SID, "MG1"), 50341,
            Map.of(TIMERS_INACTIVE, "PT59S"), 50375,
            Map.of(TIMERS_CLOSED, "PT9M59S"), 50376);
    wrong.forEach((fields, code) -> {
      assertRefused(400, code, () -> conversations.create(fields));
      assertRefused(400, code, () -> conversations.update(sid, fields));
    });
    assertRefused(400, 50384, () -> conversations.create(Map.of(STATE, "closed")));
    assertThat(conversations.fetch(sid).text("friendly_name")).isEqualTo("Kept");
  }

  @Test
  default void servicesShareNothing() {
    var here = Family.DEFAULT_SERVICE.in(this).conversations();
    var there = Family.NAMED_SERVICE.in(this).conversations();
    var name = unique();
    var mine = here.create(Map.of(UNIQUE_NAME, name));
    var theirs = there.create(Map.of(UNIQUE_NAME, name));
    assertThat(here.fetch(name).sid()).isEqualTo(mine.sid());
    assertThat(there.fetch(name).sid()).isEqualTo(theirs.sid());
    assertRefused(404, 20404, () -> here.fetch(theirs.sid()));
    assertRefused(404, 20404, () -> there.fetch(mine.sid()));
    assertRefused(404, 20404, () -> there.update(mine.sid(), Map.of(FRIENDLY_NAME, "x")));
    assertRefused(404, 20404, () -> there.delete(mine.sid()));
  }

  /// The default service has both addresses: one conversation, two URLs.
  @Test
  default void defaultServiceAnswersByItsNameToo() {
    var byDefault = client().conversations(null).create(Map.of(FRIENDLY_NAME, "Both"));
    var service = byDefault.text("chat_service_sid");
    var byName = client().conversations(service).fetch(byDefault.sid());
    assertThat(byName.text("url"))
        .endsWith("/v1/Services/" + service + "/Conversations/" + byDefault.sid());
    assertThat(without(byName, "url", "links")).isEqualTo(without(byDefault, "url", "links"));
  }

  @Test
  default void strangersAreRefused() {
    var known = server().account();
    try (var stranger = connect(new Account(known.sid(), "wrong"))) {
      assertRefused(401, 20003, () -> stranger.conversations(null).create(Map.of()));
      assertRefused(401, 20003, () -> stranger.services().create("x"));
      assertRefused(401, 20003, () -> stranger.services().list(Query.ALL));
    }
  }

  /// What the server sends to plain HTTP that names the same host.
  private Map<String, @Nullable Object> sent(String path) {
    return server().http().send("GET", path, Map.of("Host", host()), "").members();
  }

  private static Map<String, @Nullable Object> without(Resource resource, String... names) {
    var rest = new HashMap<String, @Nullable Object>(resource.members());
    for (var name : names) {
      rest.remove(name);
    }
    return rest;
  }

  private static String unique() {
    return "name-" + UUID.randomUUID();
  }
}
