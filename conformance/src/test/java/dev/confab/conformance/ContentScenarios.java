package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.sids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Query;
import dev.confab.conformance.clients.Resource;
import dev.confab.conformance.clients.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Content templates, and messages that are made from them.
interface ContentScenarios extends Scenarios {
  Map<String, Object> GREETING =
      Map.of(
          "friendly_name",
          "Greeting",
          "language",
          "en",
          "variables",
          Map.of("1", "you", "day", "today"),
          "types",
          Map.of(
              "twilio/text", Map.of("body", "Hi {{1}}, see you {{day}}"),
              "twilio/quick-reply",
                  Map.of(
                      "body",
                      "Hi",
                      "actions",
                      List.of(Map.of("type", "QUICK_REPLY", "title", "Yes", "id", "yes")))));

  private Resources contents() {
    return account().contents();
  }

  @Test
  default void createdTemplateIsWhatIsFetchedAndListedAndSent() {
    var contents = contents();
    var created = contents.create(GREETING);
    assertThat(created.members())
        .containsAllEntriesOf(GREETING)
        .containsEntry("account_sid", server().account().sid())
        .containsEntry("links", Map.of());
    var shown = new Resource(sent(contents.path(created.sid())));
    // The SDKs have another host for it.
    assertThat(created.without("url")).isEqualTo(shown.without("url"));
    assertThat(created.text("url")).endsWith(contents.path(created.sid()));
    assertThat(contents.fetch(created.sid())).isEqualTo(created);
    var next = contents.create(GREETING);
    assertThat(sids(contents.list(Query.ALL.pageSize(1)))).contains(created.sid(), next.sid());
    contents.delete(created.sid());
    assertRefused(404, 20404, () -> contents.fetch(created.sid()));
    assertThat(sids(contents.list(Query.ALL))).doesNotContain(created.sid());
  }

  @ParameterizedTest
  @EnumSource
  default void messageIsMadeFromATemplate(Family family) {
    var place = family.in(this);
    var messages = place.messages(place.conversations().create(Map.of()).sid());
    var template = contents().create(GREETING).sid();
    var form = Map.of("ContentSid", template, "ContentVariables", "{\"1\":\"Zoë\"}");
    var message = messages.create(form);
    assertThat(message.members())
        .containsEntry("content_sid", template)
        .containsEntry("body", "Hi Zoë, see you today");
    assertThat(messages.list(Query.ALL)).containsExactly(message);
    contents().delete(template);
    assertThat(messages.fetch(message.sid())).isEqualTo(message);
    assertRefused(400, 50526, () -> messages.create(form));
  }

  @Test
  default void templateThatOnlyAVendorShowsIsRefused() {
    var card = Map.of("body", "Hi", "actions", List.of());
    var types = Map.of("whatsapp/card", card);
    var template = contents().create(Map.of("language", "en", "types", types)).sid();
    var place = account();
    var messages = place.messages(place.conversations().create(Map.of()).sid());
    assertRefused(400, 50542, () -> messages.create(Map.of("ContentSid", template)));
    assertThat(messages.list(Query.ALL)).isEmpty();
  }
}
