package dev.confab.api;

import static dev.confab.support.JsonReader.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

class PagingTest {
  private static final String PATH = "/v1/Conversations";

  @AutoClose private final ApiUnderTest api;

  PagingTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
  }

  @Test
  void anEmptyListHasTheWholeEnvelope() {
    var page = api.get(PATH);
    assertThat(page.json()).containsOnlyKeys("meta", "conversations");
    assertThat(meta(page))
        .isEqualTo(
            members(
                "page",
                0L,
                "page_size",
                50L,
                "first_page_url",
                ApiUnderTest.ORIGIN + PATH + "?PageSize=50&Page=0",
                "previous_page_url",
                null,
                "url",
                ApiUnderTest.ORIGIN + PATH + "?PageSize=50&Page=0",
                "next_page_url",
                null,
                "key",
                "conversations"));
  }

  @Test
  void pagesLeadForwardsAndBackThroughTheWholeList() {
    var newestFirst = created(7);
    var first = api.get(PATH + "?PageSize=3");
    assertThat(names(first)).isEqualTo(newestFirst.subList(0, 3));
    assertThat(meta(first)).containsEntry("previous_page_url", null);
    var second = follow(first, "next_page_url");
    assertThat(names(second)).isEqualTo(newestFirst.subList(3, 6));
    assertThat(meta(second)).containsEntry("page", 1L);
    assertThat(follow(second, "url").body()).isEqualTo(second.body());
    var third = follow(second, "next_page_url");
    assertThat(names(third)).isEqualTo(newestFirst.subList(6, 7));
    assertThat(meta(third)).containsEntry("next_page_url", null).containsEntry("page", 2L);
    var back = follow(third, "previous_page_url");
    assertThat(names(back)).isEqualTo(newestFirst.subList(3, 6));
    assertThat(meta(back)).containsEntry("page", 1L);
    var start = follow(back, "previous_page_url");
    assertThat(names(start)).isEqualTo(newestFirst.subList(0, 3));
    assertThat(meta(start)).containsEntry("previous_page_url", null);
    assertThat(names(follow(start, "next_page_url"))).isEqualTo(newestFirst.subList(3, 6));
    assertThat(names(follow(third, "first_page_url"))).isEqualTo(newestFirst.subList(0, 3));
  }

  @Test
  void aFullLastPageHasNoNextLink() {
    created(6);
    var second = follow(api.get(PATH + "?PageSize=3"), "next_page_url");
    assertThat(names(second)).hasSize(3);
    assertThat(meta(second)).containsEntry("next_page_url", null);
  }

  @Test
  void pagesStayStableWhileRowsComeAndGo() {
    var newestFirst = created(6);
    var first = api.get(PATH + "?PageSize=2");
    api.clock.advance(Duration.ofSeconds(1));
    api.post(PATH, "UniqueName=late");
    api.delete(PATH + "/" + newestFirst.get(1));
    api.delete(PATH + "/" + newestFirst.get(3));
    var second = follow(first, "next_page_url");
    assertThat(names(second)).containsExactly(newestFirst.get(2), newestFirst.get(4));
    assertThat(names(follow(second, "next_page_url"))).containsExactly(newestFirst.get(5));
    assertThat(names(follow(second, "previous_page_url")))
        .containsExactly("late", newestFirst.get(0));
  }

  @Test
  void aPageWhoseElementsHaveGoneStillLeadsBack() {
    var newestFirst = created(4);
    var first = api.get(PATH + "?PageSize=3");
    api.delete(PATH + "/" + newestFirst.get(3));
    var gone = follow(first, "next_page_url");
    assertThat(names(gone)).isEmpty();
    assertThat(meta(gone)).containsEntry("next_page_url", null);
    assertThat(names(follow(gone, "previous_page_url"))).isEqualTo(newestFirst.subList(0, 3));
  }

  @Test
  void filtersStandInTheLinksAndBindTheToken() {
    created(3);
    api.post(PATH + "/c1", "State=closed");
    var page = api.get(PATH + "?State=AcTiVe&StartDate=2026-01-01T00:00:00Z&PageSize=1");
    assertThat(names(page)).containsExactly("c2");
    assertThat(String.valueOf(meta(page).get("next_page_url")))
        .startsWith(
            ApiUnderTest.ORIGIN
                + PATH
                + "?StartDate=2026-01-01T00%3A00%3A00Z&State=active&PageSize=1&Page=1&PageToken=PT");
    assertThat(names(follow(page, "next_page_url"))).containsExactly("c0");
    var token = token(page);
    assertThat(api.get(PATH + "?PageSize=1&PageToken=" + token).error()).isEqualTo("400/20001");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "100, 100", "101, 100", "1001, 100", "99999999999999999999, 100", "'', 50"})
  void aPageSizeAboveTheMaximumIsCut(String sent, long used) {
    assertThat(meta(api.get(PATH + "?PageSize=" + sent))).containsEntry("page_size", used);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PageSize=0",
        "PageSize=-1",
        "PageSize=abc",
        "PageSize=1.5",
        "PageSize=%D9%A3",
        "Page=-1",
        "Page=abc",
        "PageToken=x",
        "PageToken=PT",
        "PageToken=PT15",
        "PageToken=PTAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "PageToken=%00",
        "StartDate=yesterday",
        "EndDate=2026-02-30",
        "State=open"
      })
  void wrongListParametersAreRefused(String query) {
    assertThat(api.get(PATH + "?" + query).error()).isEqualTo("400/20001");
  }

  @Test
  void aTokenThatWasChangedAnywhereIsRefused() {
    created(2);
    var token = token(api.get(PATH + "?PageSize=1"));
    for (int i = 2; i < token.length() - 1; i++) {
      var other = token.charAt(i) == 'A' ? 'B' : 'A';
      var changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(api.get(PATH + "?PageSize=1&PageToken=" + changed).error()).isEqualTo("400/20001");
    }
  }

  @Test
  void endBeforeStartIsRefusedAndDatesAreInclusive() {
    created(1);
    assertThat(api.get(PATH + "?StartDate=2026-03-02&EndDate=2026-03-01").error())
        .isEqualTo("400/50396");
    assertThat(names(api.get(PATH + "?StartDate=2026-03-01&EndDate=2026-03-01"))).hasSize(1);
    assertThat(names(api.get(PATH + "?EndDate=2026-03-01T08:00:01Z"))).hasSize(1);
    assertThat(names(api.get(PATH + "?EndDate=2026-03-01T08:00:00Z"))).isEmpty();
    assertThat(names(api.get(PATH + "?StartDate=2026-03-01T08:00:02Z"))).isEmpty();
  }

  /// Conversations c0, c1, … a second apart.
  ///
  /// @return their names, newest first
  private List<String> created(int count) {
    var names = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      api.clock.advance(Duration.ofSeconds(1));
      assertThat(api.post(PATH, "UniqueName=c" + i).status()).isEqualTo(201);
      names.addFirst("c" + i);
    }
    return names;
  }

  private Answer follow(Answer page, String link) {
    return api.get(String.valueOf(meta(page).get(link)));
  }

  private static String token(Answer page) {
    var next = String.valueOf(meta(page).get("next_page_url"));
    return next.substring(next.indexOf("PageToken=") + "PageToken=".length());
  }

  @SuppressWarnings("unchecked") // Objects of JSON have texts as keys.
  private static Map<String, @Nullable Object> meta(Answer page) {
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    return (Map<String, @Nullable Object>) Objects.requireNonNull(page.json().get("meta"));
  }

  @SuppressWarnings("unchecked") // Objects of JSON have texts as keys.
  private static List<String> names(Answer page) {
    var items =
        (List<Map<String, String>>) Objects.requireNonNull(page.json().get("conversations"));
    return items.stream().map(item -> item.get("unique_name")).toList();
  }

  @Test
  void linksNameConversationsAndUsersByTheirSids() {
    var conversation = api.post(PATH, "UniqueName=a+b%2Bc").text("sid");
    var participants = PATH + "/a%20b%2Bc/Participants";
    api.post(participants, "Identity=ann+x");
    api.post(participants, "Identity=bob");
    var user = api.get("/v1/Users/ann%20x").text("sid");
    var page = api.get(participants + "?PageSize=1");
    assertThat(String.valueOf(meta(page).get("url")))
        .startsWith(ApiUnderTest.ORIGIN + PATH + "/" + conversation + "/Participants?");
    assertThat(follow(page, "next_page_url").status()).isEqualTo(200);
    assertThat(String.valueOf(meta(api.get("/v1/Users/ann%20x/Conversations")).get("url")))
        .startsWith(ApiUnderTest.ORIGIN + "/v1/Users/" + user + "/Conversations?");
  }
}
