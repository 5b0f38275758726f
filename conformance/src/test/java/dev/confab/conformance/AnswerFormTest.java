package dev.confab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.conformance.support.Answer;
import dev.confab.conformance.support.LocalServer;
import dev.confab.conformance.support.RawHttp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The exact form of answers on the wire, of which SDKs show only a part.
final class AnswerFormTest {
  private static final String LIST = "/v1/Conversations";
  private static final String MISSING = LIST + "/CH00000000000000000000000000000000";
  private static LocalServer server;
  private static RawHttp http;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = LocalServer.start(data);
    http = server.http();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyAnswerCarriesItsRequestIdTwice() {
    var answers =
        List.of(
            http.get(LIST),
            http.post(LIST, Map.of()),
            http.delete(LIST + "/" + http.post(LIST, Map.of()).sid()),
            http.get(MISSING),
            http.get("/v1/Nothing"),
            http.get("/nothing"),
            http.send("PUT", LIST, Map.of(), ""),
            http.post(LIST, Map.of("Attributes", "{")),
            http.withAuthorization(null).get(LIST),
            http.send("OPTIONS", LIST, Map.of(), ""));
    assertThat(answers)
        .extracting(Answer::status)
        .containsExactly(200, 201, 204, 404, 404, 404, 405, 400, 401, 204);
    var ids = new ArrayList<String>();
    for (var answer : answers) {
      var id = String.valueOf(answer.header("twilio-request-id"));
      assertThat(id).matches("RQ[0-9a-f]{32}").isEqualTo(answer.header("x-twilio-request-id"));
      assertThat(answer.header("twilio-request-duration")).matches("\\d+\\.\\d{3}");
      assertThat(answer.header("twilio-concurrent-requests")).matches("[1-9]\\d*");
      assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
      ids.add(id);
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void listHasExactlyItsEnvelope() {
    http.post(LIST, Map.of());
    var answer = http.get(LIST + "?PageSize=1");
    assertThat(answer.header("content-type")).startsWith("application/json");
    assertThat(names(answer.json())).containsExactlyInAnyOrder("meta", "conversations");
    var meta = answer.json().get("meta");
    assertThat(names(meta))
        .containsExactlyInAnyOrder(
            "page",
            "page_size",
            "first_page_url",
            "previous_page_url",
            "url",
            "next_page_url",
            "key");
    var base = server.url() + LIST + "?PageSize=1&Page=";
    assertThat(meta.get("page").isInt()).isTrue();
    assertThat(meta.get("page").asInt()).isZero();
    assertThat(meta.get("page_size").isInt()).isTrue();
    assertThat(meta.get("page_size").asInt()).isEqualTo(1);
    assertThat(meta.get("key").asText()).isEqualTo("conversations");
    assertThat(meta.get("first_page_url").asText()).isEqualTo(base + "0");
    assertThat(meta.get("url").asText()).isEqualTo(base + "0");
    assertThat(meta.get("previous_page_url").isNull()).isTrue();
  }

  @Test
  void pageUrlsNameTheirPages() {
    var service = http.post("/v1/Services", Map.of("FriendlyName", "Pages")).sid();
    var path = "/v1/Services/" + service + "/Conversations";
    for (int i = 0; i < 3; i++) {
      http.post(path, Map.of());
    }
    var first = http.get(path + "?State=AcTiVe&PageSize=2").json().get("meta");
    var base = server.url() + path + "?State=active&PageSize=2&Page=";
    assertThat(first.get("next_page_url").asText()).startsWith(base + "1&PageToken=");
    var second = http.get(pathOf(first.get("next_page_url"))).json().get("meta");
    assertThat(second.get("page").asInt()).isEqualTo(1);
    assertThat(second.get("url")).isEqualTo(first.get("next_page_url"));
    assertThat(second.get("next_page_url").isNull()).isTrue();
    assertThat(second.get("first_page_url").asText()).isEqualTo(base + "0");
    assertThat(second.get("previous_page_url").asText()).startsWith(base + "0&PageToken=");
    var back = http.get(pathOf(second.get("previous_page_url"))).json();
    assertThat(back.get("conversations"))
        .isEqualTo(http.get(path + "?State=active&PageSize=2").json().get("conversations"));
  }

  @Test
  void emptyListIsAPageToo() {
    var service = http.post("/v1/Services", Map.of("FriendlyName", "Empty")).sid();
    var json = http.get("/v1/Services/" + service + "/Conversations").json();
    assertThat(json.get("conversations")).isEmpty();
    assertThat(json.get("meta").get("page_size").asInt()).isEqualTo(50);
    assertThat(json.get("meta").get("next_page_url").isNull()).isTrue();
    assertThat(json.get("meta").get("previous_page_url").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"?PageSize=0", "?PageSize=-1", "?PageSize=x", "?PageToken=x"})
  void wrongPagingIsRefused(String query) {
    assertError(http.get(LIST + query), 400, 20001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"chat.example.com", "chat.example.com:8443", "localhost:1", "[::1]:80"})
  void linksCarryTheHostThatTheClientUsed(String host) {
    var created = http.send("POST", LIST, Map.of("Host", host), "").json();
    var url = "http://" + host + LIST + "/" + created.get("sid").asText();
    assertThat(created.get("url").asText()).isEqualTo(url);
    created.get("links").forEach(link -> assertThat(link.asText()).startsWith(url + "/"));
    var meta = http.send("GET", LIST, Map.of("Host", host), "").json().get("meta");
    assertThat(meta.get("first_page_url").asText()).startsWith("http://" + host + LIST + "?");
  }

  @Test
  void linksNameTheSidEvenIfTheRequestNamedAnother() {
    var name = "name-" + UUID.randomUUID();
    var sid = http.post(LIST, Map.of("UniqueName", name)).sid();
    assertThat(http.get(LIST + "/" + name).json().get("url").asText())
        .isEqualTo(server.url() + LIST + "/" + sid);
  }

  @Test
  void deleteAnswersWithNothing() {
    var answer = http.delete(LIST + "/" + http.post(LIST, Map.of()).sid());
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers()).doesNotContainKeys("content-type", "transfer-encoding");
  }

  @Test
  void wrongMethodNamesTheRightOnes() {
    var list = http.send("DELETE", LIST, Map.of(), "");
    assertError(list, 405, 20004);
    assertThat(list.header("allow")).isEqualTo("GET, POST");
    var one = http.send("PATCH", MISSING, Map.of(), "");
    assertError(one, 405, 20004);
    assertThat(one.header("allow")).isEqualTo("DELETE, GET, POST");
    var service =
        http.send("POST", "/v1/Services/IS00000000000000000000000000000000", Map.of(), "");
    assertError(service, 405, 20004);
  }

  @Test
  void unknownPathsAreNotFound() {
    var path = LIST + "/CH71";
    assertError(http.get(path), 404, 20404);
    assertThat(http.get(path).json().get("message").asText())
        .isEqualTo("The requested resource " + path + " was not found");
    assertError(http.get("/v1/Conversation"), 404, 20404);
    assertError(http.get(LIST + "/"), 404, 20404);
  }

  @Test
  void strangersGetAChallenge() {
    for (var wrong : List.of("Basic !", "Basic QUM6eA==", "Bearer x")) {
      var answer = http.withAuthorization(wrong).get(LIST);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("www-authenticate")).isEqualTo("Basic realm=\"Twilio API\"");
      assertThat(answer.code()).isEqualTo(20003);
      assertThat(answer.json().get("detail").isTextual()).isTrue();
    }
  }

