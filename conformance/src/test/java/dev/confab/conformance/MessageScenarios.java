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
import dev.confab.conformance.clients.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Messages and their receipts, as any client must see them.
interface MessageScenarios extends Scenarios {
  @ParameterizedTest
  @EnumSource
  default void everythingSaidComesBack(Family family) {
    var messages = messages(family.in(this));
    var created =
        messages.create(
            Map.of(
                "Author", "Zoë",
                "Body", "你好 = 100% + 🎉",
                "Attributes", "{ \"n\": [1, 2.50] }",
                "DateCreated", "2024-02-29T10:11:12Z",
                "DateUpdated", "2024-03-01T00:00:00Z",
                "Subject", "Not shown"));
    assertThat(created.text("author")).isEqualTo("Zoë");
    assertThat(created.text("body")).isEqualTo("你好 = 100% + 🎉");
    assertThat(created.text("attributes")).isEqualTo("{ \"n\": [1, 2.50] }");
    assertThat(created.text("date_created")).isEqualTo("2024-02-29T10:11:12Z");
    assertThat(created.text("date_updated")).isEqualTo("2024-03-01T00:00:00Z");
    assertThat(created.number("index")).isZero();
    assertThat(messages.fetch(created.sid())).isEqualTo(created);
    assertThat(created.members()).isEqualTo(sent(messages.path(created.sid())));
  }

  @ParameterizedTest
  @EnumSource
  default void systemSpeaksWhereNobodyIsNamed(Family family) {
    var created = messages(family.in(this)).create(Map.of("Body", "hi"));
    assertThat(created.text("author")).isEqualTo("system");
    assertThat(created.text("attributes")).isEqualTo("{}");
    assertThat(created.members())
        .containsEntry("participant_sid", null)
        .containsEntry("media", null)
        .containsEntry("delivery", null)
        .containsEntry("content_sid", null);
    assertThat(created.object("links"))
        .containsOnlyKeys("delivery_receipts", "channel_metadata")
        .containsEntry("delivery_receipts", created.text("url") + "/Receipts");
  }

  /// Recorded, although nothing is to be read in it.
  @ParameterizedTest
  @EnumSource
  default void bodyMayBeEmpty(Family family) {
    var messages = messages(family.in(this));
    var created = messages.create(Map.of("Body", ""));
    assertThat(created.text("body")).isEmpty();
    assertThat(messages.fetch(created.sid())).isEqualTo(created);
  }

  @ParameterizedTest
  @EnumSource
  default void authorIsFoundAmongTheParticipants(Family family) {
    var place = family.in(this);
    var conversation = conversation(place);
    var identity = unique("ann");
    var address = number();
    var participants = place.participants(conversation);
    var ann = participants.create(Map.of("Identity", identity)).sid();
    var phone = participants.create(channel(address, number())).sid();
    var messages = place.messages(conversation);
    var byAnn = messages.create(Map.of("Author", identity, "Body", "a"));
    var byPhone = messages.create(Map.of("Author", address, "Body", "b"));
    assertThat(byAnn.text("participant_sid")).isEqualTo(ann);
    assertThat(byPhone.text("participant_sid")).isEqualTo(phone);
    participants.delete(ann);
    assertThat(messages.fetch(byAnn.sid()).members()).isEqualTo(byAnn.members());
  }

  @ParameterizedTest
  @EnumSource
  default void updateChangesWhatItNames(Family family) {
    var messages = messages(family.in(this));
    var created = messages.create(Map.of("Body", "old", "Author", "ann"));
    var edited = messages.update(created.sid(), Map.of("Body", "new", "Attributes", "{\"a\":1}"));
    assertThat(edited.text("body")).isEqualTo("new");
    assertThat(edited.text("attributes")).isEqualTo("{\"a\":1}");
    assertThat(edited.text("author")).isEqualTo("ann");
    assertThat(edited.number("index")).isZero();
    var moved =
        messages.update(
            created.sid(),
            Map.of(
                "Author", "bob",
                "DateCreated", "2024-02-29T10:11:12Z",
                "DateUpdated", "2024-02-29T10:11:13Z"));
    assertThat(moved.text("author")).isEqualTo("bob");
    assertThat(moved.text("date_created")).isEqualTo("2024-02-29T10:11:12Z");
    assertThat(moved.text("date_updated")).isEqualTo("2024-02-29T10:11:13Z");
    assertThat(messages.fetch(created.sid())).isEqualTo(moved);
  }

  @ParameterizedTest
  @EnumSource
  default void indexIsNeverUsedAgain(Family family) {
    var messages = messages(family.in(this));
    var made = new ArrayList<Resource>();
    for (int i = 0; i < 4; i++) {
      made.add(
          messages.create(
              Map.of("Body", "n", "DateCreated", "2024-01-0" + (9 - i) + "T00:00:00Z")));
    }
    messages.delete(made.get(1).sid());
    messages.delete(made.get(3).sid());
    messages.create(Map.of("Body", "last"));
    assertThat(indexes(messages.list(Query.ALL))).containsExactly(0, 2, 4);
    assertThat(indexes(messages.list(Query.ALL.with("Order", "desc")))).containsExactly(4, 2, 0);
  }

