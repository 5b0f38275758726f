package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.ApiUnderTest.field;
import static dev.confab.support.JsonReader.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Origin;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesResourceTest {
  private static final Map<String, String> WEBHOOKS = Map.of("X-Twilio-Webhook-Enabled", "true");

  @AutoClose private final ApiUnderTest api;
  private final String conversation;
  private final String path;

  MessagesResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    var created = api.post("/v1/Conversations", "UniqueName=order-1");
    conversation = created.text("sid");
    path = "/v1/Conversations/" + conversation + "/Messages";
  }

  private String one(Answer message) {
    return path + "/" + message.text("sid");
  }

  private List<LoggedEvent> events() {
    return api.stores
        .store()
        .read(tables -> tables.events().read(new Stream(conversation), 0, 100));
  }

  private static Object member(Answer answer, String name) {
    return String.valueOf(answer.json().get(name));
  }

  @Test
  void aBodyAloneYieldsAMessageOfTheSystem() {
    var created = api.post(path, "Body=Hello");
    assertThat(created.status()).isEqualTo(201);
    var sid = created.text("sid");
    var url = ORIGIN + path + "/" + sid;
    assertThat(created.json())
        .isEqualTo(
            members(
                "sid",
                sid,
                "account_sid",
                api.account.sid().value(),
                "conversation_sid",
                conversation,
                "index",
                0L,
                "author",
                "system",
                "participant_sid",
                null,
                "body",
                "Hello",
                "media",
                null,
                "attributes",
                "{}",
                "date_created",
                "2026-03-01T08:00:00Z",
                "date_updated",
                "2026-03-01T08:00:00Z",
                "delivery",
                null,
                "content_sid",
                null,
                "url",
                url,
                "links",
                Map.of(
                    "delivery_receipts", url + "/Receipts",
                    "channel_metadata", url + "/ChannelMetadata")));
    assertThat(api.get(path + "/" + sid).body()).isEqualTo(created.body());
    assertThat(api.get(path + "/" + sid + "/ChannelMetadata").error()).isEqualTo("404/20404");
  }

  @Test
  void everyParameterIsStored() {
    var created =
        api.post(
            path,
            "Author=ann&Body=%F0%9F%98%80&Attributes=%7B%22a%22%3A+1%7D&Subject=Hi"
                + "&DateCreated=2020-01-02T03:04:05&DateUpdated=2020-01-03T03:04:05Z");
    assertThat(created.json())
        .containsEntry("author", "ann")
        .containsEntry("body", "😀")
        .containsEntry("attributes", "{\"a\": 1}")
        .containsEntry("date_created", "2020-01-02T03:04:05Z")
        .containsEntry("date_updated", "2020-01-03T03:04:05Z")
        .doesNotContainKey("subject");
    assertThat(events().getLast().data()).contains("\"subject\":\"Hi\"");
    assertThat(api.post(path, "Body=b").json()).containsEntry("index", 1L);
  }

  @Test
  void authorIsTheParticipantOfThatIdentity() {
    var participant =
        api.post("/v1/Conversations/" + conversation + "/Participants", "Identity=ann");
    assertThat(participant.status()).isEqualTo(201);
    assertThat(api.post(path, "Author=ann&Body=b").json())
        .containsEntry("participant_sid", participant.text("sid"));
  }

  @Test
  void templatesNeedNoBodyAndIgnoreIt() {
    var sid = template();
    var created =
        api.post(
            path,
            "ContentSid="
                + sid
                + "&Body=ignored&MediaSid=wrong&ContentVariables=%7B%221%22%3A2%7D");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json())
        .containsEntry("content_sid", sid)
        .containsEntry("body", "Hi 2")
        .containsEntry("media", null)
        .doesNotContainKey("content_variables");
  }

  @Test
  void anEmptyBodyIsABody() {
    assertThat(api.post(path, "Body=").json()).containsEntry("body", "");
    assertThat(api.post(path, "Body=&Author=").json()).containsEntry("author", "system");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400/50503",
    "Author=ann, 400/50503",
    "MediaSid=, 400/50503",
    "MediaSid=ME1, 400/50510",
    "Body=b&MediaSid=IM0123456789abcdef0123456789abcdef, 400/50510",
    "ContentSid=HX1, 400/50526",
    "ContentSid=HX0123456789abcdef0123456789abcdef&ContentVariables=no, 400/50527",
    "ContentSid=HX0123456789abcdef0123456789abcdef&ContentVariables=%5B%5D, 400/50527",
    "ContentSid=HX0123456789abcdef0123456789abcdef&ContentVariables=%7B%221%22%3A%7B%7D%7D,"
        + " 400/50527",
    "Body=b&ContentVariables=%7B%7D, 400/50528",
    "Body=b&Attributes=, 400/50304",
    "Body=b&Attributes=%7B, 400/50304",
    "Body=b&DateCreated=yesterday, 400/50308",
    "Body=b&DateUpdated=yesterday, 400/50309",
    "Body=%00, 400/20001"
  })
  void whatIsWrongIsRefused(String form, String error) {
    assertThat(api.post(path, form).error()).isEqualTo(error);
    assertThat(api.post(path, "Body=next").json()).containsEntry("index", 0L);
  }

  @ParameterizedTest
  @CsvSource({
    "Body, 32768, 400/50504",
    "Author, 256, 400/50310",
    "Subject, 256, 400/20001",
  })
  void textsHaveLimits(String name, int max, String error) {
    var fits = "Body=b&" + field(name, "x".repeat(max));
    var isTooLong = "Body=b&" + field(name, "x".repeat(max + 1));
    var first = name.equals("Body") ? fits.substring(7) : fits;
    var second = name.equals("Body") ? isTooLong.substring(7) : isTooLong;
    var created = api.post(path, first);
    assertThat(created.status()).isEqualTo(201);
    assertThat(api.post(path, second).error()).isEqualTo(error);
    assertThat(api.post(one(created), second).error()).isEqualTo(error);
  }

  @Test
  void limitsOfBodiesAndAttributesAreInBytes() {
    assertThat(api.post(path, field("Body", "ü".repeat(16_384))).status()).isEqualTo(201);
    assertThat(api.post(path, field("Body", "ü".repeat(16_384) + "x")).error())
        .isEqualTo("400/50504");
    var fits = field("Attributes", '"' + "x".repeat(4_094) + '"');
    var isTooLong = field("Attributes", '"' + "x".repeat(4_095) + '"');
    assertThat(api.post(path, "Body=b&" + fits).status()).isEqualTo(201);
    assertThat(api.post(path, "Body=b&" + isTooLong).error()).isEqualTo("400/50303");
  }

  @Test
  void contentVariablesHaveLimits() {
    assertThat(variables("{\"" + "k".repeat(16) + "\":\"" + "v".repeat(256) + "\"}").status())
        .isEqualTo(201);
    assertThat(variables("{\"" + "k".repeat(17) + "\":\"v\"}").error()).isEqualTo("400/50540");
    assertThat(variables("{\"k\":\"" + "v".repeat(257) + "\"}").error()).isEqualTo("400/50541");
    assertThat(variables("{\"k\":\"v\"" + " ".repeat(27_792) + "}").status()).isEqualTo(201);
    assertThat(variables("{\"k\":\"v\"" + " ".repeat(27_793) + "}").error()).isEqualTo("400/50529");
    assertThat(variables(many(100)).status()).isEqualTo(201);
    assertThat(variables(many(101)).error()).isEqualTo("400/50529");
  }

  private String template() {
    var json = "{\"language\":\"en\",\"types\":{\"twilio/text\":{\"body\":\"Hi {{1}}\"}}}";
    return api.postJson("/v1/Content", json, Map.of()).text("sid");
  }

  private Answer variables(String json) {
    return api.post(path, "ContentSid=" + template() + "&" + field("ContentVariables", json));
  }

  private static String many(int count) {
    var json = new StringBuilder("{\"0\":\"v\"");
    for (int i = 1; i < count; i++) {
      json.append(",\"").append(i).append("\":\"v\"");
    }
    return json.append('}').toString();
  }

  @Test
  void updateChangesWhatWasSentOnly() {
    var created = api.post(path, "Author=ann&Body=one&Attributes=%7B%22a%22%3A1%7D");
    api.clock.advance(Duration.ofSeconds(10));
    var updated = api.post(one(created), "Body=two");
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.json())
        .containsEntry("author", "ann")
        .containsEntry("body", "two")
        .containsEntry("attributes", "{\"a\":1}")
        .containsEntry("date_created", "2026-03-01T08:00:00Z")
        .containsEntry("date_updated", "2026-03-01T08:00:10Z");
    var all =
        api.post(
            one(created),
            "Author=bob&Body=&Attributes=%7B%7D&Subject=s&DateCreated=2020-01-02T03:04:05Z"
                + "&DateUpdated=2020-01-03T03:04:05Z&MediaSid=x&ContentSid=x");
    assertThat(all.json())
        .containsEntry("author", "bob")
        .containsEntry("body", "")
        .containsEntry("attributes", "{}")
        .containsEntry("date_created", "2020-01-02T03:04:05Z")
        .containsEntry("date_updated", "2020-01-03T03:04:05Z");
    assertThat(api.get(one(created)).body()).isEqualTo(all.body());
  }

  @Test
  void updateThatChangesNothingTouchesNothing() {
    var created = api.post(path, "Author=ann&Body=one&Subject=s");
    api.clock.advance(Duration.ofSeconds(10));
    assertThat(api.post(one(created), "").body()).isEqualTo(created.body());
    assertThat(api.post(one(created), "Body=one&Author=&Subject=s").body())
        .isEqualTo(created.body());
    assertThat(events()).hasSize(2);
  }

  @Test
  void changesAreTold() {
    var created = api.post(path, "Body=one", WEBHOOKS);
    api.post(one(created), "Body=two");
    api.delete(one(created));
    var events = events();
    assertThat(events)
        .extracting(LoggedEvent::type)
        .containsExactly(
            "onConversationAdded", "onMessageAdded", "onMessageUpdated", "onMessageRemoved");
    assertThat(events)
        .extracting(LoggedEvent::origin)
        .containsExactly(Origin.api(false), Origin.api(true), Origin.api(false), Origin.api(false));
    assertThat(events.get(1).data()).contains("\"body\":\"one\"");
    assertThat(events.get(2).data()).contains("\"body\":\"two\"");
    assertThat(events.get(3).data()).contains("\"body\":\"two\"");
  }

  @Test
  void whatWasDeletedIsGoneAndItsIndexIsNotUsedAgain() {
    var created = api.post(path, "Body=one");
    var deleted = api.delete(one(created));
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(api.get(one(created)).error()).isEqualTo("404/20404");
    assertThat(api.delete(one(created)).error()).isEqualTo("404/20404");
    assertThat(api.post(one(created), "").error()).isEqualTo("404/20404");
    assertThat(api.post(path, "Body=two").json()).containsEntry("index", 1L);
  }

  @Test
  void closedConversationOnlyShowsItsMessages() {
    var created = api.post(path, "Body=one");
    api.post("/v1/Conversations/" + conversation, "State=closed");
    assertThat(api.post(path, "Body=two").error()).isEqualTo("400/50377");
    assertThat(api.post(one(created), "Body=two").error()).isEqualTo("400/50377");
    assertThat(api.delete(one(created)).error()).isEqualTo("400/50377");
    assertThat(api.get(one(created)).body()).isEqualTo(created.body());
    assertThat(api.get(path).status()).isEqualTo(200);
  }

  @Test
  void messageWakesAnInactiveConversationAndRestartsItsTimers() {
    var url = "/v1/Conversations/" + conversation;
    api.post(url, "State=inactive&Timers.Closed=PT10M");
    api.clock.advance(Duration.ofSeconds(60));
    api.post(path, "Body=wake");
    var after = api.get(url);
    assertThat(member(after, "state")).isEqualTo("active");
    assertThat(after.json().get("timers")).isEqualTo(Map.of("date_closed", "2026-03-01T08:11:00Z"));
    assertThat(member(after, "date_updated")).isEqualTo("2026-03-01T08:01:00Z");
    var events = events().reversed().subList(0, 2);
    assertThat(events)
        .extracting(LoggedEvent::type)
        .containsExactly("onMessageAdded", "onConversationStateUpdated");
    assertThat(events)
        .extracting(LoggedEvent::origin)
        .containsExactly(Origin.api(false), Origin.api(true));
    api.clock.advance(Duration.ofSeconds(60));
    api.post(path, "Body=awake");
    assertThat(member(api.get(url), "date_updated")).isEqualTo("2026-03-01T08:01:00Z");
  }

  @Test
  void groupTextsTakeMessagesOfTheirMembersOnly() {
    var members = "/v1/Conversations/" + conversation + "/Participants";
    assertThat(api.post(members, "MessagingBinding.Address=%2B4917000001").status()).isEqualTo(201);
    var refused = api.post(path, "Body=b&Author=%2B4917000009");
    assertThat(refused.error()).isEqualTo("400/50513");
    assertThat(refused.text("message"))
        .isEqualTo("Message author should be among Group MMS participants.");
    var created = api.post(path, "Body=b&Author=%2B4917000001");
    assertThat(created.status()).isEqualTo(201);
    assertThat(api.post(one(created), "Author=nobody").error()).isEqualTo("400/50513");
    assertThat(api.post(one(created), "Author=%2B4917000001").status()).isEqualTo(200);
  }

  @Test
  void uniqueNameStandsForTheConversation() {
    var created = api.post("/v1/Conversations/order-1/Messages", "Body=one");
    assertThat(created.status()).isEqualTo(201);
    var named = "/v1/Conversations/order-1/Messages/" + created.text("sid");
    assertThat(created.text("url")).isEqualTo(ORIGIN + one(created));
    assertThat(api.get(named).body()).isEqualTo(created.body());
    assertThat(api.post(named, "Body=two").text("body")).isEqualTo("two");
    assertThat(api.get("/v1/Conversations/order-1/Messages").body()).contains("two");
    assertThat(api.delete(named).status()).isEqualTo(204);
    assertThat(api.post("/v1/Conversations/order-2/Messages", "Body=b").error())
        .isEqualTo("404/20404");
  }

  @Test
  void namedServiceIsShownOnItsOwnPaths() {
    var service = api.account.defaultService().value();
    var created = api.post(path, "Body=one");
    var twin = "/v1/Services/" + service + one(created).substring(3);
    var fetched = api.get(twin);
    assertThat(fetched.json())
        .containsEntry("chat_service_sid", service)
        .containsEntry("url", ORIGIN + twin);
    var other = api.post("/v1/Services", "FriendlyName=other").text("sid");
    assertThat(api.get("/v1/Services/" + other + one(created).substring(3)).error())
        .isEqualTo("404/20404");
    assertThat(api.post("/v1/Services/" + other + path.substring(3), "Body=b").error())
        .isEqualTo("404/20404");
    assertThat(api.post(twin, "Body=two").json()).containsEntry("chat_service_sid", service);
    assertThat(api.delete(twin).status()).isEqualTo(204);
  }

  @Test
  void repeatedRequestsAreDoneOnce() {
    var key = Map.of("I-Twilio-Idempotency-Token", "k1");
    var created = api.post(path, "Body=one", key);
    var repeated = api.post(path, "Body=one", key);
    assertThat(repeated.body()).isEqualTo(created.body());
    assertThat(repeated.header("Idempotent-Replayed")).isEqualTo("true");
    var change = Map.of("I-Twilio-Idempotency-Token", "k2");
    var updated = api.post(one(created), "Body=two", change);
    api.post(one(created), "Body=three");
    assertThat(api.post(one(created), "Body=two", change).body()).isEqualTo(updated.body());
    assertThat(api.get(one(created)).text("body")).isEqualTo("three");
    assertThat(events()).hasSize(4);
  }
}