  /// Some older SDKs and many scripts (`curl -F`) send forms this way.
  @Test
  void multipartFormIsUnderstood() {
    var body =
        """
        --b0undary\r
        Content-Disposition: form-data; name="FriendlyName"\r
        \r
        Zoë & Co\r
        --b0undary\r
        Content-Disposition: form-data; name="Timers.Closed"\r
        \r
        PT10M\r
        --b0undary--\r
        """;
    var type = Map.of("Content-Type", "multipart/form-data; boundary=b0undary");
    var created = http.send("POST", LIST, type, body);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().get("friendly_name").asText()).isEqualTo("Zoë & Co");
    assertThat(names(created.json().get("timers"))).containsExactly("date_closed");
  }

  @Test
  void otherBodiesAreRefused() {
    var json = Map.of("Content-Type", "application/json");
    assertError(http.send("POST", LIST, json, "{\"FriendlyName\":\"x\"}"), 400, 20001);
  }

  @Test
  void oddHeadersOfSdksDoNoHarm() {
    var headers =
        Map.of(
            "Accept", "text/html",
            "Accept-Encoding", "utf-8",
            "Accept-Charset", "utf-8",
            "X-Twilio-Webhook-Enabled", "True");
    assertThat(http.post(LIST, Map.of("Unknown", "x"), headers).status()).isEqualTo(201);
  }

  @Test
  void datesAreWholeSecondsOfUtc() {
    var created = http.post(LIST, Map.of("DateCreated", "2024-05-06T07:08:09.999+02:00")).json();
    assertThat(created.get("date_created").asText()).isEqualTo("2024-05-06T05:08:09Z");
    // The Java SDK sends no zone.
    var javaStyle = http.post(LIST, Map.of("DateCreated", "2024-05-06T07:08:09")).json();
    assertThat(javaStyle.get("date_created").asText()).isEqualTo("2024-05-06T07:08:09Z");
  }

  private static void assertError(Answer answer, int status, int code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).startsWith("application/json");
    var json = answer.json();
    assertThat(names(json)).containsExactly("code", "message", "more_info", "status");
    assertThat(json.get("code").asInt()).isEqualTo(code);
    assertThat(json.get("status").asInt()).isEqualTo(status);
    assertThat(json.get("message").asText()).isNotBlank();
    assertThat(json.get("more_info").asText())
        .isEqualTo("https://www.twilio.com/docs/errors/" + code);
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String pathOf(JsonNode url) {
    assertThat(url.asText()).startsWith(server.url());
    return url.asText().substring(server.url().length());
  }
}