  /// As many as an SDK asks for, however small the pages are that the server gives.
  @ParameterizedTest
  @EnumSource
  default void longListComesCompleteInBothOrders(Family family) {
    var messages = messages(family.in(this));
    var made = new ArrayList<String>();
    for (int i = 0; i < 250; i++) {
      made.add(server().http().post(messages.path(), Map.of("Body", "Row " + i)).sid());
    }
    for (var order : List.of("asc", "desc")) {
      var expected = order.equals("asc") ? made : made.reversed();
      var query = Query.ALL.with("Order", order);
      assertThat(sids(messages.list(query.limit(1000)))).isEqualTo(expected);
      assertThat(sids(messages.list(query.limit(230)))).isEqualTo(expected.subList(0, 230));
      assertThat(sids(messages.list(query.pageSize(90)))).isEqualTo(expected);
      var first = messages.page(query.pageSize(1000));
      assertThat(first.sids()).isEqualTo(expected.subList(0, 100));
      var second = Objects.requireNonNull(first.next()).get();
      assertThat(second.sids()).isEqualTo(expected.subList(100, 200));
      var third = Objects.requireNonNull(second.next()).get();
      assertThat(third.sids()).isEqualTo(expected.subList(200, 250));
      assertThat(third.next()).isNull();
      var back = Objects.requireNonNull(third.previous()).get();
      assertThat(back.sids()).isEqualTo(second.sids());
      assertThat(Objects.requireNonNull(back.previous()).get().sids()).isEqualTo(first.sids());
    }
  }

  @ParameterizedTest
  @EnumSource
  default void eachChannelRecipientHasAReceipt(Family family) {
    var place = family.in(this);
    var conversation = conversation(place);
    var participants = place.participants(conversation);
    participants.create(Map.of("Identity", unique("ann")));
    var author = number();
    participants.create(channel(author, number()));
    var recipients = new ArrayList<String>();
    for (int i = 0; i < 2; i++) {
      recipients.add(participants.create(channel(number(), number())).sid());
    }
    var messages = place.messages(conversation);
    var message = messages.create(Map.of("Body", "hi", "Author", author));
    assertThat(message.object("delivery"))
        .containsOnlyKeys("total", "sent", "delivered", "read", "failed", "undelivered")
        .containsEntry("total", 2);
    var list = place.receipts(conversation, message.sid());
    var receipts = list.list(Query.ALL);
    assertThat(receipts)
        .extracting(receipt -> receipt.text("participant_sid"))
        .containsExactlyInAnyOrderElementsOf(recipients);
    for (var receipt : receipts) {
      assertThat(receipt.text("message_sid")).isEqualTo(message.sid());
      assertThat(receipt.text("conversation_sid")).isEqualTo(conversation);
      assertThat(receipt.number("error_code")).isZero();
      assertThat(list.fetch(receipt.sid())).isEqualTo(receipt);
      assertThat(receipt.members()).isEqualTo(sent(list.path(receipt.sid())));
    }
    assertThat(sids(list.list(Query.ALL.pageSize(1)))).isEqualTo(sids(receipts));
    messages.delete(message.sid());
    assertRefused(404, 20404, () -> list.list(Query.ALL));
    assertRefused(404, 20404, () -> list.fetch(receipts.getFirst().sid()));
  }

  @ParameterizedTest
  @EnumSource
  default void messageWakesAnInactiveConversation(Family family) {
    var place = family.in(this);
    var conversations = place.conversations();
    var conversation = conversation(place);
    conversations.update(conversation, Map.of("State", "inactive"));
    place.messages(conversation).create(Map.of("Body", "Wake up"));
    assertThat(conversations.fetch(conversation).text("state")).isEqualTo("active");
  }

  @ParameterizedTest
  @EnumSource
  default void mediaBelongsToOneMessage(Family family) {
    var place = family.in(this);
    var conversation = place.conversations().create(Map.of());
    var messages = place.messages(conversation.sid());
    var media = server().upload(conversation.text("chat_service_sid"), "some bytes");
    var created = messages.create(Map.of("MediaSid", media));
    assertThat(created.textOrNull("body")).isNull();
    var shown = new HashMap<String, Object>();
    shown.put("sid", media);
    shown.put("size", 10);
    shown.put("content_type", "text/plain");
    shown.put("filename", "note.txt");
    assertThat(created.members()).containsEntry("media", List.of(shown));
    assertRefused(400, 50508, () -> messages.create(Map.of("MediaSid", media)));
    assertRefused(400, 50509, () -> messages.update(created.sid(), Map.of("Body", "x")));
    assertRefused(400, 50507, () -> messages.create(Map.of("MediaSid", Sample.nobody("ME"))));
    assertRefused(400, 50510, () -> messages.create(Map.of("MediaSid", "ME1")));
  }

  @ParameterizedTest
  @EnumSource
  default void wrongMessagesAreRefusedByTheirNumbers(Family family) {
    var messages = messages(family.in(this));
    var kept = messages.create(Map.of("Body", "Kept"));
    var wrong =
        Map.of(
            Map.of("Body", "x".repeat(32 * 1024 + 1)), 50504,
            Map.of("Author", "x".repeat(257)), 50310,
            Map.of("Attributes", "{"), 50304,
            Map.of("Attributes", "\"" + "x".repeat(4 * 1024) + "\""), 50303);
    wrong.forEach((form, code) -> {
      assertRefused(400, code, () -> messages.update(kept.sid(), form));
      var whole = new HashMap<>(form);
      whole.putIfAbsent("Body", "x");
      assertRefused(400, code, () -> messages.create(whole));
    });
    assertRefused(400, 50503, () -> messages.create(Map.of()));
    assertRefused(400, 50526, () -> messages.create(Map.of("ContentSid", "HX1")));
    assertRefused(400, 50528, () -> messages.create(Map.of("Body", "x", "ContentVariables", "{}")));
    assertThat(messages.list(Query.ALL)).containsExactly(kept);
  }

  private static Resources messages(Place place) {
    return place.messages(place.conversations().create(Map.of()).sid());
  }

  private static List<Integer> indexes(List<Resource> messages) {
    return messages.stream().map(message -> message.number("index")).toList();
  }
}
