package dev.confab.api;

import static dev.confab.support.ApiUnderTest.field;
import static dev.confab.support.JsonReader.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventFeed.Place;
import dev.confab.domain.EventType;
import dev.confab.domain.LogReaderTable;
import dev.confab.domain.LogReaderTable.Mark;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Attempt;
import dev.confab.domain.WebhookDelivery.Cause;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookSettings;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.http.UrlEncoding;
import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveriesResourceTest {
  private static final Instant DATE = Instant.parse("2026-02-28T10:11:12.345678Z");
  private static final String CONVERSATION = "CH" + "a".repeat(32);
  private static final String WEBHOOK = "WH" + "b".repeat(32);

  @AutoClose private final ApiUnderTest api;
  private String path = "";

  DeliveriesResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    path = "/confab/v1/Services/" + api.account.defaultService() + "/Deliveries";
  }

  /// Made a little later, the higher its number.
  private static String sid(int number) {
    return WebhookDeliverySid.startOf(DATE).value().substring(0, 24) + "%010x".formatted(number);
  }

  private String cursor(long position) {
    var place = new Place(api.feed.epoch(), position);
    return EventCursors.write(api.account.defaultService(), place);
  }

  private void insert(int number, String webhook, State state) {
    insert(number, webhook, state, DATE);
  }

  private void insert(int number, String webhook, State state, Instant made) {
    var attempt =
        new Attempt(
            0,
            DATE,
            Duration.ofMillis(1_234),
            WebhookMethod.POST,
            "https://a.example.com/h?x=y",
            503,
            null,
            "<busy>");
    var begun = Progress.begun(WebhookSettings.DEFAULT, DATE);
    var delivery =
        new WebhookDelivery(
            new WebhookDeliverySid(sid(number)),
            new Scope(api.account.sid(), api.account.defaultService()),
            new WebhookKey(webhook),
            new Cause(
                100 + number,
                new Stream(CONVERSATION),
                number,
                EventType.MESSAGE_ADDED.text(),
                DATE),
            "EventType=onMessageAdded&Body=a%2Bb+%C3%BC",
            made,
            state == State.OPEN
                ? begun.retried(attempt, DATE.plusSeconds(1))
                : begun.ended(state, attempt, DATE.plusSeconds(2)));
    api.stores
        .store()
        .write(tables -> {
          tables.webhookDeliveries().insert(List.of(delivery));
          return delivery;
        });
  }

  private List<Object> listed(String query) {
    var page = api.get(path + query);
    assertThat(page.status()).isEqualTo(200);
    return page.objects("deliveries").stream().<Object>map(one -> one.get("sid")).toList();
  }

  @Test
  void aDeliveryShowsEachAttemptAndWhatWasSigned() {
    insert(1, WEBHOOK, State.DEAD);
    var found = api.get(path + "/" + sid(1));
    assertThat(found.status()).isEqualTo(200);
    var attempt =
        members(
            "retry_count",
            0L,
            "date",
            "2026-02-28T10:11:12.345678Z",
            "duration_ms",
            1_234L,
            "method",
            "POST",
            "url",
            "https://a.example.com/h?x=y",
            "status",
            503L,
            "failure",
            null,
            "excerpt",
            "<busy>",
            "signed",
            "https://a.example.com/h?x=yBodya+b \u00fcEventTypeonMessageAddedRetryCount0");
    assertThat(found.json())
        .isEqualTo(
            members(
                "sid",
                sid(1),
                "account_sid",
                api.account.sid().value(),
                "chat_service_sid",
                api.account.defaultService().value(),
                "webhook_sid",
                WEBHOOK,
                "event_type",
                "onMessageAdded",
                "event_cursor",
                cursor(101),
                "stream_sid",
                CONVERSATION,
                "sequence",
                1L,
                "state",
                "dead",
                "attempts",
                List.of(attempt),
                "date_event",
                "2026-02-28T10:11:12.345678Z",
                "date_created",
                "2026-02-28T10:11:12.345678Z",
                "date_due",
                null,
                "date_expires",
                "2026-03-01T10:11:12.345678Z",
                "date_ended",
                "2026-02-28T10:11:14.345678Z",
                "url",
                ApiUnderTest.ORIGIN + path + "/" + sid(1)));
  }

  @Test
  void listsByStateConversationAndWebhook() {
    var service = api.account.defaultService().value();
    insert(1, WEBHOOK, State.OPEN);
    insert(2, service, State.DELIVERED);
    insert(3, WEBHOOK, State.DEAD);
    assertThat(listed("")).containsExactly(sid(1), sid(2), sid(3));
    assertThat(listed("?State=dead")).containsExactly(sid(3));
    assertThat(listed("?State=OPEN")).containsExactly(sid(1));
    assertThat(listed("?WebhookSid=" + service)).containsExactly(sid(2));
    assertThat(listed("?WebhookSid=" + WEBHOOK + "&State=dead")).containsExactly(sid(3));
    assertThat(listed("?ConversationSid=" + CONVERSATION)).hasSize(3);
    assertThat(listed("?ConversationSid=CH" + "0".repeat(32))).isEmpty();
    assertThat(listed("?PageSize=2&ConversationSid=" + CONVERSATION))
        .containsExactly(sid(1), sid(2));
    var first = api.get(path).objects("deliveries").getFirst();
    var attempts = (List<?>) Objects.requireNonNull(first.get("attempts"));
    assertThat(((Map<?, ?>) Objects.requireNonNull(attempts.getFirst())).containsKey("signed"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"State=gone", "ConversationSid=CH1", "WebhookSid=x", "PageSize=0", "PageToken=x"})
  void wrongFiltersAreRefused(String query) {
    assertThat(api.get(path + "?" + query).error()).isEqualTo("400/20001");
  }

  @Test
  void oneIsOpenedAgain() {
    insert(1, WEBHOOK, State.DEAD);
    var opened = api.post(path + "/" + sid(1), "");
    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.json())
        .containsEntry("state", "open")
        .containsEntry("date_ended", null)
        .containsEntry("date_due", api.clock.instant().toString())
        .containsEntry("date_expires", api.clock.instant().plus(Duration.ofDays(1)).toString());
    assertThat(opened.objects("attempts")).hasSize(1);
  }

  @Test
  void aRepeatedReopeningOpensNothing() {
    insert(1, WEBHOOK, State.DEAD);
    var key = Map.of("Idempotency-Key", "one");
    var opened = api.post(path + "/" + sid(1), "", key);
    end(1);
    assertThat(api.post(path + "/" + sid(1), "", key).body()).isEqualTo(opened.body());
    assertThat(listed("?State=open")).isEmpty();
    assertThat(api.post(path + "/" + sid(2), "", key).error()).isEqualTo("400/20001");

    var all = Map.of("Idempotency-Key", "all");
    var form = "After=" + cursor(0);
    assertThat(api.post(path, form, all).json()).isEqualTo(reopened(1));
    end(1);
    assertThat(api.post(path, form, all).json()).isEqualTo(reopened(1));
    assertThat(listed("?State=open")).isEmpty();
  }

  private void end(int number) {
    var scope = new Scope(api.account.sid(), api.account.defaultService());
    var missed =
        api.stores
            .store()
            .write(tables -> {
              var table = tables.webhookDeliveries();
              var found = table.find(scope, new WebhookDeliverySid(sid(number))).orElseThrow();
              var ended = found.progress().ended(State.DELIVERED, api.clock.instant());
              return table.record(List.of(found.with(ended)));
            });
    assertThat(missed).isEmpty();
  }

  private static Map<String, @Nullable Object> reopened(long count) {
    return members("reopened", count, "next_page_token", null);
  }

  @Test
  void allSinceAnEventAreOpenedAgain() {
    insert(1, WEBHOOK, State.DEAD);
    insert(2, WEBHOOK, State.DEAD);
    insert(3, WEBHOOK, State.DELIVERED);
    insert(4, WEBHOOK, State.OPEN);
    insert(5, WEBHOOK, State.DELIVERED, api.clock.instant().plusMillis(1));
    assertThat(api.post(path, "After=" + cursor(101) + "&State=dead").json())
        .isEqualTo(reopened(1));
    assertThat(listed("?State=open")).containsExactly(sid(2), sid(4));
    assertThat(api.post(path, "After=" + cursor(0)).json()).isEqualTo(reopened(2));
    assertThat(listed("?State=open")).containsExactly(sid(1), sid(2), sid(3), sid(4));
    assertThat(api.post(path, "After=" + cursor(0)).json()).isEqualTo(reopened(0));
    assertThat(listed("?State=delivered")).containsExactly(sid(5));
    var before = cursor(0);
    api.stores.feed().begin(api.feed.epoch() ^ 1);
    assertThat(api.post(path, "After=" + before).error()).isEqualTo("410/20410");
  }

  /// An answer says where to go on, and what was made since the first one is left alone.
  @Test
  void manyAreOpenedAgainInParts() {
    int max = 1_000;
    for (int number = 1; number <= max + 2; number++) {
      insert(number, WEBHOOK, State.DEAD);
    }
    var form = "After=" + cursor(0);
    var first = api.post(path, form);
    assertThat(first.json()).containsEntry("reopened", (long) max);
    var token = "&PageToken=" + first.text("next_page_token");
    api.clock.advance(Duration.ofSeconds(1));
    insert(max + 3, WEBHOOK, State.DELIVERED, api.clock.instant());
    end(1);
    assertThat(api.post(path, form + token).json()).isEqualTo(reopened(2));
    assertThat(listed("?State=delivered")).containsExactly(sid(1), sid(max + 3));
    for (var other : List.of("&State=dead" + token, "&PageToken=x")) {
      assertThat(api.post(path, form + other).error()).isEqualTo("400/20001");
    }
    assertThat(api.post(path, "After=" + cursor(1) + token).error()).isEqualTo("400/20001");
  }

  /// Whoever tells webhooks reads anew what concerns them, and nothing else.
  @Test
  void theirWebhooksAreNoted() {
    insert(1, WEBHOOK, State.DEAD);
    insert(2, WEBHOOK, State.DEAD);
    insert(3, api.account.sid().value(), State.DEAD);
    insert(4, api.account.defaultService().value(), State.OPEN);
    var mark = mark();
    api.post(path, "After=" + cursor(0));
    assertThat(noted()).containsExactly(WEBHOOK, api.account.sid().value());
    end(1);
    api.post(path + "/" + sid(1), "");
    api.post(path + "/" + sid(4), "");
    assertThat(noted()).containsExactly(WEBHOOK, api.account.sid().value(), WEBHOOK);
    assertThat(mark()).isEqualTo(mark);
  }

  private Mark mark() {
    return api.stores.store().read(tables -> tables.logReaders().find(LogReaderTable.WEBHOOKS));
  }

  private List<String> noted() {
    return api.stores.store().read(tables -> tables.webhookRenewals().list(9)).stream()
        .map(one -> one.webhook().sid())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "After=", "After=-1", "After=x", "State=gone"})
  void wrongReopeningsAreRefused(String form) {
    assertThat(api.post(path, form).error()).isEqualTo("400/20001");
  }

  @Test
  void whatIsOpenCannotBeOpened() {
    assertThat(api.post(path, "After=" + cursor(0) + "&State=open").error()).isEqualTo("400/20001");
  }

  @Test
  void settingsAreKept() {
    var url = path + "/Configuration";
    assertThat(api.get(url).json())
        .isEqualTo(
            members(
                "account_sid",
                api.account.sid().value(),
                "chat_service_sid",
                api.account.defaultService().value(),
                "attempts_max",
                50L,
                "age_max",
                "PT24H",
                "sink_url",
                null,
                "sink_batch_max",
                null,
                "url",
                ApiUnderTest.ORIGIN + url));
    var changed = api.post(url, "AttemptsMax=3&AgeMax=PT90M");
    assertThat(changed.json())
        .containsEntry("attempts_max", 3L)
        .containsEntry("age_max", "PT1H30M");
    assertThat(api.post(url, "AttemptsMax=4").json()).containsEntry("age_max", "PT1H30M");
    assertThat(api.get(url).json()).containsEntry("attempts_max", 4L);
    assertThat(api.post(url, "AttemptsMax=4", Map.of("Idempotency-Key", "k")).body())
        .isEqualTo(api.post(url, "AttemptsMax=4", Map.of("Idempotency-Key", "k")).body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AttemptsMax=0",
        "AttemptsMax=1001",
        "AttemptsMax=x",
        "AgeMax=x",
        "AgeMax=-PT1S",
        "AgeMax=P31D",
        "AgeMax=PT99999999999999999999H"
      })
  void wrongSettingsAreRefused(String form) {
    assertThat(api.post(path + "/Configuration", form).error()).isEqualTo("400/20001");
  }

  @Test
  void aServiceMayHaveASink() {
    var url = path + "/Configuration";
    var sink = "https://anna:secret@sink.example.com/?a=b#tt=100";
    assertThat(api.post(url, field("SinkUrl", sink)).json())
        .containsEntry("sink_url", sink)
        .containsEntry("sink_batch_max", 1L);
    assertThat(api.post(url, "SinkBatchMax=100&AttemptsMax=2").json())
        .containsEntry("sink_url", sink)
        .containsEntry("sink_batch_max", 100L);
    assertThat(api.get(url).json()).containsEntry("attempts_max", 2L);
    assertThat(api.post(url, "SinkUrl=&SinkBatchMax=").json())
        .containsEntry("sink_url", null)
        .containsEntry("sink_batch_max", null);
    assertThat(api.post(url, field("SinkUrl", sink)).json()).containsEntry("sink_batch_max", 1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SinkUrl=sink.example.com",
        "SinkUrl=ftp://sink.example.com/",
        "SinkBatchMax=5",
        "SinkUrl=&SinkBatchMax=5",
        "SinkUrl=https://a.example.com/&SinkBatchMax=0",
        "SinkUrl=https://a.example.com/&SinkBatchMax=101",
        "SinkUrl=https://a.example.com/&SinkBatchMax=x"
      })
  void wrongSinksAreRefused(String form) {
    assertThat(api.post(path + "/Configuration", form).error()).isEqualTo("400/20001");
    assertThat(api.get(path + "/Configuration").json()).containsEntry("sink_url", null);
  }

  @Test
  void othersFindNothing() {
    insert(1, WEBHOOK, State.DEAD);
    var stranger = api.stranger();
    for (var one : List.of("", "/" + sid(1), "/Configuration")) {
      assertThat(api.bare("GET", path + one, stranger).error()).isEqualTo("404/20404");
      assertThat(api.send("POST", path + one, UrlEncoding.params("After=0"), stranger).error())
          .isEqualTo("404/20404");
    }
    assertThat(api.get(path + "/" + sid(2)).error()).isEqualTo("404/20404");
    assertThat(api.get(path + "/x").error()).isEqualTo("404/20404");
    assertThat(api.bare("GET", path, Map.of()).error()).isEqualTo("401/20003");
  }
}
