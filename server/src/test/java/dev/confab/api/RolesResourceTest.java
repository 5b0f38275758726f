package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesResourceTest {
  private static final String AGENT =
      "FriendlyName=agent&Type=conversation&Permission=sendMessage&Permission=leaveConversation";

  @AutoClose private final ApiUnderTest api;

  RolesResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
  }

  private String service() {
    return "/v1/Services/" + api.account.defaultService();
  }

  private String defaultRole(String member) {
    return api.get(service() + "/Configuration").text(member);
  }

  @Test
  void aRoleHasExactlyItsMembersInBothFamilies() {
    var created = api.post("/v1/Roles", AGENT);
    assertThat(created.status()).isEqualTo(201);
    var sid = created.text("sid");
    assertThat(sid).matches("RL[0-9a-f]{32}");
    assertThat(created.json())
        .isEqualTo(
            Map.of(
                "sid",
                sid,
                "account_sid",
                api.account.sid().value(),
                "chat_service_sid",
                api.account.defaultService().value(),
                "friendly_name",
                "agent",
                "type",
                "conversation",
                "permissions",
                List.of("sendMessage", "leaveConversation"),
                "date_created",
                "2026-03-01T08:00:00Z",
                "date_updated",
                "2026-03-01T08:00:00Z",
                "url",
                ORIGIN + "/v1/Roles/" + sid));
    assertThat(api.get("/v1/Roles/" + sid).body()).isEqualTo(created.body());
    assertThat(api.get(service() + "/Roles/" + sid).text("url"))
        .isEqualTo(ORIGIN + service() + "/Roles/" + sid);
  }

  @Test
  void aServiceBeginsWithFourRoles() {
    var list = api.get("/v1/Roles");
    assertThat(
            list.objects("roles").stream().map(role -> String.valueOf(role.get("friendly_name"))))
        .containsExactly("service admin", "service user", "channel admin", "channel user");
    assertThat(list.text("meta")).contains("page_size=50", "key=roles");
    assertThat(api.get("/v1/Roles?PageSize=60").text("meta")).contains("page_size=50");
  }

  @Test
  void listsGoOnWhereThePageEnded() {
    var first = api.get(service() + "/Roles?PageSize=3");
    assertThat(first.objects("roles")).hasSize(3);
    var meta = (Map<?, ?>) Objects.requireNonNull(first.json().get("meta"));
    assertThat(api.get(String.valueOf(meta.get("next_page_url"))).objects("roles")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Type=service&Permission=createConversation | 400/20001",
        "FriendlyName=&Type=service&Permission=createConversation | 400/50000",
        "FriendlyName=x&Permission=createConversation | 400/20001",
        "FriendlyName=x&Type=&Permission=createConversation | 400/50105",
        "FriendlyName=x&Type=channel&Permission=createConversation | 400/50105",
        "FriendlyName=x&Type=service | 400/20001",
        "FriendlyName=x&Type=service&Permission= | 400/20001",
        "FriendlyName=x&Type=service&Permission=fly | 400/50104",
        "FriendlyName=x&Type=service&Permission=createConversation&Permission= | 400/50104",
        "FriendlyName=x&Type=service&Permission=CreateConversation | 400/50104",
        "FriendlyName=x&Type=service&Permission=sendMessage | 400/50104",
        "FriendlyName=x&Type=conversation&Permission=createConversation | 400/50104",
        "FriendlyName=x&Type=SERVICE&Permission=createConversation | 201/null",
        "FriendlyName=x&Type=service&Permission[]=joinConversation | 201/null",
        "FriendlyName=x&Type=conversation&Permission=editAnyMessage&Permission=sendMessage | 201/null"
      })
  void whatIsWrongInACreateHasItsOwnError(String form, String outcome) {
    assertThat(api.post("/v1/Roles", form).error()).isEqualTo(outcome);
  }

  @Test
  void thePermissionsInUseBesideThePublishedOnesAreKnown() {
    for (var type : List.of("service", "conversation")) {
      var form =
          "FriendlyName=x&Type=%s&Permission=addNonChatParticipant".formatted(type)
              + "&Permission=editAnyParticipantAttributes&Permission=editOwnParticipantAttributes"
              + "&Permission=editNotificationLevel&Permission=readChannelMetadata";
      assertThat((List<?>) api.post("/v1/Roles", form).json().get("permissions")).hasSize(5);
    }
  }

  @Test
  void aNameHasAtMost256Characters() {
    var rest = "&Type=service&Permission=createConversation";
    assertThat(api.post("/v1/Roles", field("FriendlyName", "ü".repeat(256)) + rest).status())
        .isEqualTo(201);
    assertThat(api.post("/v1/Roles", field("FriendlyName", "ü".repeat(257)) + rest).error())
        .isEqualTo("400/50003");
  }

  @Test
  void anUpdateReplacesAllPermissionsAndNothingElse() {
    var path = "/v1/Roles/" + api.post("/v1/Roles", AGENT).text("sid");
    api.clock.advance(Duration.ofMinutes(1));
    var updated =
        api.post(
            path,
            "FriendlyName=other&Type=service&Permission=sendMediaMessage&Permission=sendMessage"
                + "&Permission=sendMessage");
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.json())
        .containsEntry("permissions", List.of("sendMediaMessage", "sendMessage"))
        .containsEntry("friendly_name", "agent")
        .containsEntry("type", "conversation")
        .containsEntry("date_created", "2026-03-01T08:00:00Z")
        .containsEntry("date_updated", "2026-03-01T08:01:00Z");
    api.clock.advance(Duration.ofMinutes(1));
    var same = api.post(path, "Permission=sendMediaMessage&Permission=sendMessage");
    assertThat(same.body()).isEqualTo(updated.body());
    assertThat(api.post(path, "").error()).isEqualTo("400/20001");
    assertThat(api.post(path, "Permission=joinConversation").error()).isEqualTo("400/50104");
    assertThat(api.get(path).body()).isEqualTo(updated.body());
  }

  @Test
  void aRoleIsDeletedUnlessItIsADefault() {
    var path = "/v1/Roles/" + api.post("/v1/Roles", AGENT).text("sid");
    assertThat(api.delete(path).status()).isEqualTo(204);
    assertThat(api.get(path).error()).isEqualTo("404/20404");
    assertThat(api.delete(path).error()).isEqualTo("404/20404");
    for (var member :
        List.of(
            "default_conversation_creator_role_sid",
            "default_conversation_role_sid",
            "default_chat_service_role_sid")) {
      assertThat(api.delete("/v1/Roles/" + defaultRole(member)).error()).isEqualTo("400/20001");
      assertThat(api.get("/v1/Roles/" + defaultRole(member)).status()).isEqualTo(200);
    }
  }

  @Test
  void rolesOfOtherServicesAndWhatIsNoSidAreNotFound() {
    var other = "/v1/Services/" + api.post("/v1/Services", "FriendlyName=x").text("sid");
    var sid = api.post(other + "/Roles", AGENT).text("sid");
    assertThat(api.get(other + "/Roles/" + sid).status()).isEqualTo(200);
    for (var path :
        List.of(
            "/v1/Roles/" + sid, service() + "/Roles/" + sid, "/v1/Roles/agent", "/v1/Roles/RL1")) {
      assertThat(api.get(path).error()).isEqualTo("404/20404");
      assertThat(api.post(path, "Permission=sendMessage").error()).isEqualTo("404/20404");
      assertThat(api.delete(path).error()).isEqualTo("404/20404");
    }
  }

  @Test
  void aRepeatWithAKeyMakesOneRole() {
    var key = Map.of("Idempotency-Key", "k");
    var first = api.post("/v1/Roles", AGENT, key);
    assertThat(api.post("/v1/Roles", AGENT, key).body()).isEqualTo(first.body());
    assertThat(api.get("/v1/Roles").objects("roles")).hasSize(5);
    var path = "/v1/Roles/" + first.text("sid");
    var update = Map.of("Idempotency-Key", "u");
    var updated = api.post(path, "Permission=sendMessage", update);
    api.post(path, "Permission=sendMediaMessage");
    assertThat(api.post(path, "Permission=sendMessage", update).body()).isEqualTo(updated.body());
    assertThat(api.get(path).json()).containsEntry("permissions", List.of("sendMediaMessage"));
  }
}
