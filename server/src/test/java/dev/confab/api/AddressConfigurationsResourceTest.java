package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.ApiUnderTest.field;
import static dev.confab.support.JsonReader.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.http.Params;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressConfigurationsResourceTest {
  private static final String PATH = "/v1/Configuration/Addresses";
  private static final String SMS = "Type=sms&Address=%2B4915550001";

  @AutoClose private final ApiUnderTest api;

  AddressConfigurationsResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
  }

  private static @Nullable Object creation(Answer answer, String name) {
    return ((Map<?, ?>) Objects.requireNonNull(answer.json().get("auto_creation"))).get(name);
  }

  @Test
  void anAddressAloneHasEveryMember() {
    var created = api.post(PATH, "Type=SmS&Address=%2B4915550001");
    assertThat(created.status()).isEqualTo(201);
    var sid = created.text("sid");
    assertThat(sid).startsWith("IG");
    assertThat(created.json())
        .isEqualTo(
            members(
                "sid",
                sid,
                "account_sid",
                api.account.sid().value(),
                "type",
                "sms",
                "address",
                "+4915550001",
                "friendly_name",
                null,
                "address_country",
                null,
                "auto_creation",
                members(
                    "enabled",
                    false,
                    "type",
                    "default",
                    "conversation_service_sid",
                    null,
                    "webhook_url",
                    null,
                    "webhook_method",
                    null,
                    "webhook_filters",
                    null,
                    "studio_flow_sid",
                    null,
                    "studio_retry_count",
                    null,
                    "binding_name",
                    null),
                "date_created",
                "2026-03-01T08:00:00Z",
                "date_updated",
                "2026-03-01T08:00:00Z",
                "url",
                ORIGIN + PATH + "/" + sid));
    assertThat(api.get(PATH + "/" + sid).body()).isEqualTo(created.body());
    assertThat(api.get(PATH + "/%2B4915550001").body()).isEqualTo(created.body());
    assertThat(api.get(PATH + "/+4915550001").body()).isEqualTo(created.body());
  }

  @Test
  void everyParameterIsStoredAndAnswered() {
    var service = api.post("/v1/Services", "FriendlyName=Shop").text("sid");
    var flow = "FW0123456789abcdef0123456789abcdef";
    var created =
        api.post(
            PATH,
            "Type=whatsApp&Address=whatsapp%3A%2B49155&FriendlyName=Desk&AddressCountry=de"
                + "&AutoCreation.Enabled=TRUE&AutoCreation.Type=WebHook"
                + ("&AutoCreation.ConversationServiceSid=" + service)
                + "&AutoCreation.WebhookUrl=https://hooks.example.com/new"
                + "&AutoCreation.WebhookMethod=pOst"
                + "&AutoCreation.WebhookFilters=onParticipantAdded"
                + "&AutoCreation.WebhookFilters[]=onMessageAdded"
                + ("&AutoCreation.StudioFlowSid=" + flow)
                + "&AutoCreation.StudioRetryCount=3");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json())
        .containsEntry("type", "whatsapp")
        .containsEntry("address", "whatsapp:+49155")
        .containsEntry("friendly_name", "Desk")
        .containsEntry("address_country", "DE")
        .containsEntry(
            "auto_creation",
            members(
                "enabled",
                true,
                "type",
                "webhook",
                "conversation_service_sid",
                service,
                "webhook_url",
                "https://hooks.example.com/new",
                "webhook_method",
                "POST",
                "webhook_filters",
                List.of("onParticipantAdded", "onMessageAdded"),
                "studio_flow_sid",
                flow,
                "studio_retry_count",
                3L,
                "binding_name",
                null));
    assertThat(api.get(PATH + "/whatsapp:+49155").body()).isEqualTo(created.body());
  }

  @ParameterizedTest
  @CsvSource({
    "Address=a, 400/20001",
    "Type=sms, 400/20001",
    "Type=fax&Address=a, 400/20001",
    "Type=&Address=a, 400/20001",
    "Type=sms&Address=, 400/20001",
    "Type=sms&Address=+, 400/20001",
    "Type=sms&Address=a%0Ab, 400/20001",
    "Type=sms&Address=IG0123456789abcdef0123456789abcdef, 400/20001",
    "Type=sms&Address=a&AddressCountry=XX, 400/20001",
    "Type=sms&Address=a&AddressCountry=DEU, 400/20001",
    "Type=sms&Address=a&AutoCreation.Enabled=yes, 400/20001",
    "Type=sms&Address=a&AutoCreation.Type=flex, 400/20001",
    "Type=sms&Address=a&AutoCreation.ConversationServiceSid=IS1, 400/20001",
    "Type=sms&Address=a&AutoCreation.WebhookUrl=nonsense, 400/20001",
    "Type=sms&Address=a&AutoCreation.WebhookUrl=http://192.168.0.1/, 400/20001",
    "Type=sms&Address=a&AutoCreation.WebhookMethod=put, 400/20001",
    "Type=sms&Address=a&AutoCreation.WebhookFilters=onMessageAdd, 400/50365",
    "Type=sms&Address=a&AutoCreation.WebhookFilters=onConversationAdded, 400/50365",
    "Type=sms&Address=a&AutoCreation.StudioFlowSid=FW1, 400/20001",
    "Type=sms&Address=a&AutoCreation.StudioRetryCount=4, 400/20001",
    "Type=sms&Address=a&AutoCreation.StudioRetryCount=-1, 400/20001",
    "Type=sms&Address=a&AutoCreation.StudioRetryCount=1.0, 400/20001"
  })
  void wrongValuesAreRefused(String form, String error) {
    assertThat(api.post(PATH, form).error()).isEqualTo(error);
    assertThat(api.get(PATH).body()).contains("\"address_configurations\":[]");
  }

  @Test
  void textsHaveTheirLimits() {
    var name = field("FriendlyName", "😀".repeat(256));
    assertThat(api.post(PATH, SMS + "&" + name).status()).isEqualTo(201);
    assertThat(api.post(PATH, "Type=sms&Address=a&" + name + "x").error()).isEqualTo("400/50003");
    assertThat(api.post(PATH, "Type=email&Address=" + "a".repeat(256)).status()).isEqualTo(201);
    assertThat(api.post(PATH, "Type=email&Address=" + "a".repeat(257)).error())
        .isEqualTo("400/20001");
  }

  @Test
  void aForeignServiceCannotBeUsed() {
    var foreign = api.post("/v1/Services", "FriendlyName=Foreign", api.stranger()).text("sid");
    var service = SMS + "&AutoCreation.ConversationServiceSid=";
    assertThat(api.post(PATH, service + foreign).error()).isEqualTo("400/20001");
    assertThat(api.post(PATH, service + "IS" + "0".repeat(32)).error()).isEqualTo("400/20001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sms", "whatsapp", "messenger", "gbm", "email", "rcs", "apple", "chat"})
  void everyTypeIsKnown(String type) {
    var form = "Type=" + type + "&Address=urn%3Ambid%3AAQAAYyUbut6E4B3T9FLv5EbG";
    assertThat(api.post(PATH, form).text("type")).isEqualTo(type);
  }

  @Test
  void anAddressIsConfiguredOnce() {
    var sid = api.post(PATH, SMS).text("sid");
    assertThat(api.post(PATH, SMS).error()).isEqualTo("409/20409");
    assertThat(api.post(PATH, SMS.replace("sms", "whatsapp")).error()).isEqualTo("409/20409");
    assertThat(api.post(PATH, SMS, api.stranger()).status()).isEqualTo(201);
    assertThat(api.delete(PATH + "/" + sid).status()).isEqualTo(204);
    assertThat(api.post(PATH, SMS).status()).isEqualTo(201);
  }

  @Test
  void anUpdateChangesWhatIsSent() {
    var sid = api.post(PATH, SMS + "&FriendlyName=Desk&AddressCountry=CA").text("sid");
    api.clock.advance(Duration.ofMinutes(1));
    var updated =
        api.post(
            PATH + "/%2B4915550001",
            "Type=email&Address=other&AddressCountry=DE&AutoCreation.Type=studio"
                + "&AutoCreation.StudioRetryCount=0");
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.json())
        .containsEntry("sid", sid)
        .containsEntry("type", "sms")
        .containsEntry("address", "+4915550001")
        .containsEntry("address_country", "CA")
        .containsEntry("friendly_name", "Desk")
        .containsEntry("date_created", "2026-03-01T08:00:00Z")
        .containsEntry("date_updated", "2026-03-01T08:01:00Z");
    assertThat(creation(updated, "type")).isEqualTo("studio");
    assertThat(creation(updated, "studio_retry_count")).isEqualTo(0L);
    assertThat(api.get(PATH + "/" + sid).body()).isEqualTo(updated.body());
    api.clock.advance(Duration.ofMinutes(1));
    assertThat(api.post(PATH + "/" + sid, "").body()).isEqualTo(updated.body());
    assertThat(api.post(PATH + "/" + sid, "AutoCreation.Type=studio").body())
        .isEqualTo(updated.body());
  }

  @Test
  void emptyValuesClearWhatMayBeNull() {
    var created =
        api.post(
            PATH,
            SMS
                + "&FriendlyName=Desk&AutoCreation.Enabled=true&AutoCreation.Type=webhook"
                + "&AutoCreation.WebhookUrl=https://a.example.com&AutoCreation.WebhookMethod=get"
                + "&AutoCreation.WebhookFilters=onMessageAdded");
    var cleared =
        api.post(
            PATH + "/" + created.text("sid"),
            "FriendlyName=&AutoCreation.Enabled=&AutoCreation.Type=&AutoCreation.WebhookUrl="
                + "&AutoCreation.WebhookMethod=&AutoCreation.WebhookFilters=");
    assertThat(cleared.json()).containsEntry("friendly_name", null);
    assertThat(creation(cleared, "enabled")).isEqualTo(true);
    assertThat(creation(cleared, "type")).isEqualTo("webhook");
    assertThat(creation(cleared, "webhook_url")).isNull();
    assertThat(creation(cleared, "webhook_method")).isNull();
    assertThat(creation(cleared, "webhook_filters")).isNull();
  }

  @Test
  void aWrongUpdateChangesNothing() {
    var created = api.post(PATH, SMS);
    var one = PATH + "/" + created.text("sid");
    assertThat(api.post(one, "FriendlyName=x&AutoCreation.StudioRetryCount=4").error())
        .isEqualTo("400/20001");
    assertThat(api.post(one, "FriendlyName=x&AutoCreation.WebhookUrl=http://10.0.0.1").error())
        .isEqualTo("400/20001");
    assertThat(api.get(one).body()).isEqualTo(created.body());
  }

  @Test
  void aServiceThatIsGoneDoesNotHinderUpdates() {
    var service = api.post("/v1/Services", "FriendlyName=Shop").text("sid");
    var sid = api.post(PATH, SMS + "&AutoCreation.ConversationServiceSid=" + service).text("sid");
    api.delete("/v1/Services/" + service);
    var updated = api.post(PATH + "/" + sid, "AutoCreation.Enabled=true");
    assertThat(updated.status()).isEqualTo(200);
    assertThat(creation(updated, "conversation_service_sid")).isEqualTo(service);
  }

  @Test
  void theListIsChosenByTypeAndPaged() {
    var first = api.post(PATH, SMS).text("sid");
    var other = api.post(PATH, "Type=email&Address=a@example.com").text("sid");
    var last = api.post(PATH, "Type=sms&Address=b").text("sid");
    assertThat(sids(api.get(PATH))).containsExactly(first, other, last);
    var page = api.get(PATH + "?Type=sMs&PageSize=1");
    assertThat(sids(page)).containsExactly(first);
    var meta = (Map<?, ?>) Objects.requireNonNull(page.json().get("meta"));
    assertThat(meta.get("first_page_url")).isEqualTo(ORIGIN + PATH + "?Type=sms&PageSize=1&Page=0");
    assertThat(meta.get("key")).isEqualTo("address_configurations");
    assertThat(sids(api.get(String.valueOf(meta.get("next_page_url"))))).containsExactly(last);
    assertThat(api.get(PATH + "?Type=fax").error()).isEqualTo("400/20001");
    assertThat(sids(api.get(PATH + "?Type="))).hasSize(3);
    assertThat(api.get(PATH + "?PageSize=100").body()).contains("\"page_size\":50");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    var sid = api.post(PATH, SMS).text("sid");
    var stranger = api.stranger();
    for (var one : List.of(PATH + "/" + sid, PATH + "/%2B4915550001")) {
      for (var method : List.of("GET", "POST", "DELETE")) {
        assertThat(api.send(method, one, Params.NONE, stranger).error()).isEqualTo("404/20404");
      }
    }
    assertThat(api.send("GET", PATH, Params.NONE, stranger).body()).doesNotContain(sid);
    assertThat(api.delete(PATH + "/%2B4915550001").status()).isEqualTo(204);
    for (var one : List.of(PATH + "/" + sid, PATH + "/%2B4915550001", PATH + "/IG1")) {
      assertThat(api.get(one).error()).isEqualTo("404/20404");
      assertThat(api.post(one, "").error()).isEqualTo("404/20404");
      assertThat(api.delete(one).error()).isEqualTo("404/20404");
    }
  }

  @Test
  void anAddressMayHaveCharactersOfPaths() {
    var created = api.post(PATH, "Type=chat&" + field("Address", "a/b?c=d&e%é"));
    assertThat(api.get(PATH + "/a%2Fb%3Fc%3Dd%26e%25%C3%A9").body()).isEqualTo(created.body());
  }

  @Test
  void aRepeatedRequestIsDoneOnce() {
    var key = Map.of("Idempotency-Key", "k1");
    var created = api.post(PATH, SMS, key);
    assertThat(api.post(PATH, SMS, key).body()).isEqualTo(created.body());
    var again = Map.of("Idempotency-Key", "k2");
    var one = PATH + "/" + created.text("sid");
    var updated = api.post(one, "FriendlyName=a", again);
    api.post(one, "FriendlyName=b");
    assertThat(api.post(one, "FriendlyName=a", again).body()).isEqualTo(updated.body());
    assertThat(api.get(one).text("friendly_name")).isEqualTo("b");
  }

  private static List<Object> sids(Answer list) {
    return ((List<?>) Objects.requireNonNull(list.json().get("address_configurations")))
        .stream().<Object>map(one -> Objects.requireNonNull(((Map<?, ?>) one).get("sid"))).toList();
  }
}
