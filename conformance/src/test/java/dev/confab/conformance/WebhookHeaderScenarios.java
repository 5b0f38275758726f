package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.unique;
import static dev.confab.conformance.clients.ApiClient.WEBHOOKS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The header that lets webhooks hear of a change, as any client sends it, on all of the 26
/// operations that have it. The log of changes says what the server made of it.
interface WebhookHeaderScenarios extends Scenarios {
  @ParameterizedTest
  @EnumSource
  default void headerOfEveryWriteIsHeard(Family family) {
    var place = family.in(this);
    assertHeard(place, Map.of(WEBHOOKS, "true"), true);
    assertHeard(place, Map.of(WEBHOOKS, "false"), false);
    assertHeard(place, Map.of(), false);
  }

  /// Each of the writes is one event of the conversation or of the user, so none is overheard.
  private void assertHeard(Place place, Map<String, String> header, boolean isHeard) {
    var users = place.users();
    var ann = users.create(with(header, "Identity", unique("ann"))).sid();
    users.update(ann, with(header, "FriendlyName", "Ann"));
    users.delete(ann, header);
    assertThat(server().webhooksCalled(ann)).containsExactly(isHeard, isHeard, isHeard);

    var conversations = place.conversations();
    var conversation = conversations.create(header).sid();
    conversations.update(conversation, with(header, "FriendlyName", "Room"));
    var participants = place.participants(conversation);
    var bob = participants.create(with(header, "Identity", unique("bob"))).sid();
    participants.update(bob, with(header, "Attributes", "{\"a\":1}"));
    participants.delete(bob, header);
    var messages = place.messages(conversation);
    var message = messages.create(with(header, "Body", "hi")).sid();
    messages.update(message, with(header, "Body", "ho"));
    messages.delete(message, header);
    conversations.delete(conversation, header);
    assertThat(server().webhooksCalled(conversation)).hasSize(9).containsOnly(isHeard);

    var bulk = place.conversationWithParticipants();
    var made = bulk.create(with(header, "FriendlyName", "Bulk")).sid();
    assertThat(server().webhooksCalled(made)).containsExactly(isHeard);
  }

  /// Letters may be of any case; whatever else is said is not "true".
  @Test
  default void onlyTrueIsTrue() {
    var said = Map.of("TRUE", true, "tRuE", true, "False", false, "1", false, "", false);
    said.forEach((value, isHeard) -> {
      var created = server().http().post("/v1/Conversations", Map.of(), Map.of(WEBHOOKS, value));
      assertThat(created.status()).as(value).isEqualTo(201);
      assertThat(server().webhooksCalled(created.sid())).as(value).containsExactly(isHeard);
    });
  }

  /// Where the header is not declared it changes nothing.
  @Test
  default void otherOperationsDoNotListen() {
    var place = account();
    var whole = Whole.in(place);
    var events = server().webhooksCalled(whole.sid()).size();
    var path = place.userConversations(whole.identity()).path(whole.sid());
    var header = Map.of(WEBHOOKS, "true");
    var read = server().http().post(path, Map.of("LastReadMessageIndex", 0), header);
    assertThat(read.status()).isEqualTo(200);
    assertThat(server().http().send("DELETE", path, header, "").status()).isEqualTo(204);
    var called = server().webhooksCalled(whole.sid());
    assertThat(called.subList(events, called.size())).isEqualTo(List.of(false, false));
  }

  private static Map<String, String> with(Map<String, String> header, String name, String value) {
    var form = new HashMap<>(header);
    form.put(name, value);
    return form;
  }
}
