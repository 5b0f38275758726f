package dev.confab.api;

import static dev.confab.support.ApiUnderTest.basic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Access;
import dev.confab.domain.sid.AccountSid;
import dev.confab.http.UrlEncoding;
import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several accounts on one server, and what their credentials may do.
class AccountsApartTest {
  @AutoClose private final ApiUnderTest api;

  AccountsApartTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
  }

  private static Map<String, String> as(String user, String secret) {
    return Map.of("Authorization", basic(user, secret));
  }

  private Map<String, String> otherAccount() {
    var made = api.accounts.create("other");
    return as(made.account().sid().value(), Objects.requireNonNull(made.madeToken()));
  }

  @Test
  void anotherAccountFindsNeitherRolesNorConfigurations() {
    var other = otherAccount();
    var service = "/v1/Services/" + api.account.defaultService();
    var configuration = api.get(service + "/Configuration");
    var role = configuration.text("default_conversation_role_sid");
    for (var path :
        List.of(
            "/v1/Roles/" + role,
            service + "/Roles/" + role,
            service + "/Configuration",
            service + "/Configuration/Notifications",
            service + "/Configuration/Webhooks",
            service + "/Roles")) {
      assertThat(api.bare("GET", path, other).error()).as(path).isEqualTo("404/20404");
    }
    var change = UrlEncoding.params("Permission=sendMessage");
    assertThat(api.send("POST", "/v1/Roles/" + role, change, other).error()).isEqualTo("404/20404");
    assertThat(api.send("POST", service + "/Roles/" + role, change, other).error())
        .isEqualTo("404/20404");
    assertThat(api.bare("DELETE", service + "/Roles/" + role, other).error())
        .isEqualTo("404/20404");
    for (var part : List.of("", "/Notifications", "/Webhooks")) {
      assertThat(api.bare("POST", service + "/Configuration" + part, other).error())
          .isEqualTo("404/20404");
    }
    assertThat(api.get(service + "/Configuration").body()).isEqualTo(configuration.body());
  }

  /// By no operation, whether it names sids or names. Which there are is told by the routes, so
  /// none is forgotten.
  @Test
  void anotherAccountReachesNothing() {
    var one = OneOfEach.in(api, 1);
    var other = otherAccount();
    var before = read(one);
    for (var route : ofAccount()) {
      for (var path : List.of(one.bySid(route), one.byName(route))) {
        var what = route.operation() + " " + path;
        if (route.template().contains("{")) {
          var answer = one.call(route, path, other);
          assertThat(answer.status()).as(what).isEqualTo(404);
          assertThat(answer.body()).as(what).contains("\"code\":20404");
        } else if (route.method().equals("GET")) {
          assertThat(one.call(route, path, other).body())
              .as(what)
              .doesNotContain(one.sids().values())
              .doesNotContain(api.account.sid().value());
        }
      }
    }
    assertThat(read(one)).isEqualTo(before);
  }

  /// All that there is to see of these things.
  private Map<String, String> read(OneOfEach one) {
    var bodies = new TreeMap<String, String>();
    for (var route : ofAccount()) {
      if (route.method().equals("GET")) {
        var answer = one.call(route, one.bySid(route), Map.of());
        assertThat(answer.status()).as(route.operation()).isEqualTo(200);
        bodies.put(route.operation(), answer.body());
      }
    }
    assertThat(bodies).hasSizeGreaterThan(50);
    return bodies;
  }

  private List<Route> ofAccount() {
    return api.routes().stream().filter(route -> route.access() == Route.Access.ACCOUNT).toList();
  }

  @Test
  void eachAccountHasItsOwnConfiguration() {
    var other = otherAccount();
    api.post("/v1/Configuration", "DefaultInactiveTimer=PT5M");
    api.post("/v1/Configuration/Webhooks", "Method=GET");
    assertThat(api.bare("GET", "/v1/Configuration", other).json())
        .containsEntry("default_inactive_timer", null);
    assertThat(api.bare("GET", "/v1/Configuration/Webhooks", other).json())
        .containsEntry("method", "POST");
    assertThat(api.get("/v1/Configuration/Webhooks").json()).containsEntry("method", "GET");
    assertThat(api.bare("GET", "/v1/Configuration", other).json().get("default_chat_service_sid"))
        .isNotEqualTo(api.account.defaultService().value());
  }

  @Test
  void aKeyThatMayReadDoesNothingElse() {
    var made = api.accounts.createKey(api.account.sid(), "board", Access.READ);
    var key = as(made.key().sid().value(), made.secret());
    assertThat(api.bare("GET", "/v1/Roles", key).status()).isEqualTo(200);
    assertThat(api.bare("GET", "/v1/Configuration", key).status()).isEqualTo(200);
    var refused = api.bare("POST", "/v1/Conversations", key);
    assertThat(refused.error()).isEqualTo("403/20403");
    assertThat(refused.header("WWW-Authenticate")).isNull();
    assertThat(api.bare("DELETE", "/v1/Conversations/CH1", key).error()).isEqualTo("403/20403");
    assertThat(api.bare("PUT", "/v1/Conversations", key).error()).isEqualTo("403/20403");
    assertThat(api.bare("POST", "/v1/Nothing", key).error()).isEqualTo("403/20403");
    assertThat(api.bare("GET", "/v1/Nothing", key).error()).isEqualTo("404/20404");
    assertThat(api.get("/v1/Conversations").body()).contains("\"conversations\":[]");
    var wrong = as(made.key().sid().value(), "wrong");
    assertThat(api.bare("POST", "/v1/Conversations", wrong).error()).isEqualTo("401/20003");
  }

  @Test
  void aDeletedAccountIsAStrangerAndOthersStay() {
    var made = api.accounts.create("other");
    var other = made.account();
    var token = Objects.requireNonNull(made.madeToken());
    var key = api.accounts.createKey(other.sid(), "ci", Access.FULL);
    assertThat(api.accounts.delete(other.sid())).isTrue();
    assertThat(api.accounts.delete(other.sid())).isFalse();
    assertThat(api.bare("GET", "/v1/Roles", as(other.sid().value(), token)).error())
        .isEqualTo("401/20003");
    var withKey = as(key.key().sid().value(), key.secret());
    assertThat(api.bare("GET", "/v1/Roles", withKey).error()).isEqualTo("401/20003");
    assertThat(api.get("/v1/Roles").status()).isEqualTo(200);
  }

  /// For up to a second its credentials are remembered, and its services may be gone already.
  @Test
  void whatADeletedAccountStillAsksIsNotFound() {
    var other = otherAccount();
    var account = api.bare("GET", "/v1/Configuration", other).text("account_sid");
    api.accounts.delete(new AccountSid(account));
    assertThat(api.bare("GET", "/v1/Configuration", other).error()).isEqualTo("404/20404");
    assertThat(api.bare("POST", "/v1/Configuration", other).error()).isEqualTo("404/20404");
  }

  @Test
  void aRenewedTokenTakesThePlaceOfTheOldOne() {
    var made = api.accounts.create("other");
    var sid = made.account().sid();
    var token = api.accounts.renewToken(sid);
    assertThat(token).isNotEqualTo(made.madeToken()).hasSize(32);
    assertThat(api.bare("GET", "/v1/Roles", as(sid.value(), token)).status()).isEqualTo(200);
    assertThat(
            api.bare("GET", "/v1/Roles", as(sid.value(), Objects.requireNonNull(made.madeToken())))
                .error())
        .isEqualTo("401/20003");
  }
}
