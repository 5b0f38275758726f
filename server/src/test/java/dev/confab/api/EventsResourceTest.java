package dev.confab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.EventFeed.Place;
import dev.confab.domain.Retention;
import dev.confab.http.LiveBody;
import dev.confab.http.Params;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import dev.confab.support.JsonReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsResourceTest {
  @AutoClose private final ApiUnderTest api;

  EventsResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
  }

  private String events() {
    return "/confab/v1/Services/" + api.account.defaultService() + "/Events";
  }

  private Answer read(String query) {
    return api.get(events() + "?" + query);
  }

  private static List<String> types(Answer answer) {
    return answer.objects("events").stream()
        .map(event -> String.valueOf(event.get("type")))
        .toList();
  }

  private static Map<?, ?> data(Map<?, ?> event) {
    return (Map<?, ?>) Objects.requireNonNull(event.get("data"));
  }

  private String converse() {
    return api.post("/v1/Conversations", "").text("sid");
  }

  private void say(String conversation, String body) {
    var path = "/v1/Conversations/" + conversation + "/Messages";
    assertThat(api.post(path, "Body=" + body).status()).isEqualTo(201);
  }

  @Test
  void anEventSaysWhatHappened() {
    var conversation = converse();
    var path = "/v1/Conversations/" + conversation + "/Messages";
    var message = api.post(path, "Body=Hello", Map.of("X-Twilio-Webhook-Enabled", "true"));
    var all = read("ConversationSid=" + conversation);
    assertThat(types(all)).containsExactly("onConversationAdded", "onMessageAdded");
    var event = all.objects("events").getLast();
    assertThat(event.get("service_sid")).isEqualTo(api.account.defaultService().value());
    assertThat(event.get("stream_sid")).isEqualTo(conversation);
    assertThat(event.get("sequence")).isEqualTo(1L);
    assertThat(event.get("source")).isEqualTo("API");
    assertThat(event.get("identity")).isNull();
    assertThat(event.get("date")).isEqualTo(api.clock.instant().toString());
    assertThat(event.get("calls_webhooks")).isEqualTo(true);
    assertThat(event.get("cursor")).isEqualTo(all.text("next"));
    var data = data(event);
    assertThat(data.get("sid")).isEqualTo(message.text("sid"));
    assertThat(data.get("body")).isEqualTo("Hello");
  }

  /// Another server may be newer than this one.
  @Test
  void whatIsUnknownIsToldAsItIsWritten() {
    converse();
    var now = read("After=now").text("next");
    say(converse(), "Hello");
    var changed =
        api.stores
            .database()
            .write(session ->
                session.update(
                    "UPDATE event SET type = 'onSomethingNew', source = 'FAX' WHERE type = ?",
                    "onMessageAdded"));
    assertThat(changed).isOne();
    var events = read("After=" + now).objects("events");
    assertThat(events).hasSize(2);
    assertThat(events.getLast().get("type")).isEqualTo("onSomethingNew");
    assertThat(events.getLast().get("source")).isEqualTo("FAX");
    assertThat(data(events.getLast()).get("body")).isEqualTo("Hello");
    try (var body = listen("After=" + now, Map.of())) {
      assertThat(next(body)).contains("event: onSomethingNew\n");
    }
  }

  @Test
  void aReaderGoesOnWhereItStopped() {
    var conversation = converse();
    for (int i = 0; i < 5; i++) {
      say(conversation, "No" + i);
    }
    var bodies = new ArrayList<String>();
    var place = "";
    for (int i = 0; i < 4; i++) {
      var piece = read("Type=onMessageAdded&PageSize=2&After=" + place);
      assertThat(piece.objects("events")).hasSizeLessThanOrEqualTo(2);
      piece.objects("events").forEach(event -> bodies.add(String.valueOf(data(event).get("body"))));
      place = piece.text("next");
    }
    assertThat(bodies).containsExactly("No0", "No1", "No2", "No3", "No4");
    assertThat(read("After=" + place).objects("events")).isEmpty();
    assertThat(read("After=" + place).text("next")).isEqualTo(place);
    assertThat(read("After=now").text("next")).isEqualTo(place);
  }

  @Test
  void parametersAreTakenInLowerCase() {
    var first = converse();
    var second = converse();
    say(first, "a");
    say(second, "b");
    var found = read("conversation=" + second + "&type=onMessageAdded&type=onMessageRemoved");
    assertThat(types(found)).containsExactly("onMessageAdded");
    assertThat(read("after=" + found.text("next") + "&wait=0").objects("events")).isEmpty();
    assertThat(read("pagesize=1").objects("events")).hasSize(1);
  }

  @Test
  void onlyTheEventsOfTheServiceAreTold() {
    var other = api.post("/v1/Services", "FriendlyName=Shop").text("sid");
    var conversation = api.post("/v1/Services/" + other + "/Conversations", "").text("sid");
    var path = "/confab/v1/Services/" + other + "/Events";
    assertThat(types(api.get(path + "?ConversationSid=" + conversation)))
        .containsExactly("onConversationAdded");
    assertThat(read("ConversationSid=" + conversation).objects("events")).isEmpty();
    assertThat(read("Type=onServiceAdded").body()).doesNotContain(other);
    assertThat(types(api.get(path))).startsWith("onServiceAdded").doesNotContain("onUserAdded");
  }

  @Test
  void strangersAndMissingServicesAreNotFound() {
    assertThat(api.send("GET", events(), Params.NONE, api.stranger()).error())
        .isEqualTo("404/20404");
    assertThat(api.bare("GET", events(), Map.of()).error()).isEqualTo("401/20003");
    assertThat(api.bare("GET", "/confab/v1/Nothing", Map.of()).error()).isEqualTo("401/20003");
    assertThat(api.get("/confab/v1/Services/IS1/Events").error()).isEqualTo("404/20404");
    assertThat(api.get("/confab/v1/Services/IS" + "0".repeat(32) + "/Events").error())
        .isEqualTo("404/20404");
    assertThat(api.post(events(), "").error()).isEqualTo("405/20004");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "After=x",
        "After=EC",
        "After=EC000000000000000000000001000000000000",
        "After=EC00000000000000000000000100000000000g",
        "After=EC%00",
        "After=Now",
        "After=EC!!",
        "Wait=31",
        "Wait=-1",
        "Wait=1.5",
        "Type=onNothing",
        "Type=onMessageAdded&Type=",
        "ConversationSid=IS00000000000000000000000000000000",
        "PageSize=0",
        "PageSize=x",
        "pagesize=0",
        "PageSize=1&pagesize=1",
        "After=now&after=now",
        "type=onMessageAdded&Type=onMessageAdded"
      })
  void whatIsNoParameterIsRefused(String query) {
    assertThat(read(query).error()).isEqualTo("400/20001");
  }

  @Test
  void aCursorIsGoodForItsServiceOnly() {
    var other = api.post("/v1/Services", "FriendlyName=Shop").text("sid");
    converse();
    var cursor = read("").text("next");
    assertThat(api.get("/confab/v1/Services/" + other + "/Events?After=" + cursor).error())
        .isEqualTo("400/20001");
  }

  /// After the database was restored there are other events where the old ones were.
  @Test
  void aCursorIsGoodForItsEpochOnly() {
    converse();
    var service = api.account.defaultService();
    int epoch = api.feed.epoch();
    var beyond = EventCursors.write(service, new Place(epoch, 1_000_000));
    assertThat(read("After=" + beyond).error()).isEqualTo("410/20410");
    var cursor = read("").text("next");
    var waiting = waiting("Wait=30&After=" + cursor);
    api.stores.feed().begin(epoch ^ 1);
    assertThat(read("After=" + cursor).error()).isEqualTo("410/20410");
    converse();
    assertThat(waiting.orTimeout(20, TimeUnit.SECONDS).join().error()).isEqualTo("410/20410");
    var other = read("").text("next");
    assertThat(other).isNotEqualTo(cursor);
    assertThat(read("After=" + other).objects("events")).isEmpty();
  }

  @Test
  void anAnswerSaysWhetherThereIsMore() {
    say(converse(), "a");
    assertThat(read("PageSize=1").json().get("has_more")).isEqualTo(true);
    var all = read("");
    assertThat(all.json().get("has_more")).isEqualTo(false);
    assertThat(read("After=" + all.text("next")).json().get("has_more")).isEqualTo(false);
  }

  @Test
  void aCursorWhoseEventsAreGoneIsGone() {
    var before = read("").text("next");
    var conversation = converse();
    say(conversation, "old");
    var cursor = read("PageSize=1&After=" + before).text("next");
    api.clock.advance(Duration.ofDays(31));
    say(conversation, "new");
    var removed =
        api.stores.log().remove(Retention.DEFAULT, api.clock.instant(), Long.MAX_VALUE, 100);
    assertThat(removed).isPositive();
    var answer = read("After=" + cursor);
    assertThat(answer.error()).isEqualTo("410/20410");
    assertThat(read("").objects("events")).hasSize(1);
    assertThat(read("").body()).contains("\"new\"");
  }

  private CompletableFuture<Answer> waiting(String query) {
    return CompletableFuture.supplyAsync(() -> read(query), Thread::startVirtualThread);
  }

  @Test
  void whoWaitsIsAnsweredWhenSomethingHappens() {
    var conversation = converse();
    var quiet = converse();
    var now = read("After=now").text("next");
    var all = waiting("Wait=30&After=" + now);
    var removals = waiting("Wait=30&Type=onMessageRemoved&After=" + now);
    var others = waiting("Wait=30&ConversationSid=" + quiet + "&After=" + now);
    say(conversation, "now");
    assertThat(types(all.orTimeout(20, TimeUnit.SECONDS).join())).containsExactly("onMessageAdded");
    assertThat(removals).isNotDone();
    assertThat(others).isNotDone();
    say(quiet, "now");
    assertThat(types(others.orTimeout(20, TimeUnit.SECONDS).join()))
        .containsExactly("onMessageAdded");
    var first = api.get("/v1/Conversations/" + quiet + "/Messages").objects("messages").getFirst();
    api.delete("/v1/Conversations/" + quiet + "/Messages/" + first.get("sid"));
    assertThat(types(removals.orTimeout(20, TimeUnit.SECONDS).join()))
        .containsExactly("onMessageRemoved");
  }

  @Test
  void whoWaitsInVainGetsNothing() {
    var now = read("After=now").text("next");
    var answer = read("Wait=1&After=" + now);
    assertThat(answer.objects("events")).isEmpty();
    assertThat(answer.text("next")).isEqualTo(now);
  }

  @Test
  void aClosedFeedLetsNobodyWait() {
    var now = read("After=now").text("next");
    var waiting = waiting("Wait=30&After=" + now);
    api.feed.close();
    assertThat(waiting.orTimeout(20, TimeUnit.SECONDS).join().objects("events")).isEmpty();
    assertThat(read("Wait=30&After=" + now).objects("events")).isEmpty();
  }

  private LiveBody listen(String query, Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.put("Accept", "text/event-stream");
    var answer = api.send("GET", events() + "?" + query, Params.NONE, all);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/event-stream");
    return Objects.requireNonNull(answer.reply().live());
  }

  private static String next(LiveBody body) {
    return new String(Objects.requireNonNull(body.next()), StandardCharsets.UTF_8);
  }

  @Test
  void aStreamTellsWhatWasAndWhatComes() {
    var conversation = converse();
    try (var body = listen("ConversationSid=" + conversation, Map.of())) {
      var cursor = read("After=now").text("next");
      var first = next(body);
      assertThat(first)
          .matches("(?s)retry: [1-4][0-9]{3}\n\nid: " + cursor + "\nevent: onConv.*")
          .contains("\nevent: onConversationAdded\ndata: {")
          .endsWith("}\n\n");
      var data = first.substring(first.indexOf("data: ") + 6).strip();
      assertThat(JsonReader.object(data)).containsEntry("cursor", cursor);
      var coming = CompletableFuture.supplyAsync(() -> next(body), Thread::startVirtualThread);
      say(conversation, "hello%0Athere");
      assertThat(coming.orTimeout(20, TimeUnit.SECONDS).join())
          .contains("event: onMessageAdded\n", "hello\\nthere")
          .containsOnlyOnce("\n\n");
      body.end();
      assertThat(body.next()).isNull();
    }
  }

  @Test
  void aStreamGoesOnBehindTheLastEventThatWasSeen() {
    var conversation = converse();
    var cursor = read("After=now").text("next");
    say(conversation, "second");
    var seen = Map.of("Last-Event-ID", cursor);
    try (var body = listen("After=EC", seen)) {
      assertThat(next(body)).contains("second").doesNotContain("onConversationAdded");
    }
    try (var body = listen("", Map.of("Last-Event-ID", ""))) {
      assertThat(next(body)).contains("second", "onConversationAdded");
    }
    try (var body = listen("After=now", Map.of())) {
      assertThat(next(body)).endsWith("\n\n:\nid: " + read("").text("next") + "\n\n");
    }
  }

  @Test
  void aStreamThatCannotBeginSaysWhy() {
    var headers = Map.of("Accept", "text/event-stream", "Last-Event-ID", "x");
    var answer = api.send("GET", events(), Params.NONE, headers);
    assertThat(answer.error()).isEqualTo("400/20001");
    assertThat(answer.reply().live()).isNull();
  }

  @Test
  void aStreamThatWaitsEndsWithTheFeed() {
    var body = listen("After=now", Map.of());
    next(body);
    var coming = CompletableFuture.supplyAsync(body::next, Thread::startVirtualThread);
    api.feed.close();
    coming.orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(body.next()).isNull();
    body.close();
  }

  /// What a stream held is free again when it is closed.
  @Test
  void onlySoManyFollowAtOnce() {
    var bodies = new ArrayList<LiveBody>();
    var headers = Map.of("Accept", "text/event-stream");
    var path = events() + "?After=now";
    for (int i = 0; i < 100; i++) {
      bodies.add(
          Objects.requireNonNull(api.send("GET", path, Params.NONE, headers).reply().live()));
    }
    assertThat(api.send("GET", path, Params.NONE, headers).error()).isEqualTo("429/20429");
    assertThat(read("After=now&Wait=1").error()).isEqualTo("429/20429");
    assertThat(read("After=now").status()).isEqualTo(200);
    bodies.removeLast().close();
    assertThat(read("After=now&Wait=1").status()).isEqualTo(200);
    bodies.forEach(LiveBody::close);
  }
}
