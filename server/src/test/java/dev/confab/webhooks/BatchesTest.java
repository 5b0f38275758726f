package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventType;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Attempt;
import dev.confab.domain.WebhookDelivery.Cause;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookSettings;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.webhooks.Caller.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ServiceSid SERVICE = new ServiceSid("IS" + "0".repeat(32));
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Destination THREES = sink(3);

  private final List<List<WebhookDelivery>> sent = new CopyOnWriteArrayList<>();

  private static Destination sink(int batchMax) {
    return new Destination("https://sink.example.com/", WebhookMethod.POST, batchMax);
  }

  private static WebhookDelivery delivery(int number, String event) {
    return new WebhookDelivery(
        new WebhookDeliverySid("WD%032x".formatted(number)),
        new Scope(new AccountSid("AC" + "0".repeat(32)), SERVICE),
        WebhookKey.ofSink(SERVICE),
        new Cause(number, new Stream("CH" + number), 1, EventType.MESSAGE_ADDED.text(), NOW),
        event,
        NOW,
        Progress.begun(WebhookSettings.DEFAULT, NOW));
  }

  private Batches batches(Duration wait) {
    return new Batches(
        (deliveries, _) -> {
          sent.add(List.copyOf(deliveries));
          return new Answer(
              WebhookMethod.POST,
              "url",
              200 + deliveries.size(),
              null,
              "",
              Duration.ZERO,
              true,
              true);
        },
        wait);
  }

  private static List<Answer> together(Batches batches, List<WebhookDelivery> deliveries)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          deliveries.stream()
              .map(one -> (Callable<Answer>) () -> batches.call(one, THREES))
              .toList();
      var answers = new ArrayList<Answer>();
      for (var future : threads.invokeAll(calls)) {
        answers.add(future.get());
      }
      return answers;
    }
  }

  private static List<WebhookDelivery> some(int count) {
    return IntStream.range(0, count).mapToObj(number -> delivery(number, "{}")).toList();
  }

  @Test
  void aFullBatchGoesAtOnce() throws Exception {
    var answers = together(batches(LONG), some(9));
    assertThat(sent).hasSize(3).allSatisfy(batch -> assertThat(batch).hasSize(3));
    assertThat(sent.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(some(9));
    assertThat(answers).extracting(Answer::status).containsOnly(203);
  }

  @Test
  void aBatchGoesWhenNothingMoreComes() {
    var batches = batches(Duration.ofMillis(1));
    for (int i = 0; i < 3; i++) {
      assertThat(batches.call(delivery(i, "{}"), THREES).status()).isEqualTo(201);
    }
  }

  @Test
  void aLongBatchIsFull() throws Exception {
    var text = "x".repeat(1_000_000);
    var answers = together(batches(LONG), List.of(delivery(1, text), delivery(2, text)));
    assertThat(answers).extracting(Answer::status).containsOnly(201);
  }

  @Test
  void whatIsTriedAgainGoesAlone() {
    var attempt = new Attempt(0, NOW, Duration.ZERO, WebhookMethod.POST, "", 500, null, "");
    var delivery = delivery(1, "{}");
    var again = delivery.with(delivery.progress().retried(attempt, NOW));
    assertThat(batches(LONG).call(again, THREES).status()).isEqualTo(201);
    assertThat(batches(LONG).call(delivery, sink(1)).status()).isEqualTo(201);
  }

  @Test
  void aBugIsToldToAllOfTheBatch() {
    var batches =
        new Batches(
            (_, _) -> {
              throw new IllegalArgumentException("on purpose");
            },
            LONG);
    var failures = new CopyOnWriteArrayList<Throwable>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var delivery : some(3)) {
        var _ =
            threads.submit(() -> {
              try {
                batches.call(delivery, THREES);
              } catch (IllegalStateException e) {
                failures.add(e);
              }
            });
      }
    }
    assertThat(failures)
        .hasSize(3)
        .allSatisfy(e -> assertThat(e).hasRootCauseMessage("on purpose"));
  }
}
