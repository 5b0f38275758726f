package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wherever a path takes a conversation's sid it takes its unique name, and so it is with
/// identities and addresses. Answers name sids all the same. Which operations there are is told by
/// the routes, so none is forgotten.
class NamesInPathsTest {
  @AutoClose private final ApiUnderTest api;
  private int made;

  NamesInPathsTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
  }

  /// New ones for each operation, because many operations take away what others need.
  private OneOfEach oneOfEach() {
    return OneOfEach.in(api, made++);
  }

  /// The operations whose paths can have a name.
  private List<Route> routes(String... methods) {
    var one = oneOfEach();
    return api.routes().stream()
        .filter(route -> route.access() == Route.Access.ACCOUNT)
        .filter(route -> List.of(methods).contains(route.method()))
        .filter(route -> !one.byName(route).equals(one.bySid(route)))
        .toList();
  }

  @Test
  void whatIsReadByNameIsTheSame() {
    var one = oneOfEach();
    var routes = routes("GET");
    assertThat(routes).hasSize(25);
    for (var route : routes) {
      var byName = api.get(one.byName(route));
      assertThat(byName.status()).as(route.operation()).isEqualTo(200);
      assertThat(byName.body())
          .as(route.operation())
          .isEqualTo(api.get(one.bySid(route)).body())
          .contains("\"url\":\"" + ORIGIN + one.bySid(route));
    }
  }

  @Test
  void whatIsWrittenByNameNamesSids() {
    for (var route : routes("POST")) {
      var one = oneOfEach();
      var answer = one.call(route, one.byName(route), Map.of());
      assertThat(answer.status()).as(route.operation()).isIn(route.statuses());
      assertThat(answer.text("url")).as(route.operation()).startsWith(ORIGIN + one.bySid(route));
      assertThat(String.valueOf(answer.json().get("links")))
          .as(route.operation())
          .doesNotContain(one.names().values());
      assertThat(api.get(answer.text("url")).body()).as(route.operation()).isEqualTo(answer.body());
    }
  }

  @Test
  void whatIsDeletedByNameIsGone() {
    for (var route : routes("DELETE")) {
      var one = oneOfEach();
      assertThat(api.get(one.bySid(route)).status()).as(route.operation()).isEqualTo(200);
      var answer = one.call(route, one.byName(route), Map.of());
      assertThat(answer.status()).as(route.operation()).isEqualTo(204);
      for (var path : List.of(one.bySid(route), one.byName(route))) {
        assertThat(api.get(path).error()).as(route.operation()).isEqualTo("404/20404");
      }
    }
  }

  /// The lists of what a conversation has, messages and their receipts among them.
  @Test
  void linksToPagesLeadOnWhenTheListWasReadByName() {
    var one = oneOfEach();
    var lists = routes("GET").stream().filter(OneOfEach::isListOfAConversation).toList();
    assertThat(lists).hasSize(8);
    for (var list : lists) {
      var key = Chat.meta(api.get(one.bySid(list)), "key");
      var all = Chat.texts(api.get(one.bySid(list)), key, "sid");
      assertThat(all).as(list.operation()).hasSizeGreaterThan(1);
      var first = api.get(one.byName(list) + "?PageSize=1");
      var second = api.get(Chat.meta(first, "next_page_url"));
      assertThat(Chat.texts(second, key, "sid")).as(list.operation()).containsExactly(all.get(1));
      var back = api.get(Chat.meta(second, "previous_page_url"));
      assertThat(Chat.texts(back, key, "sid")).as(list.operation()).containsExactly(all.get(0));
      for (var link : List.of("url", "first_page_url", "next_page_url")) {
        assertThat(Chat.meta(first, link)).startsWith(ORIGIN + one.bySid(list) + "?");
      }
    }
  }
}
