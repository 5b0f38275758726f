package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.sid.AccountSid;
import dev.confab.http.Params;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageListTest {
  @AutoClose private final ApiUnderTest api;
  private final String path;

  MessageListTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    path = "/v1/Conversations/" + api.post("/v1/Conversations", "").text("sid") + "/Messages";
  }

  private static Map<?, ?> meta(Answer answer) {
    return (Map<?, ?>) Objects.requireNonNull(answer.json().get("meta"));
  }

  private static List<Object> indexes(Answer answer) {
    var messages = (List<?>) Objects.requireNonNull(answer.json().get("messages"));
    var indexes = new ArrayList<Object>();
    messages.forEach(one -> indexes.add(Objects.requireNonNull(((Map<?, ?>) one).get("index"))));
    return indexes;
  }

  private void fill(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(api.post(path, "Body=" + i).status()).isEqualTo(201);
    }
  }

  @Test
  void theFirstIndexComesFirst() {
    fill(3);
    var list = api.get(path);
    assertThat(indexes(list)).containsExactly(0L, 1L, 2L);
    assertThat(meta(list).get("key")).isEqualTo("messages");
    assertThat(meta(list).get("page_size")).isEqualTo(50L);
    assertThat(meta(list).get("url")).isEqualTo(ORIGIN + path + "?PageSize=50&Page=0");
    assertThat(meta(list).get("next_page_url")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"desc", "DeSc"})
  void orderIsEchoedInLowerCase(String order) {
    fill(5);
    var first = api.get(path + "?Order=" + order + "&PageSize=2");
    assertThat(meta(first).get("url")).isEqualTo(ORIGIN + path + "?Order=desc&PageSize=2&Page=0");
    var second = api.get(String.valueOf(meta(first).get("next_page_url")));
    var third = api.get(String.valueOf(meta(second).get("next_page_url")));
    assertThat(indexes(first)).containsExactly(4L, 3L);
    assertThat(indexes(second)).containsExactly(2L, 1L);
    assertThat(indexes(third)).containsExactly(0L);
    assertThat(meta(third).get("next_page_url")).isNull();
    var back = api.get(String.valueOf(meta(third).get("previous_page_url")));
    assertThat(indexes(back)).isEqualTo(indexes(second));
  }

  @Test
  void ascendingMayBeSaid() {
    fill(2);
    assertThat(indexes(api.get(path + "?Order=ASC"))).containsExactly(0L, 1L);
    assertThat(String.valueOf(meta(api.get(path + "?Order=ASC")).get("url")))
        .contains("Order=asc&");
    assertThat(indexes(api.get(path + "?Order="))).containsExactly(0L, 1L);
    assertThat(api.get(path + "?Order=up").error()).isEqualTo("400/20001");
  }

  @Test
  void pagesHoldAHundredAtMost() {
    fill(101);
    var first = api.get(path + "?PageSize=1000");
    assertThat(meta(first).get("page_size")).isEqualTo(100L);
    assertThat(indexes(first)).hasSize(100);
    assertThat(indexes(api.get(String.valueOf(meta(first).get("next_page_url")))))
        .containsExactly(100L);
    assertThat(indexes(api.get(path))).hasSize(50);
  }

  @Test
  void tokenIsGoodForItsOwnListOnly() {
    fill(3);
    var next = String.valueOf(meta(api.get(path + "?PageSize=1")).get("next_page_url"));
    assertThat(api.get(next + "&Order=desc").error()).isEqualTo("400/20001");
  }

  @Test
  void strangersFindNothing() {
    fill(1);
    var other = new AccountSid("AC0123456789abcdef0123456789abcdef");
    api.accounts.provision(other, ApiUnderTest.TOKEN);
    var headers = Map.of("Authorization", ApiUnderTest.basic(other.value(), ApiUnderTest.TOKEN));
    var message = path + "/" + api.post(path, "Body=b").text("sid");
    assertThat(api.send("GET", path, Params.NONE, headers).error()).isEqualTo("404/20404");
    assertThat(api.post(path, "Body=b", headers).error()).isEqualTo("404/20404");
    assertThat(api.send("GET", message, Params.NONE, headers).error()).isEqualTo("404/20404");
    assertThat(api.post(message, "Body=b", headers).error()).isEqualTo("404/20404");
    assertThat(api.send("DELETE", message, Params.NONE, headers).error()).isEqualTo("404/20404");
    assertThat(api.get(message).status()).isEqualTo(200);
  }

  @Test
  void pathsThatNameNothingFindNothing() {
    fill(1);
    assertThat(api.get("/v1/Conversations/CH0123456789abcdef0123456789abcdef/Messages").error())
        .isEqualTo("404/20404");
    assertThat(api.get(path + "/0").error()).isEqualTo("404/20404");
    assertThat(api.get(path + "/IM0123456789abcdef0123456789abcdef").error())
        .isEqualTo("404/20404");
  }
}
