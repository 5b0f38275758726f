package dev.confab.api;

import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.http.UrlEncoding;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Messages that are made from content templates.
class ContentMessagesTest {
  @AutoClose private final ApiUnderTest api;
  private final String conversation;
  private final String path;

  ContentMessagesTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    conversation = api.post("/v1/Conversations", "UniqueName=room").text("sid");
    path = "/v1/Conversations/" + conversation + "/Messages";
  }

  private String template(String types) {
    return template("{}", types);
  }

  private String template(String variables, String types) {
    var json = "{\"language\":\"en\",\"variables\":%s,\"types\":%s}".formatted(variables, types);
    var created = api.postJson("/v1/Content", json, Map.of());
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created.text("sid");
  }

  private static String text(String body) {
    return "{\"twilio/text\":{\"body\":\"" + body + "\"}}";
  }

  private Answer post(String template) {
    return api.post(path, "ContentSid=" + template);
  }

  private Answer post(String template, String variables) {
    return api.post(path, "ContentSid=" + template + "&" + field("ContentVariables", variables));
  }

  @Test
  void theTextIsRenderedIntoTheBody() {
    var sid = template("{\"2\":\"soon\"}", text("Hi {{1}}, see you {{2}} at {{place}}. {{1}}!"));
    var created = post(sid, "{\"1\":\"Zoë\",\"place\":\"home\"}");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json())
        .containsEntry("content_sid", sid)
        .containsEntry("body", "Hi Zoë, see you soon at home. Zoë!")
        .containsEntry("media", null);
    assertThat(api.get(path).objects("messages").getFirst()).isEqualTo(created.json());
    assertThat(api.delete("/v1/Content/" + sid).status()).isEqualTo(204);
    assertThat(api.get(path + "/" + created.text("sid")).body()).isEqualTo(created.body());
    assertThat(post(sid).error()).isEqualTo("400/50526");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                    | Hi default",
        "{\"1\":\"\"}          | 'Hi '",
        "{\"1\":null}          | Hi default",
        "{\"1\":5}             | Hi 5",
        "{\"1\":true}          | Hi true",
        "{\"2\":\"x\"}         | Hi default",
        "{\"1\":\"{{1}} {{2}}\",\"2\":\"x\"} | Hi {{1}} {{2}}",
        "{\"1\":\"$1 \\\\ \\\\$0\"} | Hi $1 \\ \\$0"
      })
  void valuesStandAsTheyAre(String variables, String body) {
    var sid = template("{\"1\":\"default\"}", text("Hi {{1}}"));
    assertThat(post(sid, variables).json()).containsEntry("body", body);
  }

  @Test
  void anEmptyValueMakesAnEmptyBody() {
    assertThat(post(template(text("{{1}}")), "{\"1\":\"\"}").json()).containsEntry("body", "");
  }

  @Test
  void whatIsNoVariableStays() {
    var body = "{{}} {1} {{ 1 }} {{a b}} {{{1}}} {{none}} {{" + "k".repeat(17) + "}} {{1";
    assertThat(post(template(text(body)), "{\"1\":\"x\"}").json())
        .containsEntry("body", body.replace("{{{1}}}", "{x}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"twilio/media\":{\"body\":\"b {{1}}\",\"media\":[\"https://x.test/{{1}}\"]}} | b v",
        "{\"twilio/quick-reply\":{\"body\":\"b {{1}}\",\"actions\":[]}} | b v",
        "{\"twilio/call-to-action\":{\"body\":\"b {{1}}\",\"actions\":[]}} | b v",
        "{\"twilio/list-picker\":{\"body\":\"b {{1}}\",\"button\":\"x\",\"items\":[]}} | b v",
        "{\"twilio/card\":{\"body\":\"b\",\"title\":\"{{1}}\",\"subtitle\":null}} | v/b",
        "{\"twilio/card\":{\"title\":\"t\",\"subtitle\":\"s\"}} | t/s",
        "{\"twilio/location\":{\"latitude\":1.5,\"longitude\":2,\"address\":\"a\",\"label\":\"l\"}} | l/a",
        "{\"whatsapp/card\":{\"body\":\"w\"},\"twilio/list-picker\":{\"body\":\"l\"}} | l",
        "{\"twilio/media\":{\"body\":\"m\"},\"twilio/text\":{\"body\":\"t\"}} | t"
      })
  void everyTypeThatNeedsNoVendorHasItsText(String types, String lines) {
    assertThat(post(template(types), "{\"1\":\"v\"}").json())
        .containsEntry("body", lines.replace('/', '\n'));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"twilio/location\":{\"latitude\":1.5,\"longitude\":2}}'",
    "'{\"twilio/media\":{\"media\":[\"https://x.test/a.png\"]}}'"
  })
  void whatOnlyShowsSomethingHasNoBody(String types) {
    var created = post(template(types));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json()).containsEntry("body", null);
  }

  @Test
  void whatOnlyAVendorCanShowIsRefused() {
    var sid = template("{\"whatsapp/card\":{\"body\":\"b\"},\"twilio/carousel\":{}}");
    assertThat(post(sid).error()).isEqualTo("400/50542");
    assertThat(api.post(path, "Body=next").json()).containsEntry("index", 0L);
  }

  @Test
  void aRenderedBodyHasItsLimit() {
    var sid = template("{\"1\":\"" + "x".repeat(1_600) + "\"}", text("{{1}}".repeat(20) + "yyy"));
    assertThat(post(sid).text("body")).hasSize(32_003);
    var longer = template("{\"1\":\"" + "x".repeat(1_600) + "\"}", text("{{1}}".repeat(21)));
    assertThat(post(longer).error()).isEqualTo("400/50504");
    assertThat(post(longer, "{\"1\":\"short\"}").status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"\\u0000", "\\ud800"})
  void valuesAreTexts(String wrong) {
    var sid = template(text("{{1}}"));
    assertThat(post(sid, "{\"1\":\"" + wrong + "\"}").error()).isEqualTo("400/50527");
  }

  @Test
  void onlyTheAccountsOwnTemplatesCount() {
    var sid = template(text("secret"));
    var stranger = api.stranger();
    var room = api.send("POST", "/v1/Conversations", UrlEncoding.params(""), stranger).text("sid");
    var messages = "/v1/Conversations/" + room + "/Messages";
    var form = UrlEncoding.params("ContentSid=" + sid);
    assertThat(api.send("POST", messages, form, stranger).error()).isEqualTo("400/50526");
    assertThat(api.send("GET", messages, UrlEncoding.params(""), stranger).body())
        .contains("\"messages\":[]");
  }

  @Test
  void conversationsAreNamedAndMissedAsEver() {
    var sid = template(text("t"));
    var byName = api.post("/v1/Conversations/room/Messages", "ContentSid=" + sid);
    assertThat(byName.json()).containsEntry("body", "t");
    var service = "/v1/Services/" + api.account.defaultService() + "/Conversations/";
    assertThat(api.post(service + conversation + "/Messages", "ContentSid=" + sid).json())
        .containsEntry("body", "t");
    for (var content : new String[] {sid, "HX" + "0".repeat(32)}) {
      var missing = "/v1/Conversations/CH" + "0".repeat(32) + "/Messages";
      assertThat(api.post(missing, "ContentSid=" + content).error()).isEqualTo("404/20404");
    }
  }

  @Test
  void aRepeatGetsTheFirstAnswerEvenWithoutTheTemplate() {
    var sid = template(text("t"));
    var key = Map.of("Idempotency-Key", "k1");
    var created = api.post(path, "ContentSid=" + sid, key);
    api.delete("/v1/Content/" + sid);
    assertThat(api.post(path, "ContentSid=" + sid, key).body()).isEqualTo(created.body());
  }
}
