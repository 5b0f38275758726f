package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.WebhookDelivery;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Keeps what it is to send, and answers as a test says.
final class RecordingCaller implements Caller {
  private static final long WAIT_SECONDS = 30;

  final LinkedBlockingQueue<WebhookDelivery> calls = new LinkedBlockingQueue<>();
  volatile Function<WebhookDelivery, Integer> status = delivery -> 204;
  volatile boolean isRetried = true;

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
        isRetried,
        true);
  }

  WebhookDelivery next() throws InterruptedException {
    var call = calls.poll(WAIT_SECONDS, TimeUnit.SECONDS);
    assertThat(call).as("a call").isNotNull();
    return Objects.requireNonNull(call);
  }

  /// The sid of the conversation that the next call is about.
  String nextStream() throws InterruptedException {
    return next().cause().stream().sid();
  }
}
