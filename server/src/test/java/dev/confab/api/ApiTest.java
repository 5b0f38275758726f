package dev.confab.api;

import static dev.confab.support.ApiUnderTest.TOKEN;
import static dev.confab.support.ApiUnderTest.basic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Access;
import dev.confab.domain.sid.AccountSid;
import dev.confab.http.Params;
import dev.confab.http.Unreadable;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
  @AutoClose private final ApiUnderTest api;

  ApiTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
  }

  @Test
  void everyAnswerCarriesRequestIdsAndCorsHeaders() {
    var answers =
        new Answer[] {
          api.get("/v1/Conversations"),
          api.get("/v1/Nothing"),
          api.bare("GET", "/v1/Conversations", Map.of()),
          api.bare("OPTIONS", "/v1/Conversations", Map.of()),
          api.get("/health/live"),
          new Answer(api.api().refuse(new Unreadable(414, "too long")))
        };
    for (var answer : answers) {
      assertThat(answer.header("Twilio-Request-Id")).matches("RQ[0-9a-f]{32}");
      assertThat(answer.header("X-Twilio-Request-Id"))
          .isEqualTo(answer.header("Twilio-Request-Id"));
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(answer.header("Access-Control-Allow-Methods"))
          .isEqualTo("GET, POST, DELETE, OPTIONS");
      assertThat(answer.header("Access-Control-Expose-Headers"))
          .contains("ETag", "Retry-After", "Twilio-Request-Id");
      assertThat(answer.header("Twilio-Concurrent-Requests")).matches("[0-9]+");
      assertThat(answer.header("Twilio-Request-Duration")).matches("[0-9]+\\.[0-9]{3}");
    }
  }

  @Test
  void aPreflightNeedsNoCredentials() {
    var preflight = api.bare("OPTIONS", "/v1/Conversations/x", Map.of("Origin", "https://a.b"));
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer x", "Basic", "Basic ", "Basic %%%", "Basic bm9jb2xvbg=="})
  void withoutCredentialsNothingIsTold(String header) {
    for (var path : new String[] {"/v1/Conversations", "/v1/Nothing", "/v1/Services/x"}) {
      var refused =
          api.bare("GET", path, header.isEmpty() ? Map.of() : Map.of("Authorization", header));
      assertThat(refused.error()).isEqualTo("401/20003");
      assertThat(refused.text("message"))
          .isEqualTo("Authentication Error - No credentials provided");
      assertThat(refused.header("WWW-Authenticate")).isEqualTo("Basic realm=\"Twilio API\"");
    }
  }

  @Test
  void wrongCredentialsAreRefusedWithoutSayingWhichPartIsWrong() {
    var sid = api.account.sid().value();
    var wrong =
        new String[] {
          basic(sid, "wrong"), basic(sid, ""), basic("AC00000000000000000000000000000000", TOKEN),
          basic(sid.toUpperCase(Locale.ROOT), TOKEN), basic("", TOKEN), basic(sid + "\0", TOKEN)
        };
    for (var header : wrong) {
      var refused = api.bare("GET", "/v1/Conversations", Map.of("Authorization", header));
      assertThat(refused.error()).isEqualTo("401/20003");
      assertThat(refused.json())
          .containsEntry("message", "Authenticate")
          .containsEntry("detail", "Your AccountSid or AuthToken was incorrect.");
    }
  }

  @Test
  void anApiKeyWorksForItsAccount() {
    var made = api.accounts.createKey(api.account.sid(), "ci", Access.FULL);
    var header = Map.of("authorization", basic(made.key().sid().value(), made.secret()));
    var created = api.bare("POST", "/v1/Conversations", header);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("account_sid")).isEqualTo(api.account.sid().value());
  }

  @Test
  void nothingOfOneAccountIsFoundFromAnother() {
    var sid = api.post("/v1/Conversations", "UniqueName=x").text("sid");
    var service = api.post("/v1/Services", "FriendlyName=Shop").text("sid");
    var other =
        api.accounts.provision(new AccountSid("AC" + "1".repeat(32)), "other-token").account();
    var header = Map.of("Authorization", basic(other.sid().value(), "other-token"));
    var calls =
        Map.of(
            "/v1/Conversations/" + sid,
            new String[] {"GET", "POST", "DELETE"},
            "/v1/Conversations/x",
            new String[] {"GET", "POST", "DELETE"},
            "/v1/Services/" + service,
            new String[] {"GET", "DELETE"},
            "/v1/Services/" + service + "/Conversations",
            new String[] {"GET", "POST"},
            "/v1/Services/" + service + "/Conversations/" + sid,
            new String[] {"GET", "POST", "DELETE"},
            "/v1/Services/" + api.account.defaultService() + "/Conversations/" + sid,
            new String[] {"GET", "POST", "DELETE"});
    calls.forEach((path, methods) -> {
      for (var method : methods) {
        assertThat(api.bare(method, path, header).error())
            .as("%s %s", method, path)
            .isEqualTo("404/20404");
      }
    });
    assertThat(api.bare("GET", "/v1/Conversations", header).body()).doesNotContain(sid);
    assertThat(api.bare("GET", "/v1/Services", header).body()).doesNotContain(service);
    assertThat(api.get("/v1/Conversations/x").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/Nothing, 404/20404",
    "GET, /v1, 404/20404",
    "GET, /nothing, 404/20404",
    "GET, /v1/Conversations/, 404/20404",
    "GET, /v1//Conversations, 404/20404",
    "GET, /v1/Conversations/x/y, 404/20404",
    "GET, /v1/conversations, 404/20404",
    "PUT, /v1/Conversations, 405/20004",
    "PATCH, /v1/Conversations/x, 405/20004",
    "DELETE, /v1/Conversations, 405/20004",
    "POST, /health/live, 405/20004"
  })
  void unknownPathsAndMethodsGetTwiliosErrors(String method, String path, String error) {
    var answer = api.send(method, path, Params.NONE, Map.of());
    assertThat(answer.error()).isEqualTo(error);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @CsvSource({"400, 20001", "413, 20413", "414, 20001", "429, 20429", "431, 20001"})
  void unreadableRequestsGetTwiliosErrors(int status, String code) {
    var refused = new Answer(api.api().refuse(new Unreadable(status, "why")));
    assertThat(refused.error()).isEqualTo(status + "/" + code);
    assertThat(refused.json())
        .containsEntry("status", (long) status)
        .containsEntry("message", "why");
    assertThat(refused.header("Retry-After")).isEqualTo(status == 429 ? "1" : null);
  }

  @Test
  void healthAndMetricsAreOpen() {
    assertThat(api.bare("GET", "/health/live", Map.of()).body()).isEqualTo("{\"status\":\"ok\"}");
    assertThat(api.bare("GET", "/health/ready", Map.of()).status()).isEqualTo(200);
    assertThat(api.bare("GET", "/metrics", Map.of()).status()).isEqualTo(200);
  }

  @Test
  void whenTheDatabaseIsGoneReadinessSaysSoAndLivenessDoesNot() {
    api.loseDatabase();
    assertThat(api.bare("GET", "/health/ready", Map.of()).error()).isEqualTo("503/20503");
    assertThat(api.bare("GET", "/health/live", Map.of()).status()).isEqualTo(200);
  }
}
