package dev.confab.client.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.confab.client.call.CallInfo;
import dev.confab.client.error.TransportException;
import dev.confab.client.http.Headers;
import dev.confab.client.http.WireRequest;
import dev.confab.client.testing.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryingTest {
  private final ManualTime time = new ManualTime();
  private final AtomicInteger attempts = new AtomicInteger();
  private final Layer retrying =
      new Retrying(
          call -> {
            attempts.incrementAndGet();
            throw new TransportException("reset", null, true);
          },
          new Backoff(() -> 0.5),
          time,
          new Listeners(List.of()));

  @Test
  void postWithoutATokenIsNeverRepeated() {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> retrying.send(call("POST", Headers.NONE)));
    assertThat(attempts).hasValue(1);
  }

  @Test
  void postWithATokenIsRepeatedAsOftenAsAllowed() {
    var token = Headers.NONE.with("I-Twilio-Idempotency-Token", "t");
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> retrying.send(call("POST", token)));
    assertThat(attempts).hasValue(4);
    assertThat(time.sleeps())
        .containsExactly(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200));
  }

  @Test
  void readsAndDeletesNeedNoToken() {
    for (var method : List.of("GET", "DELETE")) {
      attempts.set(0);
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> retrying.send(call(method, Headers.NONE)));
      assertThat(attempts).hasValue(4);
    }
  }

  private Call call(String method, Headers headers) {
    return new Call(
        new CallInfo(1, method, "/v1/Conversations", time.now()),
        new WireRequest(
            method, URI.create("http://localhost"), headers, null, null, Duration.ofSeconds(1)),
        new Call.Limits(time.nanos(), Duration.ofMinutes(1), 3),
        Call.Delivery.WHOLE);
  }
}
