package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.ApiUnderTest.field;
import static dev.confab.support.JsonReader.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationsResourceTest {
  private static final String PATH = "/v1/Conversations";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @AutoClose private final ApiUnderTest api;

  ConversationsResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
  }

  @Test
  void anEmptyCreateYieldsAnAnonymousActiveConversation() {
    var created = api.post(PATH, "");
    assertThat(created.status()).isEqualTo(201);
    var sid = created.text("sid");
    var url = ORIGIN + PATH + "/" + sid;
    assertThat(created.json())
        .isEqualTo(
            members(
                "sid",
                sid,
                "account_sid",
                api.account.sid().value(),
                "chat_service_sid",
                api.account.defaultService().value(),
                "messaging_service_sid",
                String.valueOf(api.account.defaultMessagingService()),
                "friendly_name",
                null,
                "unique_name",
                null,
                "attributes",
                "{}",
                "date_created",
                "2026-03-01T08:00:00Z",
                "date_updated",
                "2026-03-01T08:00:00Z",
                "state",
                "active",
                "timers",
                Map.of(),
                "bindings",
                null,
                "url",
                url,
                "links",
                Map.of(
                    "participants", url + "/Participants",
                    "messages", url + "/Messages",
                    "webhooks", url + "/Webhooks",
                    "export", url + "/Export")));
    assertThat(api.get(PATH + "/" + sid).body()).isEqualTo(created.body());
  }

  @Test
  void everyParameterIsStoredAndAnswered() {
    var created =
        api.post(
            PATH,
            "FriendlyName=Order+4711&UniqueName=order-4711&Attributes=%7B%22vip%22%3A+true%7D"
                + "&MessagingServiceSid=MG0123456789abcdef0123456789abcdef&State=inactive"
                + "&Timers.Inactive=PT1M&Timers.Closed=PT10M&DateCreated=2020-01-02T03:04:05Z"
                + "&DateUpdated=2020-01-02T03:04:06.789%2B01:00&Bindings.Email.Address=a%40b.c"
                + "&Bindings.Email.Name=Ann&Unknown=ignored");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json())
        .containsEntry("friendly_name", "Order 4711")
        .containsEntry("unique_name", "order-4711")
        .containsEntry("attributes", "{\"vip\": true}")
        .containsEntry("messaging_service_sid", "MG0123456789abcdef0123456789abcdef")
        .containsEntry("state", "inactive")
        .containsEntry("date_created", "2020-01-02T03:04:05Z")
        .containsEntry("date_updated", "2020-01-02T02:04:06Z")
        .containsEntry(
            "timers",
            Map.of("date_inactive", "2026-03-01T08:01:00Z", "date_closed", "2026-03-01T08:10:00Z"))
        .containsEntry(
            "bindings", Map.of("email", Map.of("projected_address", "a@b.c", "name", "Ann")));
    assertThat(api.get(PATH + "/order-4711").body()).isEqualTo(created.body());
  }

  @ParameterizedTest
  @CsvSource({
    "Timers.Inactive=PT59S, 'Inactive timer is too short: it must be at least 1 minute'",
    "Timers.Closed=PT599S, 'Closed timer is too short: it must be at least 10 minutes'"
  })
  void aShortTimerIsToldItsMinimum(String form, String message) {
    assertThat(api.post(PATH, form).text("message")).isEqualTo(message);
    var one = PATH + "/" + api.post(PATH, "").text("sid");
    assertThat(api.post(one, form).text("message")).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({
    "State=closed, 400/50384",
    "State=initializing, 400/50378",
    "State=open, 400/50378",
    "State=, 400/50374",
    "Timers.Inactive=PT59S, 400/50375",
    "Timers.Closed=PT599S, 400/50376",
    "Timers.Inactive=P, 400/50379",
    "Timers.Inactive=-PT1H, 400/50379",
    "Timers.Inactive=P1000000000D, 400/50379",
    "Timers.Closed=soon, 400/50380",
    "Attributes=, 400/50304",
    "Attributes=%7B, 400/50304",
    "Attributes=%7B%7D%7B%7D, 400/50304",
    "Attributes=%7B%27a%27:1%7D, 400/50304",
    "MessagingServiceSid=MG1, 400/50341",
    "DateCreated=, 400/50308",
    "DateCreated=yesterday, 400/50308",
    "DateCreated=99999-01-01T00:00:00Z, 400/50308",
    "DateUpdated=2026-13-01T00:00:00Z, 400/50309",
    "UniqueName=CH0123456789abcdef0123456789abcdef, 400/50390",
    "UniqueName=a/b, 400/20001",
    "UniqueName=a%2Fb, 400/20001",
    "FriendlyName=a%00b, 400/20001",
    "Unknown=%00, 400/20001"
  })
  void aWrongValueGetsItsErrorAndChangesNothing(String form, String error) {
    assertThat(api.post(PATH, form).error()).isEqualTo(error);
    assertThat(api.post(PATH, "UniqueName=kept").status()).isEqualTo(201);
    if (!form.startsWith("State=closed")) {
      assertThat(api.post(PATH + "/kept", form).error()).isEqualTo(error);
    }
    assertThat(api.get(PATH).body()).containsOnlyOnce("\"friendly_name\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-01-31T10:00:00Z", "2026-01-31T10:00:00", "2026-01-31T12:00:00+02:00"})
  void datesWithoutAZoneAreUtc(String date) {
    var created = api.post(PATH, field("DateCreated", date));
    assertThat(created.text("date_created")).isEqualTo("2026-01-31T10:00:00Z");
  }

  @Test
  void namesOf256CharactersAreTheLongest() {
    var longest = "👋".repeat(256);
    assertThat(api.post(PATH, field("FriendlyName", longest)).text("friendly_name"))
        .isEqualTo(longest);
    assertThat(api.post(PATH, field("FriendlyName", longest + "x")).error()).isEqualTo("400/50003");
    assertThat(api.post(PATH, field("UniqueName", longest)).text("unique_name")).isEqualTo(longest);
    assertThat(api.post(PATH, field("UniqueName", longest + "x")).error()).isEqualTo("400/50004");
  }

  @Test
  void attributesOf16KibibytesAreTheLongest() {
    var longest = "\"" + "ü".repeat(8 * 1024 - 1) + "\"";
    assertThat(api.post(PATH, field("Attributes", longest)).text("attributes")).isEqualTo(longest);
    assertThat(api.post(PATH, field("Attributes", " " + longest)).error()).isEqualTo("400/50303");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"a\" :\t1e5 }\n",
        "[]",
        "7",
        "null",
        "\"\\u0000\\ud800 \uD83D\uDC4B\"",
        "{\"a\":1,\"a\":2}"
      })
  void attributesAreKeptByteForByte(String json) {
    var sid = api.post(PATH, field("Attributes", json)).text("sid");
    assertThat(api.get(PATH + "/" + sid).text("attributes")).isEqualTo(json);
  }

  @Test
  void longNumbersInAttributesAreKept() {
    var json = "[" + "9".repeat(5_000) + ", 1e99999]";
    assertThat(api.post(PATH, field("Attributes", json)).text("attributes")).isEqualTo(json);
  }

  @Test
  void deepAttributesAreRefusedInsteadOfOverflowing() {
    assertThat(api.post(PATH, field("Attributes", "[".repeat(8_000) + "]".repeat(8_000))).error())
        .isEqualTo("400/50304");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with space ",
        " ",
        "ümläut",
        "%",
        "..",
        "a?b#c",
        "CH1",
        "ch0123456789abcdef0123456789abcdef"
      })
  void anyOtherTextIsAUniqueName(String name) {
    var sid = api.post(PATH, field("UniqueName", name)).text("sid");
    var inPath = field("", name).substring(1).replace("+", "%20");
    assertThat(api.get(PATH + "/" + inPath).text("sid")).isEqualTo(sid);
    assertThat(api.get(PATH + "/" + inPath).text("url")).endsWith(sid);
  }

  @Test
  void aUniqueNameIsTakenUntilItIsClearedOrItsConversationDeleted() {
    assertThat(api.post(PATH, "UniqueName=one").status()).isEqualTo(201);
    var taken = api.post(PATH, "UniqueName=one");
    assertThat(taken.error()).isEqualTo("409/50353");
    assertThat(taken.text("message"))
        .isEqualTo("Conversation with provided unique name already exists");
    assertThat(api.post(PATH, "UniqueName=ONE").status()).isEqualTo(201);
    assertThat(api.post(PATH + "/ONE", "UniqueName=one").error()).isEqualTo("409/50353");

    assertThat(api.post(PATH + "/one", "UniqueName=").json()).containsEntry("unique_name", null);
    assertThat(api.get(PATH + "/one").error()).isEqualTo("404/20404");
    assertThat(api.post(PATH + "/ONE", "UniqueName=one").status()).isEqualTo(200);
    assertThat(api.delete(PATH + "/one").status()).isEqualTo(204);
    assertThat(api.post(PATH, "UniqueName=one").status()).isEqualTo(201);
  }

  @Test
  void updatesKeepSetAndClearFieldByField() {
    var first = api.post(PATH, "UniqueName=x&FriendlyName=Name&Bindings.Email.Address=a%40b.c");
    api.clock.advance(MINUTE);
    var unchanged = api.post(PATH + "/x", "");
    assertThat(unchanged.status()).isEqualTo(200);
    assertThat(unchanged.body()).isEqualTo(first.body());
    assertThat(api.post(PATH + "/x", "FriendlyName=&FriendlyName=Second").body())
        .as("an empty friendly name is ignored, and the first of several values counts")
        .isEqualTo(first.body());
    var named = api.post(PATH + "/x", "FriendlyName=New&Bindings.Email.Name=Ann");
    assertThat(named.json())
        .containsEntry("friendly_name", "New")
        .containsEntry("date_created", "2026-03-01T08:00:00Z")
        .containsEntry("date_updated", "2026-03-01T08:01:00Z")
        .containsEntry(
            "bindings", Map.of("email", Map.of("projected_address", "a@b.c", "name", "Ann")));
    var cleared = api.post(PATH + "/x", "Bindings.Email.Name=&Bindings.Email.Address=");
    assertThat(cleared.json()).containsEntry("bindings", null);
    var dated =
        api.post(PATH + "/x", "DateUpdated=2021-01-01T00:00:00&DateCreated=2020-01-01T00:00:00Z");
    assertThat(dated.json())
        .containsEntry("date_created", "2020-01-01T00:00:00Z")
        .containsEntry("date_updated", "2021-01-01T00:00:00Z");
    assertThat(api.get(PATH + "/x").body()).isEqualTo(dated.body());
  }

  @Test
  void timersRestartWithTimersAndStateOnly() {
    api.post(PATH, "UniqueName=x&Timers.Inactive=PT1M");
    api.clock.advance(Duration.ofSeconds(30));
    assertThat(timers(api.post(PATH + "/x", "FriendlyName=New")))
        .isEqualTo(Map.of("date_inactive", "2026-03-01T08:01:00Z"));
    assertThat(timers(api.post(PATH + "/x", "State=active")))
        .isEqualTo(Map.of("date_inactive", "2026-03-01T08:01:30Z"));
    assertThat(timers(api.post(PATH + "/x", "Timers.Closed=PT10M&Timers.Inactive=PT0S")))
        .isEqualTo(Map.of("date_closed", "2026-03-01T08:10:30Z"));
    assertThat(timers(api.post(PATH + "/x", "Timers.Closed="))).isEqualTo(Map.of());
  }

  @Test
  void closedIsFinalButCanBeReadAndDeleted() {
    api.post(PATH, "UniqueName=x&Timers.Closed=PT10M");
    assertThat(api.post(PATH + "/x", "State=inactive").text("state")).isEqualTo("inactive");
    assertThat(api.post(PATH + "/x", "State=ACTIVE").text("state")).isEqualTo("active");
    var closed = api.post(PATH + "/x", "State=closed");
    assertThat(closed.json()).containsEntry("state", "closed").containsEntry("timers", Map.of());
    for (var form : new String[] {"State=active", "State=closed", "FriendlyName=New", ""}) {
      var refused = api.post(PATH + "/x", form);
      assertThat(refused.error()).isEqualTo("400/50377");
      assertThat(refused.text("message"))
          .isEqualTo("Can't update conversation as it's in final closed state");
    }
    assertThat(api.get(PATH + "/x").body()).isEqualTo(closed.body());
    assertThat(api.post(PATH, "UniqueName=x").error()).isEqualTo("409/50353");
    assertThat(api.delete(PATH + "/x").status()).isEqualTo(204);
  }

  @Test
  void deleteAnswersNothingAndThenNotFound() {
    var sid = api.post(PATH, "UniqueName=x").text("sid");
    var deleted = api.delete(PATH + "/" + sid);
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(deleted.header("Content-Type")).isNull();
    for (var again :
        new Answer[] {
          api.delete(PATH + "/" + sid),
          api.get(PATH + "/x"),
          api.post(PATH + "/" + sid, "State=active")
        }) {
      assertThat(again.error()).isEqualTo("404/20404");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/Conversations/CH71",
        "/v1/Conversations/CH00000000000000000000000000000000",
        "/v1/Conversations/ch00000000000000000000000000000000",
        "/v1/Conversations/IM00000000000000000000000000000000",
        "/v1/Conversations/%00",
        "/v1/Conversations/a%2Fb",
        "/v1/Services/IS00000000000000000000000000000000/Conversations/x",
        "/v1/Services/x/Conversations/x"
      })
  void whatIsNotThereIsNotFound(String path) {
    var missing = api.get(path);
    assertThat(missing.error()).isEqualTo("404/20404");
    assertThat(missing.json())
        .containsEntry("message", "The requested resource " + path + " was not found")
        .containsEntry("more_info", "https://www.twilio.com/docs/errors/20404")
        .containsEntry("status", 404L);
  }

  @Test
  void bothFamiliesShowTheSameConversationUnderTheirOwnUrls() {
    var service = api.account.defaultService();
    var sid = api.post(PATH, "UniqueName=x").text("sid");
    var named = api.get("/v1/Services/" + service + "/Conversations/x");
    assertThat(named.text("sid")).isEqualTo(sid);
    assertThat(named.text("url"))
        .isEqualTo(ORIGIN + "/v1/Services/" + service + "/Conversations/" + sid);
    assertThat(named.text("links"))
        .contains("/v1/Services/" + service + "/Conversations/" + sid + "/Messages");
  }

  @Test
  void aConversationOfAnotherServiceIsNotFoundOnTheShortPath() {
    var service = api.post("/v1/Services", "FriendlyName=Shop").text("sid");
    var path = "/v1/Services/" + service + "/Conversations";
    var sid = api.post(path, "UniqueName=x").text("sid");
    assertThat(api.get(PATH + "/" + sid).error()).isEqualTo("404/20404");
    assertThat(api.get(PATH + "/x").error()).isEqualTo("404/20404");
    assertThat(api.post(PATH + "/" + sid, "FriendlyName=y").error()).isEqualTo("404/20404");
    assertThat(api.delete(PATH + "/" + sid).error()).isEqualTo("404/20404");
    assertThat(api.post(PATH, "UniqueName=x").status())
        .as("names are unique per service")
        .isEqualTo(201);
    assertThat(api.get(path + "/x").text("chat_service_sid")).isEqualTo(service);
  }

  @Test
  void aBodyThatIsNoFormIsRefused() {
    assertThat(api.postForeign(PATH).error()).isEqualTo("400/20001");
    assertThat(api.get(PATH).body()).doesNotContain("\"sid\"");
  }

  private static Object timers(Answer answer) {
    return String.valueOf(answer.status()).equals("200")
        ? Objects.requireNonNull(answer.json().get("timers"))
        : answer.body();
  }
}
