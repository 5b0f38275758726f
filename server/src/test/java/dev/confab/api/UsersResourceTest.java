package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.ApiUnderTest.field;
import static dev.confab.support.JsonReader.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.EventType;
import dev.confab.domain.RoleType;
import dev.confab.domain.ServiceSettings;
import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsersResourceTest {
  private static final String PATH = "/v1/Users";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @AutoClose private final ApiUnderTest api;
  private final Chat chat;

  UsersResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    chat = Chat.in(api);
  }

  @Test
  void aUserHasExactlyItsMembers() {
    var created = api.post(PATH, "Identity=ann");
    assertThat(created.status()).isEqualTo(201);
    var sid = created.text("sid");
    var url = ORIGIN + PATH + "/" + sid;
    assertThat(sid).matches("US[0-9a-f]{32}");
    assertThat(created.json())
        .isEqualTo(
            members(
                "sid",
                sid,
                "account_sid",
                api.account.sid().value(),
                "chat_service_sid",
                api.account.defaultService().value(),
                "role_sid",
                settings().roles().user().value(),
                "identity",
                "ann",
                "friendly_name",
                null,
                "attributes",
                "{}",
                "is_online",
                null,
                "is_notifiable",
                null,
                "date_created",
                "2026-03-01T08:00:00Z",
                "date_updated",
                "2026-03-01T08:00:00Z",
                "url",
                url,
                "links",
                Map.of("user_conversations", url + "/Conversations")));
    assertThat(api.get(PATH + "/" + sid).body()).isEqualTo(created.body());
    assertThat(api.get(PATH + "/ann").body()).isEqualTo(created.body());
    assertThat(chat.eventTypes(sid)).containsExactly(EventType.USER_ADDED);
  }

  @Test
  void everyParameterIsStoredAndAnswered() {
    var service = Chat.inNewService(api);
    var role = service.role(RoleType.SERVICE);
    var created =
        api.post(
            service.family() + "/Users",
            "Identity=ann&FriendlyName=Ann&RoleSid=" + role + "&" + field("Attributes", "[1 ]"));
    assertThat(created.json())
        .containsEntry("friendly_name", "Ann")
        .containsEntry("attributes", "[1 ]")
        .containsEntry("role_sid", role)
        .containsEntry("chat_service_sid", service.family().substring("/v1/Services/".length()))
        .containsEntry("url", ORIGIN + service.family() + "/Users/" + created.text("sid"));
    assertThat(api.get(PATH + "/ann").error()).isEqualTo("404/20404");
    assertThat(api.get(PATH + "/" + created.text("sid")).error()).isEqualTo("404/20404");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400/20001",
    "Identity=, 400/50204",
    "Identity=system, 400/50203",
    "Identity=US0123456789abcdef0123456789abcdef, 400/50206",
    "Identity=a%0Ab, 400/20001",
    "Identity=a%C2%85b, 400/20001",
    "Identity=ann&Attributes=x, 400/50304",
    "Identity=ann&RoleSid=RL1, 400/50102",
    "Identity=ann&RoleSid=RL0123456789abcdef0123456789abcdef, 400/50102"
  })
  void aWrongCreateGetsItsError(String form, String error) {
    assertThat(api.post(PATH, form).error()).isEqualTo(error);
    assertThat(Chat.items(api.get(PATH), "users")).isEmpty();
  }

  @Test
  void aMissingIdentityIsWordedAsRecorded() {
    assertThat(api.post(PATH, "").text("message"))
        .isEqualTo("Missing required parameter Identity in the post body");
  }

  @Test
  void longTextsAreRefused() {
    assertThat(api.post(PATH, "Identity=" + "x".repeat(257)).error()).isEqualTo("400/50207");
    assertThat(api.post(PATH, "Identity=a&FriendlyName=" + "x".repeat(257)).error())
        .isEqualTo("400/50003");
    var attributes = field("Attributes", "\"" + "x".repeat(16 * 1024 - 1) + "\"");
    assertThat(api.post(PATH, "Identity=a&" + attributes).error()).isEqualTo("400/50303");
  }

  @Test
  void anIdentityIsTakenOnceInEachService() {
    assertThat(api.post(PATH, "Identity=ann").status()).isEqualTo(201);
    assertThat(api.post(PATH, "Identity=ann").error()).isEqualTo("409/50201");
    assertThat(api.post(PATH, "Identity=Ann").status()).isEqualTo(201);
    var service = Chat.inNewService(api);
    assertThat(api.post(service.family() + "/Users", "Identity=ann").status()).isEqualTo(201);
  }

  @Test
  void aRoleMustBeOneOfTheService() {
    var conversationRole = chat.role(RoleType.CONVERSATION);
    assertThat(api.post(PATH, "Identity=ann&RoleSid=" + conversationRole).error())
        .isEqualTo("400/50102");
    api.post(PATH, "Identity=ann");
    assertThat(api.post(PATH + "/ann", "RoleSid=" + conversationRole).error())
        .isEqualTo("400/50102");
    var foreign = Chat.inNewService(api).role(RoleType.SERVICE);
    assertThat(api.post(PATH + "/ann", "RoleSid=" + foreign).error()).isEqualTo("400/50102");
    var admin = chat.role(RoleType.SERVICE);
    assertThat(api.post(PATH + "/ann", "RoleSid=" + admin).text("role_sid")).isEqualTo(admin);
  }

  @Test
  void anUpdateChangesWhatItNames() {
    var sid = api.post(PATH, "Identity=ann&FriendlyName=Ann").text("sid");
    api.clock.advance(MINUTE);
    assertThat(api.post(PATH + "/ann", "Identity=bob").json())
        .containsEntry("identity", "ann")
        .containsEntry("date_updated", "2026-03-01T08:00:00Z");
    assertThat(api.post(PATH + "/" + sid, "FriendlyName=&" + field("Attributes", "1")).json())
        .containsEntry("friendly_name", null)
        .containsEntry("attributes", "1")
        .containsEntry("date_created", "2026-03-01T08:00:00Z")
        .containsEntry("date_updated", "2026-03-01T08:01:00Z");
    assertThat(chat.eventTypes(sid)).containsExactly(EventType.USER_ADDED, EventType.USER_UPDATED);
    assertThat(api.get(PATH + "/ann").text("attributes")).isEqualTo("1");
  }

  @Test
  void whoIsNotThereIsNotFound() {
    for (var who : List.of("US0123456789abcdef0123456789abcdef", "US1", "nobody")) {
      var path = PATH + "/" + who;
      assertThat(api.get(path).error()).isEqualTo("404/20404");
      assertThat(api.post(path, "FriendlyName=x").error()).isEqualTo("404/20404");
      assertThat(api.delete(path).error()).isEqualTo("404/20404");
    }
  }

  @Test
  void theListIsInTheOrderOfCreationAndShowsNobodyOnline() {
    show();
    for (int i = 0; i < 52; i++) {
      api.post(PATH, "Identity=u" + i);
    }
    var first = api.get(PATH + "?PageSize=1000");
    assertThat(Chat.texts(first, "users", "identity")).hasSize(50).startsWith("u0", "u1");
    assertThat(Chat.items(first, "users").getFirst()).containsEntry("is_online", null);
    var next = Chat.meta(first, "next_page_url");
    assertThat(Chat.texts(api.get(next), "users", "identity")).containsExactly("u50", "u51");
  }

  @Test
  void reachabilityIsShownWhereTheServiceWantsIt() {
    show();
    var created = api.post(PATH, "Identity=ann");
    assertThat(created.json())
        .containsEntry("is_online", false)
        .containsEntry("is_notifiable", false);
    assertThat(api.get(PATH + "/ann").body()).isEqualTo(created.body());
  }

  @Test
  void aDeletedUserLeavesOpenConversationsAndStaysInClosedOnes() {
    var sid = api.post(PATH, "Identity=ann").text("sid");
    var conversations = new ArrayList<String>();
    for (int i = 0; i < 120; i++) {
      conversations.add(chat.conversation());
      chat.added(conversations.getLast(), "Identity=ann");
      chat.added(conversations.getLast(), "Identity=bob");
    }
    var closed = conversations.removeLast();
    chat.close(closed);
    assertThat(chat.mayHaveMoreOpenConversations("ann", 119)).as("with the closed one").isTrue();
    assertThat(api.delete(PATH + "/ann").status()).isEqualTo(204);
    assertThat(chat.mayHaveMoreOpenConversations("ann", 0)).isFalse();
    assertThat(api.delete(PATH + "/ann").error()).isEqualTo("404/20404");
    assertThat(api.get(PATH + "/" + sid).error()).isEqualTo("404/20404");
    for (var conversation : conversations) {
      assertThat(Chat.texts(api.get(chat.path(conversation)), "participants", "identity"))
          .containsExactly("bob");
      assertThat(chat.eventTypes(conversation)).last().isEqualTo(EventType.PARTICIPANT_REMOVED);
    }
    assertThat(Chat.texts(api.get(chat.path(closed)), "participants", "identity"))
        .containsExactly("ann", "bob");
    assertThat(chat.eventTypes(sid)).containsExactly(EventType.USER_ADDED, EventType.USER_REMOVED);
  }

  @Test
  void whoComesAgainIsSomebodyElse() {
    var first = api.post(PATH, "Identity=ann").text("sid");
    api.delete(PATH + "/" + first);
    var second = api.post(PATH, "Identity=ann").text("sid");
    assertThat(second).isNotEqualTo(first);
    assertThat(chat.eventTypes(second)).containsExactly(EventType.USER_ADDED);
  }

  @Test
  void aRepeatedRequestIsDoneOnce() {
    var key = Map.of("I-Twilio-Idempotency-Token", "k1");
    var first = api.post(PATH, "Identity=ann", key);
    assertThat(api.post(PATH, "Identity=ann", key).body()).isEqualTo(first.body());
    var update = Map.of("I-Twilio-Idempotency-Token", "k2");
    var changed = api.post(PATH + "/ann", "FriendlyName=Ann", update);
    api.post(PATH + "/ann", "FriendlyName=Other");
    assertThat(api.post(PATH + "/ann", "FriendlyName=Ann", update).body())
        .isEqualTo(changed.body());
    assertThat(api.get(PATH + "/ann").text("friendly_name")).isEqualTo("Other");
  }

  private ServiceSettings settings() {
    return api.stores
        .store()
        .read(tables -> tables.settings().ofService(api.account.defaultService()));
  }

  /// Switches reachability on.
  private void show() {
    var settings = settings();
    api.stores
        .store()
        .write(tables -> {
          tables
              .settings()
              .replace(
                  new ServiceSettings(
                      settings.service(), settings.roles(), true, settings.notifications()));
          return settings;
        });
  }
}
