package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.ApiUnderTest;
import dev.confab.timers.EmptyTrash;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesResourceTest {
  @AutoClose private final ApiUnderTest api;

  ServicesResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
  }

  @Test
  void aServiceHasExactlyItsMembers() {
    var created = api.post("/v1/Services", "FriendlyName=Shop");
    assertThat(created.status()).isEqualTo(201);
    var sid = created.text("sid");
    var url = ORIGIN + "/v1/Services/" + sid;
    assertThat(sid).matches("IS[0-9a-f]{32}");
    assertThat(created.json())
        .isEqualTo(
            Map.of(
                "sid",
                sid,
                "account_sid",
                api.account.sid().value(),
                "friendly_name",
                "Shop",
                "date_created",
                "2026-03-01T08:00:00Z",
                "date_updated",
                "2026-03-01T08:00:00Z",
                "url",
                url,
                "links",
                Map.of(
                    "conversations", url + "/Conversations",
                    "users", url + "/Users",
                    "roles", url + "/Roles",
                    "bindings", url + "/Bindings",
                    "configuration", url + "/Configuration",
                    "participant_conversations", url + "/ParticipantConversations",
                    "conversation_with_participants", url + "/ConversationWithParticipants")));
    assertThat(api.get("/v1/Services/" + sid).body()).isEqualTo(created.body());
  }

  @Test
  void theFriendlyNameIsRequiredAndLimited() {
    var missing = api.post("/v1/Services", "Name=x");
    assertThat(missing.error()).isEqualTo("400/20001");
    assertThat(missing.text("message"))
        .isEqualTo("Missing required parameter FriendlyName in the post body");
    assertThat(api.post("/v1/Services", "FriendlyName=").error()).isEqualTo("400/50000");
    assertThat(api.post("/v1/Services", field("FriendlyName", "x".repeat(257))).error())
        .isEqualTo("400/50003");
  }

  @Test
  void thereIsNoUpdate() {
    var sid = api.post("/v1/Services", "FriendlyName=Shop").text("sid");
    var refused = api.post("/v1/Services/" + sid, "FriendlyName=New");
    assertThat(refused.error()).isEqualTo("405/20004");
    assertThat(refused.header("Allow")).isEqualTo("DELETE, GET");
  }

  @Test
  void listsAreOldestFirstAndStartWithTheDefaultService() {
    var shop = api.post("/v1/Services", "FriendlyName=Shop").text("sid");
    var page = api.get("/v1/Services");
    assertThat(page.json()).containsOnlyKeys("meta", "services");
    assertThat(page.body().indexOf(api.account.defaultService().value()))
        .isPositive()
        .isLessThan(page.body().indexOf(shop));
  }

  @Test
  void aDeletedServiceTakesEverythingWithItAtOnce() {
    var shop = "/v1/Services/" + api.post("/v1/Services", "FriendlyName=Shop").text("sid");
    var conversation = api.post(shop + "/Conversations", "UniqueName=x").text("sid");
    assertThat(api.delete(shop).status()).isEqualTo(204);
    assertThat(api.delete(shop).error()).isEqualTo("404/20404");
    assertThat(api.get(shop).error()).isEqualTo("404/20404");
    assertThat(api.get("/v1/Services").body()).doesNotContain("Shop");
    assertThat(api.get(shop + "/Conversations").error()).isEqualTo("404/20404");
    assertThat(api.get(shop + "/Conversations/" + conversation).error()).isEqualTo("404/20404");
    assertThat(api.post(shop + "/Conversations", "").error()).isEqualTo("404/20404");
    var purge = new EmptyTrash(api.stores.trash(), api.clock);
    assertThat(purge.runOnce()).isPositive();
    while (purge.runOnce() > 0) {
      assertThat(api.get("/health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  void theDefaultServiceStays() {
    var refused = api.delete("/v1/Services/" + api.account.defaultService());
    assertThat(refused.error()).isEqualTo("400/20001");
    assertThat(api.get("/v1/Conversations").status()).isEqualTo(200);
  }
}
