package dev.confab.webhooks;

import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Retention;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookKey;
import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final Map<String, String> CALLING = Map.of("X-Twilio-Webhook-Enabled", "true");

  /// For some parts.
  private static final int MANY = 230;

  @AutoClose private final ApiUnderTest api;
  private final Planning planner;
  private final Replay replay;

  ReplayTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    var parts =
        new Dispatcher.Parts(
            api.stores.store(),
            api.stores.log(),
            api.clock,
            new Random(1),
            "test",
            () -> false,
            false,
            DeliveryObserver.NONE);
    planner = new Planning(parts, () -> 0);
    replay = planner.replay;
  }

  private List<WebhookDelivery> follow() {
    return planner.plan();
  }

  private List<WebhookDelivery> replay() {
    var all = new ArrayList<WebhookDelivery>();
    for (var part = replay.plan(); part.isPresent(); part = replay.plan()) {
      all.addAll(part.get().deliveries());
    }
    return all;
  }

  private String conversation(int messages) {
    var sid = api.post("/v1/Conversations", "").text("sid");
    messages(sid, messages);
    return sid;
  }

  private void messages(String conversation, int count) {
    for (int number = 0; number < count; number++) {
      var path = "/v1/Conversations/" + conversation + "/Messages";
      assertThat(api.post(path, field("Body", "no. " + number), CALLING).status()).isEqualTo(201);
    }
  }

  private WebhookKey webhook(String conversation, int replayAfter) {
    var form = "Target=webhook&Configuration.Filters=onMessageAdded&Configuration.ReplayAfter=";
    var url = "&" + field("Configuration.Url", "https://example.com");
    var path = "/v1/Conversations/" + conversation + "/Webhooks";
    var made = api.post(path, form + replayAfter + url);
    assertThat(made.status()).isEqualTo(201);
    return new WebhookKey(made.text("sid"));
  }

  private static List<Long> sequences(List<WebhookDelivery> deliveries, WebhookKey webhook) {
    return deliveries.stream()
        .filter(delivery -> delivery.webhook().equals(webhook))
        .map(delivery -> delivery.cause().sequence())
        .toList();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private Optional<Long> neededFrom() {
    return api.stores.store().read(tables -> tables.webhooks().replayedTo());
  }

  @Test
  void allIsToldOnceAndInOrderThoughMoreComes() {
    var conversation = conversation(MANY);
    var webhook = webhook(conversation, 9);
    messages(conversation, 5);
    assertThat(follow()).isEmpty();
    var told = new ArrayList<>(replay.plan().orElseThrow().deliveries());
    messages(conversation, 5);
    assertThat(follow()).isEmpty();
    told.addAll(replay());
    messages(conversation, 5);
    told.addAll(follow());
    // The number MANY + 1 is that of the webhook itself.
    var expected = new ArrayList<>(range(11, MANY));
    expected.addAll(range(MANY + 2, MANY + 16));
    assertThat(sequences(told, webhook)).isEqualTo(expected);
    assertThat(told).hasSameSizeAs(expected);
    planner.restart();
    assertThat(follow()).isEmpty();
    assertThat(replay()).isEmpty();
  }

  @Test
  void nobodyWaitsForALongPastOfAnother() {
    var first = webhook(conversation(MANY), 0);
    var second = webhook(conversation(3), 0);
    follow();
    var one = replay.plan().orElseThrow().deliveries();
    var other = replay.plan().orElseThrow().deliveries();
    assertThat(one).hasSize(100).allMatch(delivery -> delivery.webhook().equals(first));
    assertThat(sequences(other, second)).containsExactly(2L, 3L);
    assertThat(sequences(replay(), first)).isEqualTo(range(102, MANY));
  }

  /// The log is kept for as long as a replay needs it, but what is gone already is not told.
  @Test
  void whatIsNotKeptAnyMoreIsNotTold() {
    var conversation = conversation(MANY);
    var positions = api.stores.log().look(0, 1_000).traces();
    long removed = positions.get(20).position();
    api.clock.advance(Duration.ofDays(2));
    var retention = new Retention(Duration.ofDays(1), 0);
    api.stores.log().remove(retention, api.clock.instant(), removed, 1_000);
    var webhook = webhook(conversation, 0);
    assertThat(neededFrom()).contains(removed);
    follow();
    var told = replay.plan().orElseThrow().deliveries();
    assertThat(neededFrom().orElseThrow()).isGreaterThan(removed);
    var all = new ArrayList<>(told);
    all.addAll(replay());
    assertThat(neededFrom()).isEmpty();
    assertThat(all.getFirst().cause().position()).isEqualTo(positions.get(21).position());
    assertThat(sequences(all, webhook)).hasSize(positions.size() - 21);
  }

  @Test
  void whoeverElsePlansMeanwhileIsNoticed() {
    webhook(conversation(3), 0);
    follow();
    api.stores
        .store()
        .write(tables -> {
          var mark = tables.logReaders().find("webhooks");
          return tables.logReaders().advance("webhooks", mark, mark.position());
        });
    assertThat(replay.plan().orElseThrow().deliveries()).isEmpty();
    assertThat(planner.step().isOvertaken()).isTrue();
    assertThat(replay()).hasSize(2);
  }

  @Test
  void aWebhookThatIsDeletedMeanwhileHearsUpToItsEnd() {
    var conversation = conversation(MANY);
    var webhook = webhook(conversation, 0);
    follow();
    var told = new ArrayList<>(replay.plan().orElseThrow().deliveries());
    messages(conversation, 1);
    api.delete("/v1/Conversations/" + conversation + "/Webhooks/" + webhook.sid());
    messages(conversation, 1);
    follow();
    told.addAll(replay());
    var expected = new ArrayList<>(range(2, MANY));
    expected.add(MANY + 2L);
    assertThat(sequences(told, webhook)).isEqualTo(expected);
    assertThat(follow()).isEmpty();
  }
}
