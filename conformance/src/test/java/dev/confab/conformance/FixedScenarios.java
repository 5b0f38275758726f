package dev.confab.conformance;

import static dev.confab.conformance.Sample.nobody;
import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.channel;
import static dev.confab.conformance.Scenarios.conversation;
import static dev.confab.conformance.Scenarios.number;
import static dev.confab.conformance.Scenarios.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Query;
import dev.confab.conformance.support.Answer;
import dev.confab.domain.Binding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What stays as it was created. The SDKs have no parameters for most of it, so plain HTTP sends
/// them, and the clients look at what has become of it.
interface FixedScenarios extends Scenarios {
  /// What nothing lets go of.
  Map<String, String> OF_EVERYTHING =
      Map.of(
          "Sid", nobody("XX"),
          "AccountSid", nobody("AC"),
          "ChatServiceSid", nobody("IS"),
          "ConversationSid", nobody("CH"),
          "Index", "7",
          "Url", "https://example.com");

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVICE")
  default void fixedFieldsAreNotUpdated(Sample sample) {
    for (var family : sample.families()) {
      var place = family.in(this);
      var list = sample.in(place, conversation(place));
      var created = list.create(sample.form());
      var form = new HashMap<String, Object>(OF_EVERYTHING);
      form.putAll(sample.fixed());
      form.putAll(sample.change());
      assertThat(posted(list.path(created.sid()), form).status()).isEqualTo(200);
      assertThat(list.fetch(created.sid())).isEqualTo(created);
    }
  }

  /// Besides what all participants keep, each kind keeps how it came.
  @ParameterizedTest
  @EnumSource
  default void participantKeepsAddressAndIdentity(Family family) {
    var place = family.in(this);
    var participants = place.participants(conversation(place));
    var phone = participants.create(channel(number(), number()));
    var moved = Map.of("MessagingBinding.Address", number());
    assertThat(posted(participants.path(phone.sid()), moved).status()).isEqualTo(200);
    var renamed = Map.of("Identity", unique("bob"));
    assertRefused(400, 50444, () -> participants.update(phone.sid(), renamed));
    assertThat(participants.fetch(phone.sid())).isEqualTo(phone);

    var group = place.participants(conversation(place));
    var projected = Map.of("MessagingBinding.ProjectedAddress", number());
    var agent = group.create(projected).sid();
    var named = group.update(agent, Map.of("Identity", unique("agent")));
    assertRefused(400, 50444, () -> group.update(agent, renamed));
    assertThat(group.fetch(agent)).isEqualTo(named);
    assertThat(named.object("messaging_binding"))
        .containsEntry("projected_address", projected.get("MessagingBinding.ProjectedAddress"));
  }

  /// An update cannot give a message a file or a template, nor another file.
  @ParameterizedTest
  @EnumSource
  default void messageKeepsItsContent(Family family) {
    var place = family.in(this);
    var conversation = place.conversations().create(Map.of());
    var messages = place.messages(conversation.sid());
    var service = conversation.text("chat_service_sid");
    var media = messages.create(Map.of("MediaSid", upload(service)));
    var other =
        Map.of("MediaSid", upload(service), "ContentSid", nobody("HX"), "Attributes", "{\"a\":1}");
    assertThat(posted(messages.path(media.sid()), other).status()).isEqualTo(200);
    var after = messages.fetch(media.sid());
    assertThat(after.without("attributes", "date_updated"))
        .isEqualTo(media.without("attributes", "date_updated"));
    assertThat(after.text("attributes")).isEqualTo("{\"a\":1}");
  }

  @Test
  default void servicesAndBindingsHaveNoUpdates() {
    var place = Family.NAMED_SERVICE.in(this);
    var service = String.valueOf(place.service());
    var credential = account().credentials().create(Sample.CREDENTIAL.form()).sid();
    var binding = server().register(service, unique("ann"), Binding.Type.FCM, credential);
    var form = Map.of("FriendlyName", "Other", "Identity", "bob");
    for (var path : List.of(account().services().path(service), place.bindings().path(binding))) {
      assertNotAllowed(path, form);
    }
    assertThat(place.bindings().fetch(binding).text("sid")).isEqualTo(binding);
    assertThat(account().services().fetch(service).text("friendly_name")).isEqualTo("Scenario");
  }

  @ParameterizedTest
  @EnumSource
  default void receiptsHaveNoUpdates(Family family) {
    var whole = Whole.in(family.in(this));
    var receipt = whole.receipts().list(Query.ALL).getFirst();
    assertNotAllowed(whole.receipts().path(receipt.sid()), Map.of("Status", "read"));
    assertThat(whole.receipts().fetch(receipt.sid())).isEqualTo(receipt);
  }

  /// A conversation stays in its service, where another conversation may have its name.
  @Test
  default void conversationStaysInItsService() {
    var here = account();
    var there = Family.NAMED_SERVICE.in(this);
    var sid = here.conversations().create(Map.of()).sid();
    var form = Map.of("ChatServiceSid", String.valueOf(there.service()), "FriendlyName", "Moved");
    assertThat(posted(here.conversations().path(sid), form).status()).isEqualTo(200);
    assertThat(here.conversations().fetch(sid).text("friendly_name")).isEqualTo("Moved");
    assertRefused(404, 20404, () -> there.conversations().fetch(sid));
  }

  private void assertNotAllowed(String path, Map<String, ?> form) {
    var answer = posted(path, form);
    assertThat(answer.status()).as(path).isEqualTo(405);
    assertThat(answer.code()).isEqualTo(20004);
  }

  private Answer posted(String path, Map<String, ?> form) {
    return server().http().post(path, form);
  }

  private String upload(String service) {
    return server().upload(service, "some bytes");
  }
}
