package dev.confab.client;

import static dev.confab.client.support.Samples.ACCOUNT;
import static dev.confab.client.support.Samples.CONVERSATIONS;
import static dev.confab.client.support.Samples.SECRET;
import static dev.confab.client.support.Samples.client;
import static dev.confab.client.support.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.client.call.Cursor;
import dev.confab.client.call.Page;
import dev.confab.client.error.ApiException;
import dev.confab.client.error.BadAnswerException;
import dev.confab.client.testing.ManualTime;
import dev.confab.client.testing.StubTransport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
  private final StubTransport stub = new StubTransport();
  private final Conversations conversations = client(stub).conversations();

  @Test
  void listSendsFiltersAndPageSize() {
    stub.on("GET", CONVERSATIONS).reply(200, page(0, null));

    conversations.list(query ->
        query
            .startDate(Instant.parse("2026-01-01T00:00:00Z"))
            .endDate(Instant.parse("2026-01-31T23:59:59.9Z"))
            .state(ConversationState.CLOSED)
            .param("X", "1")
            .pageSize(7));

    assertThat(query(0))
        .isEqualTo(
            "StartDate=2026-01-01T00%3A00%3A00Z&EndDate=2026-01-31T23%3A59%3A59Z"
                + "&State=closed&X=1&PageSize=7");
  }

  @Test
  void pageTellsItsPlace() {
    stub.on("GET", CONVERSATIONS)
        .reply(200, page(0, "Page=1&PageToken=PT2", "CH1", "CH2"))
        .reply(200, page(1, null, "CH3"))
        .reply(200, page(0, "Page=1&PageToken=PT2", "CH1", "CH2"));

    var first = conversations.list(query -> {});
    var second = first.next();

    assertThat(sids(first)).containsExactly("CH1", "CH2");
    assertThat(first.meta().page()).isZero();
    assertThat(first.meta().pageSize()).isEqualTo(2);
    assertThat(first.meta().key()).isEqualTo("conversations");
    assertThat(first.meta().urls().own()).endsWith("Page=0");
    assertThat(first.meta().urls().first()).endsWith("Page=0");
    assertThat(first.hasNext()).isTrue();
    assertThat(first.hasPrevious()).isFalse();
    assertThat(sids(second)).containsExactly("CH3");
    assertThat(second.hasNext()).isFalse();
    assertThat(sids(second.previous())).containsExactly("CH1", "CH2");
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(second::next);
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(first::previous);
  }

  @Test
  void linksToAForeignHostAreFollowedAtTheConfiguredServer() {
    stub.on("GET", "/prefix/v1/Conversations")
        .reply(200, page(0, "Page=1&PageToken=PT%2B2", "CH1"))
        .reply(200, page(1, null, "CH2"));
    var prefixed =
        ConfabClient.builder()
            .credentials(Credentials.account(ACCOUNT, SECRET))
            .baseUri(URI.create("http://localhost:9999/prefix/"))
            .transport(stub)
            .build();

    prefixed.conversations().list(query -> {}).next();

    assertThat(stub.requests().get(1).uri())
        .hasToString("http://localhost:9999/prefix/v1/Conversations?Page=1&PageToken=PT%2B2");
  }

  @Test
  void streamFetchesAPageOnlyWhenItsItemsAreAskedFor() {
    threePages();
    var stream = conversations.stream(query -> {});
    assertThat(stub.requests()).isEmpty();

    var items = stream.iterator();
    assertThat(stub.requests()).isEmpty();
    items.next();
    items.next();
    assertThat(stub.requests()).hasSize(1);
    items.next();
    assertThat(stub.requests()).hasSize(2);
  }

  @Test
  void streamEndsAtItsLimitWithoutFetchingMore() {
    threePages();
    assertThat(conversations.stream(query -> query.limit(2)).map(Conversation::sid))
        .containsExactly("CH1", "CH2");
    assertThat(query(0)).isEqualTo("PageSize=2");
    assertThat(conversations.stream(query -> query.limit(3).pageSize(2)).limit(1)).hasSize(1);
    assertThat(query(1)).isEqualTo("PageSize=2");
    assertThat(stub.requests()).hasSize(2);
  }

  @Test
  void largeLimitAsksForNoLargerPagesThanTheServerWouldGive() {
    threePages();
    assertThat(conversations.stream(query -> query.limit(5_000))).hasSize(4);
    assertThat(query(0)).isNull();
  }

  @Test
  void streamGoesThroughAllPagesAndOverEmptyOnes() {
    stub.on("GET", CONVERSATIONS)
        .reply(200, page(0, "Page=1", "CH1"))
        .reply(200, page(1, "Page=2"))
        .reply(200, page(2, null, "CH2"));
    assertThat(conversations.stream(query -> {}).map(Conversation::sid))
        .containsExactly("CH1", "CH2");
  }

  @Test
  void errorInALaterPageIsThrownWhereItHappens() {
    stub.on("GET", CONVERSATIONS)
        .reply(200, page(0, "Page=1", "CH1"))
        .reply(403, "{\"code\":20403,\"message\":\"no more\"}");
    var seen = new ArrayList<String>();

    assertThatThrownBy(
            () -> conversations.stream(query -> {}).forEach(item -> seen.add(item.sid())))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("no more");
    assertThat(seen).containsExactly("CH1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Page=0", "Page=1", ""})
  void listThatLeadsBackToAVisitedPageEndsWithAnError(String secondNext) {
    stub.on("GET", CONVERSATIONS)
        .reply(200, page(0, "Page=1", "CH1"))
        .reply(200, page(1, secondNext.isEmpty() ? "Page=1#x" : secondNext, "CH2"));

    var items = conversations.stream(query -> {}).iterator();
    items.next();
    items.next();

    assertThatExceptionOfType(BadAnswerException.class)
        .isThrownBy(items::hasNext)
        .withMessageContaining("visited before");
    assertThat(stub.requests()).hasSize(2);
  }

  @Test
  void pageWhoseNextIsItselfIsAnErrorAtOnce() {
    stub.on("GET", CONVERSATIONS).reply(200, page(0, "Page=0", "CH1"));
    var page = conversations.list(query -> {});
    assertThatExceptionOfType(BadAnswerException.class).isThrownBy(page::next);
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void askingTwiceForTheNextPageIsNoCircle() {
    stub.on("GET", CONVERSATIONS)
        .reply(200, page(0, "Page=1", "CH1"))
        .reply(200, page(1, null, "CH2"));
    var first = conversations.list(query -> {});
    assertThat(sids(first.next())).isEqualTo(sids(first.next()));
  }

  @Test
  void cursorResumesWithTheFiltersOfItsList() {
    stub.on("GET", CONVERSATIONS).reply(200, page(1, "State=active&Page=2&PageToken=PT9", "CH1"));
    var cursor = conversations.list(query -> {}).nextCursor().orElseThrow();

    var stored = new Cursor(cursor.toString());
    conversations.list(query -> query.state(ConversationState.CLOSED).cursor(stored));

    assertThat(query(1)).isEqualTo("State=active&Page=2&PageToken=PT9");
  }

  @Test
  void pageStreamsOnFromItself() {
    threePages();
    var first = conversations.list(query -> {});
    assertThat(first.stream().map(Conversation::sid)).containsExactly("CH1", "CH2", "CH3", "CH4");
  }

  @Test
  void olderEnvelopeIsReadToo() {
    stub.on("GET", CONVERSATIONS)
        .reply(
            200,
            """
            {"conversations":[{"sid":"CH1"}],"page":0,"page_size":1,"uri":"/v1/Conversations",
             "next_page_uri":"/v1/Conversations?Page=1&PageToken=x"}
            """)
        .reply(200, page(1, null, "CH2"));
    assertThat(conversations.stream(query -> {}).map(Conversation::sid))
        .containsExactly("CH1", "CH2");
    assertThat(query(1)).isEqualTo("Page=1&PageToken=x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"meta\":{},\"users\":[]}",
        "{\"meta\":{},\"conversations\":{}}",
        "{\"meta\":[],\"conversations\":[]}",
        "{\"meta\":{},\"conversations\":[1]}",
        "{\"meta\":{\"next_page_url\":5},\"conversations\":[]}",
        "[]"
      })
  void answerThatIsNoPageIsABadAnswer(String body) {
    stub.on("GET", CONVERSATIONS).reply(200, body);
    assertThatExceptionOfType(BadAnswerException.class)
        .isThrownBy(() -> conversations.list(query -> {}));
  }

  @Test
  void unusableLinkIsABadAnswer() {
    stub.on("GET", CONVERSATIONS).reply(200, page(0, "Page=%zz", "CH1"));
    var page = conversations.list(query -> {});
    assertThatExceptionOfType(BadAnswerException.class).isThrownBy(page::next);
  }

  @Test
  void sizesAndLimitsMustBePositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conversations.list(query -> query.pageSize(0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conversations.stream(query -> query.limit(-1)));
  }

  @Test
  void everyPageOfAStreamHasADeadlineOfItsOwn() {
    var time = new ManualTime();
    stub.on("GET", CONVERSATIONS)
        .reply(200, page(0, "Page=1", "CH1"))
        .reply(200, page(1, null, "CH2"));
    var slow =
        ConfabClient.builder()
            .credentials(Credentials.account(ACCOUNT, SECRET))
            .transport(stub)
            .time(time)
            .build();
    var items = slow.conversations().stream(query -> {}).iterator();
    items.next();
    time.advance(Duration.ofHours(5));
    assertThat(items.next().sid()).isEqualTo("CH2");
  }

  private void threePages() {
    stub.on("GET", CONVERSATIONS)
        .reply(200, page(0, "Page=1", "CH1", "CH2"))
        .reply(200, page(1, "Page=2", "CH3"))
        .reply(200, page(2, null, "CH4"));
  }

  private String query(int request) {
    return stub.requests().get(request).uri().getRawQuery();
  }

  private static List<String> sids(Page<Conversation> page) {
    return page.items().stream().map(Conversation::sid).toList();
  }
}
