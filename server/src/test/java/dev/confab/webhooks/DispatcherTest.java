package dev.confab.webhooks;

import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.sid.SidSequence;
import dev.confab.support.Alarms;
import dev.confab.support.ApiUnderTest;
import dev.confab.webhooks.Caller.Answer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherTest {
  private static final Map<String, String> CALLING = Map.of("X-Twilio-Webhook-Enabled", "true");
  private static final long WAIT_SECONDS = 20;

  @TempDir private Path folder;
  private ApiUnderTest api;

  /// Keeps what it is to send.
  private static final class RecordingCaller implements Caller {
    final LinkedBlockingQueue<WebhookDelivery> calls = new LinkedBlockingQueue<>();
    volatile Function<WebhookDelivery, Integer> status = delivery -> 204;

    @Override
    public Answer call(WebhookDelivery delivery, Destination destination) {
      calls.add(delivery);
      return new Answer(
          destination.method(),
          destination.url(),
          status.apply(delivery),
          null,
          "",
          Duration.ZERO,
          true,
          true);
    }

    WebhookDelivery next() throws InterruptedException {
      var call = calls.poll(WAIT_SECONDS, TimeUnit.SECONDS);
      assertThat(call).as("a call").isNotNull();
      return Objects.requireNonNull(call);
    }
  }

  @BeforeEach
  void open() {
    api = new ApiUnderTest(folder);
    var form = field("PostWebhookUrl", "https://a.example.com") + "&Filters=onConversationAdded";
    assertThat(api.post("/v1/Configuration/Webhooks", form).status()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private Dispatcher start(String holder, Caller caller) {
    var clock = Clock.systemUTC();
    var parts =
        new Dispatcher.Parts(
            api.stores.store(),
            api.stores.log(),
            new SidSequence(clock, new Random(3)),
            clock,
            new Random(1),
            holder,
            false,
            DeliveryObserver.NONE);
    return Dispatcher.start(parts, caller);
  }

  private String conversation() {
    return api.post("/v1/Conversations", "", CALLING).text("sid");
  }

  private List<Object> open(State state) {
    var path = "/confab/v1/Services/" + api.account.defaultService() + "/Deliveries?State=";
    return api.get(path + state.text()).objects("deliveries").stream()
        .<Object>map(one -> one.get("stream_sid"))
        .toList();
  }

  @Test
  void oneOfTwoTellsAndTheOtherTakesOver() throws InterruptedException {
    var first = new RecordingCaller();
    var second = new RecordingCaller();
    String last;
    Dispatcher other;
    try (var one = start("one", first)) {
      var conversation = conversation();
      assertThat(first.next().cause().stream().sid()).isEqualTo(conversation);
      other = start("other", second);
      var next = conversation();
      assertThat(first.next().cause().stream().sid()).isEqualTo(next);
      assertThat(second.calls).isEmpty();
      assertThat(one.held()).isBetween(0, 1);
    }
    try (other) {
      last = conversation();
      assertThat(second.next().cause().stream().sid()).isEqualTo(last);
    }
    assertThat(first.calls).isEmpty();
    assertThat(second.calls).isEmpty();
    assertThat(open(State.DELIVERED)).hasSize(3).contains(last);
  }

  @Test
  void whatIsUnderWayIsRecordedAtTheEnd() throws InterruptedException {
    var caller = new RecordingCaller();
    try (var dispatcher = start("one", caller)) {
      for (int count = 0; count < 100; count++) {
        conversation();
      }
      for (int count = 0; count < 100; count++) {
        caller.next();
      }
      assertThat(dispatcher.held()).isBetween(0, 100);
    }
    var path = "/confab/v1/Services/" + api.account.defaultService() + "/Deliveries?PageSize=100";
    assertThat(api.get(path + "&State=delivered").objects("deliveries")).hasSize(100);
  }

  @Test
  void aBugInACallIsAnAttemptThatFailed() throws InterruptedException {
    try (var alarms = Alarms.listen()) {
      var caller = new RecordingCaller();
      caller.status =
          delivery -> {
            if (delivery.retryCount() == 0) {
              throw new IllegalStateException("on purpose");
            }
            return 200;
          };
      try (var dispatcher = start("one", caller)) {
        var conversation = conversation();
        assertThat(caller.next().retryCount()).isZero();
        var again = caller.next();
        assertThat(again.retryCount()).isEqualTo(1);
        assertThat(again.cause().stream().sid()).isEqualTo(conversation);
        assertThat(dispatcher.held()).isBetween(0, 1);
      }
      assertThat(alarms.heard()).hasSize(1);
    }
  }
}
