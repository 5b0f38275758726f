package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.ApiUnderTest.basic;
import static dev.confab.support.JsonReader.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Access;
import dev.confab.http.Params;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentsResourceTest {
  private static final String PATH = "/v1/Content";
  private static final String TEXT = "{\"twilio/text\":{\"body\":\"Hi {{1}}\"}}";

  @AutoClose private final ApiUnderTest api;

  ContentsResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
  }

  private Answer create(String json) {
    return api.postJson(PATH, json, Map.of());
  }

  private Answer create(String language, String variables, String types) {
    return create(
        "{\"language\":\"%s\",\"variables\":%s,\"types\":%s}"
            .formatted(language, variables, types));
  }

  private String made() {
    return create("en", "null", TEXT).text("sid");
  }

  @Test
  void aTemplateIsAnsweredAsItWasSent() {
    var created =
        create(
            """
            {"friendly_name": "Greeting", "language": "pt_BR", "unknown": [1],
             "variables": {"name": "Zoë", "1": "you"},
             "types": {"twilio/text": {"body": "Hi {{1}}"},
                       "twilio/media": null,
                       "whatsapp/card": {"a": [1.50, {"b": null}]}}}
            """);
    assertThat(created.status()).isEqualTo(201);
    var sid = created.text("sid");
    assertThat(sid).matches("HX[0-9a-f]{32}");
    assertThat(created.json())
        .isEqualTo(
            members(
                "sid",
                sid,
                "account_sid",
                api.account.sid().value(),
                "friendly_name",
                "Greeting",
                "language",
                "pt_BR",
                "variables",
                Map.of("name", "Zoë", "1", "you"),
                "types",
                created.json().get("types"),
                "date_created",
                "2026-03-01T08:00:00Z",
                "date_updated",
                "2026-03-01T08:00:00Z",
                "url",
                ORIGIN + PATH + "/" + sid,
                "links",
                Map.of()));
    assertThat(created.body())
        .contains(
            "\"types\":{\"twilio/text\":{\"body\": \"Hi {{1}}\"},"
                + "\"whatsapp/card\":{\"a\": [1.50, {\"b\": null}]}}");
    assertThat(api.get(PATH + "/" + sid).body()).isEqualTo(created.body());
  }

  @Test
  void onlyLanguageAndTypesAreRequired() {
    var created = create("{\"language\":\"en\",\"types\":" + TEXT + "}");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json())
        .containsEntry("friendly_name", null)
        .containsEntry("variables", Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "language=en",
        "{\"language\":\"en\"}",
        "{\"types\":{\"twilio/text\":{\"body\":\"b\"}}}",
        "{\"language\":5,\"types\":{\"twilio/text\":{\"body\":\"b\"}}}",
        "{\"language\":\"en\",\"types\":{\"twilio/text\":{\"body\":\"b\"}}} x",
        "{\"language\":\"en\",\"friendly_name\":{},\"types\":{\"twilio/text\":{\"body\":\"b\"}}}",
        "{\"language\":\"en\",\"friendly_name\":\"\\u0000\",\"types\":{\"a/b\":{}}}",
        "{\"language\":\"en\",\"friendly_name\":\"\\ud800\",\"types\":{\"a/b\":{}}}"
      })
  void whatIsNoTemplateIsRefused(String json) {
    assertThat(create(json).error()).isEqualTo("400/20001");
    assertThat(api.get(PATH).body()).contains("\"contents\":[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "\"twilio/text\"",
        "{}",
        "{\"twilio/text\":null}",
        "{\"body\":{\"body\":\"b\"}}",
        "{\"twilio/text\":\"b\"}",
        "{\"twilio/text\":[]}",
        "{\"twilio/text\":{}}",
        "{\"twilio/text\":{\"body\":\" \"}}",
        "{\"twilio/text\":{\"body\":[]}}",
        "{\"twilio/text\":{\"body\":\"a\\u0000b\"}}",
        "{\"twilio/text\":{\"body\":\"\\udc00\"}}",
        "{\"twilio/text\":{\"body\":\"b\"},\"twilio/card\":{}}",
        "{\"twilio/quick-reply\":{}}",
        "{\"twilio/call-to-action\":{}}",
        "{\"twilio/list-picker\":{}}"
      })
  void wrongTypesAreRefused(String types) {
    assertThat(create("en", "{}", types).error()).isEqualTo("400/20001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"a\"",
        "{\"1\":{}}",
        "{\"1\":[]}",
        "{\"1\":\"\\u0000\"}",
        "{\"\\u0000\":\"\"}"
      })
  void wrongVariablesAreRefused(String variables) {
    assertThat(create("en", variables, TEXT).error()).isEqualTo("400/20001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e", "english", "en US", "en-", "12"})
  void aLanguageIsACode(String language) {
    assertThat(create(language, "{}", TEXT).error()).isEqualTo("400/20001");
  }

  @Test
  void templatesHaveLimits() {
    assertThat(create("en", "{}", text(1_600)).status()).isEqualTo(201);
    assertThat(create("en", "{}", text(1_601)).error()).isEqualTo("400/20001");
    assertThat(create("en", many(100), TEXT).status()).isEqualTo(201);
    assertThat(create("en", many(101), TEXT).error()).isEqualTo("400/20001");
    assertThat(create("en", variable(16, 1_600), TEXT).status()).isEqualTo(201);
    assertThat(create("en", variable(17, 1), TEXT).error()).isEqualTo("400/20001");
    assertThat(create("en", variable(1, 1_601), TEXT).error()).isEqualTo("400/20001");
    assertThat(named(256).status()).isEqualTo(201);
    assertThat(named(257).error()).isEqualTo("400/20001");
  }

  @Test
  void aBodyHasAtMost64KiB() {
    var json = "{\"language\":\"en\",\"types\":" + TEXT + "}";
    var most = json + " ".repeat(64 * 1024 - json.length());
    assertThat(create(most).status()).isEqualTo(201);
    var answer = create(most + " ");
    assertThat(answer.error()).isEqualTo("413/20413");
  }

  private Answer named(int length) {
    return create(
        "{\"friendly_name\":\"%s\",\"language\":\"en\",\"types\":%s}"
            .formatted("😀".repeat(length), TEXT));
  }

  private static String text(int length) {
    return "{\"twilio/text\":{\"body\":\"" + "😀".repeat(length) + "\"}}";
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "\"" + number + "\":\"v\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String variable(int keyLength, int valueLength) {
    return "{\"" + "k".repeat(keyLength) + "\":\"" + "v".repeat(valueLength) + "\"}";
  }

  @Test
  void whatIsNotThereIsNotFound() {
    var one = PATH + "/" + made();
    var stranger = api.stranger();
    for (var method : List.of("GET", "DELETE")) {
      assertThat(api.send(method, one, Params.NONE, stranger).error()).isEqualTo("404/20404");
    }
    assertThat(api.send("GET", PATH, Params.NONE, stranger).body()).contains("\"contents\":[]");
    assertThat(api.delete(one).status()).isEqualTo(204);
    for (var gone : List.of(one, PATH + "/HX1")) {
      assertThat(api.get(gone).error()).isEqualTo("404/20404");
      assertThat(api.delete(gone).error()).isEqualTo("404/20404");
    }
    assertThat(api.post(one, "").error()).isEqualTo("405/20004");
  }

  @Test
  void whoMayOnlyReadMakesNone() {
    var made = api.accounts.createKey(api.account.sid(), "board", Access.READ);
    var key = Map.of("authorization", basic(made.key().sid().value(), made.secret()));
    var json = "{\"language\":\"en\",\"types\":" + TEXT + "}";
    assertThat(api.postJson(PATH, json, key).error()).isEqualTo("403/20403");
    assertThat(api.send("GET", PATH, Params.NONE, key).body()).contains("\"contents\":[]");
  }

  @Test
  void theListIsPagedOldestFirst() {
    var first = made();
    var second = made();
    var page = api.get(PATH + "?PageSize=1");
    var meta = (Map<?, ?>) Objects.requireNonNull(page.json().get("meta"));
    assertThat(page.body()).contains(first).doesNotContain(second);
    assertThat(meta.get("key")).isEqualTo("contents");
    assertThat(api.get(String.valueOf(meta.get("next_page_url"))).body()).contains(second);
    assertThat(api.get(PATH).body()).contains("\"page_size\":50");
    assertThat(api.get(PATH + "?PageSize=1000").body()).contains("\"page_size\":100");
  }

  @Test
  void aRepeatedRequestIsDoneOnce() {
    var key = Map.of("Idempotency-Key", "k1");
    var json = "{\"language\":\"en\",\"types\":" + TEXT + "}";
    var created = api.postJson(PATH, json, key);
    var repeated = api.postJson(PATH, json, key);
    assertThat(repeated.body()).isEqualTo(created.body());
    assertThat(repeated.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(api.postJson(PATH, json.replace("Hi", "Ho"), key).error()).isEqualTo("400/20001");
    assertThat(api.get(PATH).objects("contents")).hasSize(1);
  }
}
