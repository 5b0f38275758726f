package dev.confab.api;

import static dev.confab.api.Chat.address;
import static dev.confab.api.Chat.pair;
import static dev.confab.api.Chat.projected;
import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.ApiUnderTest.field;
import static dev.confab.support.JsonReader.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.EventType;
import dev.confab.domain.Limits;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Origin;
import dev.confab.domain.Policy;
import dev.confab.domain.Retention;
import dev.confab.domain.RoleType;
import dev.confab.domain.Scope;
import dev.confab.domain.ServiceSettings.DefaultRoles;
import dev.confab.domain.WebhookPolicy;
import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParticipantsResourceTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  @AutoClose private ApiUnderTest api;
  private Chat chat;

  @BeforeEach
  void open() {
    api = new ApiUnderTest(folder);
    chat = Chat.in(api);
  }

  @Test
  void aChatParticipantHasExactlyItsMembers() {
    var conversation = chat.conversation();
    var created = chat.add(conversation, "Identity=ann");
    assertThat(created.status()).isEqualTo(201);
    var sid = created.text("sid");
    assertThat(sid).matches("MB[0-9a-f]{32}");
    assertThat(created.json())
        .isEqualTo(
            members(
                "sid",
                sid,
                "account_sid",
                api.account.sid().value(),
                "conversation_sid",
                conversation,
                "identity",
                "ann",
                "attributes",
                "{}",
                "messaging_binding",
                null,
                "role_sid",
                defaults().participant().value(),
                "date_created",
                "2026-03-01T08:00:00Z",
                "date_updated",
                "2026-03-01T08:00:00Z",
                "url",
                ORIGIN + chat.path(conversation) + "/" + sid,
                "last_read_message_index",
                null,
                "last_read_timestamp",
                null));
    assertThat(api.get(chat.path(conversation) + "/" + sid).body()).isEqualTo(created.body());
  }

  @Test
  void theServiceIsNamedOnItsPathsOnly() {
    var service = Chat.inNewService(api);
    var conversation = service.conversation();
    var created = Chat.created(service.add(conversation, "Identity=ann"));
    var sid = created.text("sid");
    assertThat(created.json())
        .containsEntry("chat_service_sid", service.family().substring("/v1/Services/".length()))
        .containsEntry("url", ORIGIN + service.path(conversation) + "/" + sid);
    assertThat(api.get(chat.path(conversation) + "/" + sid).error()).isEqualTo("404/20404");
    assertThat(api.post(chat.path(conversation), "Identity=bob").error()).isEqualTo("404/20404");
  }

  @Test
  void everyParameterIsStoredAndAnswered() {
    var role = chat.role(RoleType.CONVERSATION);
    var conversation = chat.conversation();
    var created =
        chat.add(
            conversation,
            "Identity=Zo%C3%AB&DateCreated=2020-01-02T03:04:05Z&DateUpdated=2020-01-03T00:00:00Z&"
                + field("Attributes", "{ \"a\" : 1 }")
                + "&RoleSid="
                + role
                + "&MessagingBinding.ProjectedAddress=%2B15550001");
    assertThat(created.json())
        .containsEntry("identity", "Zoë")
        .containsEntry("attributes", "{ \"a\" : 1 }")
        .containsEntry("role_sid", role)
        .containsEntry("messaging_binding", Map.of("type", "sms", "projected_address", "+15550001"))
        .containsEntry("date_created", "2020-01-02T03:04:05Z")
        .containsEntry("date_updated", "2020-01-03T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "sms, +15550001, +15550002",
    "whatsapp, whatsapp:+15550001, whatsapp:+15550002",
    "rcs, rcs:+15550001, rcs:brand_agent",
    "messenger, messenger:12345, messenger:678"
  })
  void theChannelFollowsFromTheAddress(String type, String address, String proxy) {
    var created = Chat.created(chat.add(chat.conversation(), pair(address, proxy)));
    assertThat(created.json())
        .containsEntry("identity", null)
        .containsEntry("role_sid", defaults().participant().value())
        .containsEntry(
            "messaging_binding", Map.of("type", type, "address", address, "proxy_address", proxy));
  }

  @Test
  void anAddressAloneIsAnEmailOrOfAGroupText() {
    assertThat(Chat.created(chat.add(chat.conversation(), address("ann@example.org"))).json())
        .containsEntry("messaging_binding", Map.of("type", "email", "address", "ann@example.org"));
    assertThat(Chat.created(chat.add(chat.conversation(), address("+15550001"))).json())
        .containsEntry("messaging_binding", Map.of("type", "sms", "address", "+15550001"))
        .containsEntry("role_sid", null);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 50204",
    "Identity=, 50204",
    "Identity=system, 50203",
    "Identity=US0123456789abcdef0123456789abcdef, 50206",
    "Identity=ann&MessagingBinding.Address=%2B15550001, 50211",
    "Identity=ann&MessagingBinding.ProxyAddress=%2B15550001, 50211",
    "MessagingBinding.Address=, 50411",
    "MessagingBinding.ProxyAddress=%2B15550001, 50411",
    "MessagingBinding.Address=5550001, 50407",
    "MessagingBinding.Address=%2B05550001, 50407",
    "MessagingBinding.Address=%2B1234567890123456, 50407",
    "MessagingBinding.Address=WhatsApp:%2B15550001, 50407",
    "MessagingBinding.Address=%2B15550001&MessagingBinding.ProjectedAddress=%2B15550002, 50407",
    "MessagingBinding.ProjectedAddress=whatsapp:%2B15550001, 50407",
    "MessagingBinding.Address=%2B15550001&MessagingBinding.ProxyAddress=555, 50408",
    "MessagingBinding.Address=%2B15550001&MessagingBinding.ProxyAddress=%2B15550001, 50409",
    "MessagingBinding.Address=%2B15550001&MessagingBinding.ProxyAddress=, 50412",
    "MessagingBinding.Address=whatsapp:%2B15550001, 50412",
    "MessagingBinding.Address=%2B15550001&MessagingBinding.ProxyAddress=rcs:%2B15550001, 50414",
    "MessagingBinding.Address=a%40b.c&MessagingBinding.ProxyAddress=%2B15550001, 50453",
    "Identity=ann&Attributes=%7B, 50304",
    "Identity=ann&Attributes=, 50304",
    "Identity=ann&RoleSid=RL1, 50109",
    "Identity=ann&RoleSid=RL0123456789abcdef0123456789abcdef, 50109",
    "Identity=ann&DateCreated=yesterday, 50308",
    "Identity=ann&DateUpdated=yesterday, 50309"
  })
  void aWrongCreateGetsItsErrorAndAddsNobody(String form, int code) {
    var conversation = chat.conversation();
    assertThat(chat.add(conversation, form).error()).isEqualTo("400/" + code);
    assertThat(Chat.items(api.get(chat.path(conversation)), "participants")).isEmpty();
    assertThat(Chat.items(api.get("/v1/Users"), "users")).isEmpty();
    assertThat(chat.eventTypes(conversation)).containsExactly(EventType.CONVERSATION_ADDED);
  }

  @Test
  void recordedMessagesAreTheRecordedOnes() {
    var conversation = chat.conversation();
    assertThat(chat.add(conversation, "").text("message")).isEqualTo("Identity not provided");
    assertThat(chat.add(conversation, address("1")).text("message"))
        .isEqualTo("Invalid messaging binding address");
    assertThat(chat.add(conversation, "Identity=ann&" + address("+15550001")).text("message"))
        .isEqualTo(
            "Participants on SMS, WhatsApp or other non-chat channels cannot have Identities");
    chat.added(conversation, "Identity=ann");
    var again = chat.add(conversation, "Identity=ann");
    assertThat(again.error()).isEqualTo("409/50433");
    assertThat(again.text("message")).isEqualTo("Participant already exists");
  }

  @Test
  void longTextsAreRefused() {
    var conversation = chat.conversation();
    assertThat(chat.add(conversation, "Identity=" + "x".repeat(257)).error())
        .isEqualTo("400/50207");
    assertThat(chat.add(conversation, field("Identity", "😀".repeat(256))).status()).isEqualTo(201);
    assertThat(chat.add(conversation, address("messenger:" + "1".repeat(247))).error())
        .isEqualTo("400/50407");
    var attributes = field("Attributes", "\"" + "x".repeat(4095) + "\"");
    assertThat(chat.add(conversation, "Identity=a&" + attributes).error()).isEqualTo("400/50303");
    var fits = field("Attributes", "\"" + "x".repeat(4094) + "\"");
    assertThat(chat.add(conversation, "Identity=a&" + fits).status()).isEqualTo(201);
  }

  @Test
  void aRoleOfTheServiceIsNoRoleInAConversation() {
    var conversation = chat.conversation();
    var role = chat.role(RoleType.SERVICE);
    assertThat(chat.add(conversation, "Identity=ann&RoleSid=" + role).error())
        .isEqualTo("400/50109");
    var foreign = Chat.inNewService(api).role(RoleType.CONVERSATION);
    assertThat(chat.add(conversation, "Identity=ann&RoleSid=" + foreign).error())
        .isEqualTo("400/50109");
    chat.added(conversation, "Identity=ann");
    assertThat(api.post(chat.path(conversation) + "/ann", "RoleSid=" + role).error())
        .isEqualTo("400/50109");
  }

  @Test
  void withoutAMessagingServiceThereAreNoChannels() {
    api.stores
        .store()
        .write(tables -> {
          var account = tables.settings().ofAccount(api.account.sid());
          tables
              .settings()
              .replace(
                  new dev.confab.domain.Account(
                      account.sid(),
                      account.friendlyName(),
                      account.defaultService(),
                      null,
                      null,
                      null));
          return account;
        });
    api.clock.advance(Duration.ofHours(1));
    var conversation = chat.conversation();
    assertThat(chat.add(conversation, pair("+15550001", "+15550002")).error())
        .isEqualTo("400/50373");
    assertThat(chat.add(conversation, "Identity=ann").status()).isEqualTo(201);
  }

  @Test
  void anIdentityBecomesAUserOnce() {
    var first = chat.conversation();
    var second = chat.conversation();
    chat.added(first, "Identity=ann");
    chat.added(second, "Identity=ann");
    var users = Chat.items(api.get("/v1/Users"), "users");
    assertThat(users).hasSize(1);
    assertThat(users.getFirst())
        .containsEntry("identity", "ann")
        .containsEntry("role_sid", defaults().user().value());
    assertThat(chat.eventTypes(String.valueOf(users.getFirst().get("sid"))))
        .containsExactly(EventType.USER_ADDED);
  }

  @Test
  void identitiesAndUniqueNamesNameThingsEverywhere() {
    api.post("/v1/Conversations", "UniqueName=room").status();
    var path = "/v1/Conversations/room/Participants";
    var created = Chat.created(api.post(path, "Identity=ann+%2F+bob"));
    var one = path + "/ann%20%2F%20bob";
    assertThat(created.text("url"))
        .isEqualTo(
            ORIGIN + chat.path(created.text("conversation_sid")) + "/" + created.text("sid"));
    assertThat(api.get(one).body()).isEqualTo(created.body());
    assertThat(api.post(one, field("Attributes", "1")).text("attributes")).isEqualTo("1");
    assertThat(api.get(path + "/Ann%20%2F%20bob").error()).isEqualTo("404/20404");
    assertThat(api.delete(one).status()).isEqualTo(204);
    assertThat(api.delete(one).error()).isEqualTo("404/20404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MB0123456789abcdef0123456789abcdef", "MB1", "nobody"})
  void whoIsNotThereIsNotFound(String who) {
    var path = chat.path(chat.conversation()) + "/" + who;
    assertThat(api.get(path).error()).isEqualTo("404/20404");
    assertThat(api.post(path, "").error()).isEqualTo("404/20404");
    assertThat(api.delete(path).error()).isEqualTo("404/20404");
  }

  @Test
  void aMissingConversationHasNoParticipants() {
    var path = chat.path("CH0123456789abcdef0123456789abcdef");
    assertThat(api.get(path).error()).isEqualTo("404/20404");
    assertThat(api.post(path, "Identity=ann").error()).isEqualTo("404/20404");
    assertThat(Chat.items(api.get("/v1/Users"), "users")).isEmpty();
  }

  @Test
  void participantsOfAnotherConversationAreNotFound() {
    var sid = chat.added(chat.conversation(), "Identity=ann");
    assertThat(api.get(chat.path(chat.conversation()) + "/" + sid).error()).isEqualTo("404/20404");
  }

  @Test
  void theListIsInTheOrderOfJoining() {
    var conversation = chat.conversation();
    for (var name : List.of("dora", "bob", "carl", "ann")) {
      chat.added(conversation, "Identity=" + name);
    }
    var first = api.get(chat.path(conversation) + "?PageSize=3");
    assertThat(Chat.texts(first, "participants", "identity"))
        .containsExactly("dora", "bob", "carl");
    var next = Chat.meta(first, "next_page_url");
    assertThat(Chat.texts(api.get(next), "participants", "identity")).containsExactly("ann");
    assertThat(Chat.meta(api.get(chat.path(conversation) + "?PageSize=101"), "page_size"))
        .isEqualTo("100");
  }

  @Test
  void aNewParticipantRestartsTheTimersAndWakes() {
    var conversation =
        api.post("/v1/Conversations", "State=inactive&Timers.Closed=PT10M").text("sid");
    api.clock.advance(MINUTE);
    chat.added(conversation, "Identity=ann");
    assertThat(api.get("/v1/Conversations/" + conversation).json())
        .containsEntry("state", "active")
        .containsEntry("date_updated", "2026-03-01T08:01:00Z")
        .containsEntry("timers", Map.of("date_closed", "2026-03-01T08:11:00Z"));
    assertThat(chat.eventTypes(conversation))
        .containsExactly(
            EventType.CONVERSATION_ADDED,
            EventType.CONVERSATION_STATE_UPDATED,
            EventType.PARTICIPANT_ADDED);
    var events = chat.events(conversation);
    assertThat(events.get(1).data()).contains("\"reason\":\"EVENT\"");
    assertThat(events)
        .extracting(LoggedEvent::origin)
        .containsExactly(Origin.api(false), Origin.api(true), Origin.api(false));
  }

  @Test
  void eachChangeTellsItsEventAndAnEmptyOneNone() {
    var conversation = chat.conversation();
    var headers = Map.of("X-Twilio-Webhook-Enabled", "True");
    var sid = api.post(chat.path(conversation), "Identity=ann", headers).text("sid");
    var one = chat.path(conversation) + "/" + sid;
    api.clock.advance(MINUTE);
    assertThat(api.post(one, "").text("date_updated")).isEqualTo("2026-03-01T08:00:00Z");
    assertThat(api.post(one, field("Attributes", "{}")).text("date_updated"))
        .isEqualTo("2026-03-01T08:00:00Z");
    assertThat(api.post(one, field("Attributes", "2")).text("date_updated"))
        .isEqualTo("2026-03-01T08:01:00Z");
    assertThat(api.delete(one).status()).isEqualTo(204);
    assertThat(chat.eventTypes(conversation))
        .containsExactly(
            EventType.CONVERSATION_ADDED,
            EventType.PARTICIPANT_ADDED,
            EventType.PARTICIPANT_UPDATED,
            EventType.PARTICIPANT_REMOVED);
    assertThat(chat.events(conversation).stream().map(event -> event.origin().callsWebhooks()))
        .containsExactly(false, true, false, false);
    assertThat(chat.events(conversation).get(2).data()).contains("\"attributes\":\"2\"");
  }

  @Test
  void aClosedConversationRefusesChangesAndStaysReadable() {
    var conversation = chat.conversation();
    var sid = chat.added(conversation, "Identity=ann");
    chat.close(conversation);
    var one = chat.path(conversation) + "/" + sid;
    assertThat(chat.add(conversation, "Identity=bob").error()).isEqualTo("400/50377");
    assertThat(api.post(one, "LastReadMessageIndex=1").error()).isEqualTo("400/50377");
    assertThat(api.delete(one).error()).isEqualTo("400/50377");
    assertThat(api.get(one).status()).isEqualTo(200);
    assertThat(Chat.items(api.get(chat.path(conversation)), "participants")).hasSize(1);
  }

  @Test
  void theHorizonIsWhatTheApplicationSays() {
    var conversation = chat.conversation();
    chat.added(conversation, "Identity=ann");
    var one = chat.path(conversation) + "/ann";
    api.clock.advance(MINUTE);
    assertThat(api.post(one, "LastReadMessageIndex=7").json())
        .containsEntry("last_read_message_index", 7L)
        .containsEntry("last_read_timestamp", "2026-03-01T08:01:00Z")
        .containsEntry("date_updated", "2026-03-01T08:01:00Z");
    assertThat(api.post(one, "LastReadTimestamp=2020-01-01T00:00:00").json())
        .containsEntry("last_read_message_index", 7L)
        .containsEntry("last_read_timestamp", "2020-01-01T00:00:00Z");
    assertThat(
            api.post(one, "LastReadMessageIndex=3&LastReadTimestamp=2020-02-01T00:00:00Z").json())
        .containsEntry("last_read_message_index", 3L)
        .containsEntry("last_read_timestamp", "2020-02-01T00:00:00Z");
    assertThat(api.post(one, "LastReadMessageIndex=").json())
        .containsEntry("last_read_message_index", null)
        .containsEntry("last_read_timestamp", null);
    for (var wrong : List.of("-1", "1.5", "x", "9223372036854775808")) {
      assertThat(api.post(one, "LastReadMessageIndex=" + wrong).error()).isEqualTo("400/50421");
    }
    assertThat(api.post(one, "LastReadTimestamp=now").error()).isEqualTo("400/50405");
  }

  @Test
  void datesCanBeSetAlone() {
    var conversation = chat.conversation();
    chat.added(conversation, "Identity=ann");
    api.clock.advance(MINUTE);
    var updated = api.post(chat.path(conversation) + "/ann", "DateCreated=2019-01-01T00:00:00Z");
    assertThat(updated.json())
        .containsEntry("date_created", "2019-01-01T00:00:00Z")
        .containsEntry("date_updated", "2026-03-01T08:01:00Z");
  }

  @Test
  void aRepeatedRequestIsDoneOnce() {
    var conversation = chat.conversation();
    var key = Map.of("I-Twilio-Idempotency-Token", "k1");
    var first = api.post(chat.path(conversation), "Identity=ann", key);
    var second = api.post(chat.path(conversation), "Identity=ann", key);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    var update = Map.of("I-Twilio-Idempotency-Token", "k2");
    var path = chat.path(conversation) + "/ann";
    var changed = api.post(path, "LastReadMessageIndex=1", update);
    api.clock.advance(MINUTE);
    assertThat(api.post(path, "LastReadMessageIndex=1", update).body()).isEqualTo(changed.body());
    assertThat(chat.eventTypes(conversation)).hasSize(3);
  }

  @Test
  void limitsAreRefusedWithTheirCodes() {
    try (var small =
        new ApiUnderTest(folder.resolve("small"), new Links(null, false), limits(3, 1, 2))) {
      var there = Chat.in(small);
      var first = there.conversation();
      there.added(first, pair("+15550001", "+15550009"));
      assertThat(there.add(first, pair("+15550002", "+15550009")).error()).isEqualTo("403/50422");
      there.added(first, "Identity=ann");
      there.added(first, "Identity=bob");
      assertThat(there.add(first, "Identity=carl").error()).isEqualTo("403/50417");
      there.added(there.conversation(), "Identity=ann");
      var third = there.conversation();
      assertThat(there.add(third, "Identity=ann").error()).isEqualTo("403/50214");
      there.close(first);
      assertThat(there.mayHaveMoreOpenConversations("ann", 1)).as("with the closed one").isTrue();
      there.added(third, "Identity=ann");
      assertThat(there.mayHaveMoreOpenConversations("ann", 2)).as("without it").isFalse();
      assertThat(there.add(there.conversation(), "Identity=ann").error()).isEqualTo("403/50214");
    }
  }

  /// Whoever is there already is not one too many.
  @Test
  void whoIsThereAlreadyIsToldSoBeforeAnyLimit() {
    try (var small =
        new ApiUnderTest(folder.resolve("full"), new Links(null, false), limits(2, 1, 1))) {
      var there = Chat.in(small);
      var full = there.conversation();
      there.added(full, pair("+15550001", "+15550009"));
      there.added(full, "Identity=ann");
      assertThat(there.add(full, "Identity=ann").error()).isEqualTo("409/50433");
      assertThat(there.add(full, pair("+15550001", "+15550009")).error()).isEqualTo("409/50416");
      assertThat(there.add(full, pair("+15550002", "+15550009")).error()).isEqualTo("403/50417");
      assertThat(there.add(full, "Identity=bob").error()).isEqualTo("403/50417");
      assertThat(small.get("/v1/Users/bob").error()).as("nothing is left").isEqualTo("404/20404");
      var other = there.conversation();
      assertThat(there.add(other, pair("+15550001", "+15550009")).error()).isEqualTo("409/50416");
      assertThat(there.add(other, "Identity=ann").error()).isEqualTo("403/50214");
    }
  }

  @Test
  void aGroupTextThatExistsIsToldBeforeItsLimit() {
    var policy =
        new Policy(
            new Limits(0, 0, 0, 2, 0, 0, 0),
            Policy.DEFAULT.webhookUrls(),
            Retention.DEFAULT,
            WebhookPolicy.DEFAULT);
    try (var small = new ApiUnderTest(folder.resolve("group"), new Links(null, false), policy)) {
      var there = Chat.in(small);
      var group = there.conversation();
      there.added(group, address("+15550001"));
      there.added(group, address("+15550002"));
      assertThat(there.add(group, address("+15550002")).error()).isEqualTo("409/50437");
      assertThat(there.add(group, address("+15550003")).error()).isEqualTo("403/50436");
    }
  }

  @Test
  void zeroMeansNoLimit() {
    try (var open =
        new ApiUnderTest(folder.resolve("open"), new Links(null, false), limits(0, 0, 0))) {
      var there = Chat.in(open);
      var conversation = there.conversation();
      for (int i = 0; i < 51; i++) {
        there.added(conversation, pair("+1555000" + (10 + i), "+15550009"));
      }
      there.added(conversation, "Identity=ann");
    }
  }

  private static Policy limits(int participants, int channels, int conversations) {
    return new Policy(
        new Limits(participants, channels, conversations, 0, 0, 0, 0),
        Policy.DEFAULT.webhookUrls(),
        Retention.DEFAULT,
        WebhookPolicy.DEFAULT);
  }

  private DefaultRoles defaults() {
    var scope = new Scope(api.account.sid(), api.account.defaultService());
    return api.stores.store().read(tables -> tables.settings().ofService(scope.service())).roles();
  }

  @Test
  void aProjectedAddressMayComeFirst() {
    var conversation = chat.conversation();
    var sid = chat.added(conversation, projected("+15550001"));
    var one = chat.path(conversation) + "/" + sid;
    assertThat(api.post(one, "Identity=ann").text("identity")).isEqualTo("ann");
    assertThat(api.get("/v1/Users/ann").status()).isEqualTo(200);
    assertThat(api.post(one, "Identity=bob").error()).isEqualTo("400/50444");
  }
}
