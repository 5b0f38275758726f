package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.domain.AccountStore;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventType;
import dev.confab.domain.Failure;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Cause;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookSettings;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.platform.OutgoingHttp.Answered;
import dev.confab.webhooks.Caller.Answer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningCallerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final AccountSid ACCOUNT = new AccountSid("AC" + "0".repeat(32));
  private static final String URL = "http://example.com/";

  private static WebhookDelivery delivery() {
    return new WebhookDelivery(
        new WebhookDeliverySid("WD" + "0".repeat(32)),
        new Scope(ACCOUNT, new ServiceSid("IS" + "0".repeat(32))),
        WebhookKey.of(ACCOUNT),
        new Cause(1, new Stream("CH1"), 1, EventType.MESSAGE_ADDED.text(), NOW),
        "EventType=onMessageAdded",
        NOW,
        Progress.begun(WebhookSettings.DEFAULT, NOW));
  }

  /// Of which only the tokens are asked for.
  private static AccountStore accounts(Supplier<String> tokens) {
    return (AccountStore)
        Proxy.newProxyInstance(
            AccountStore.class.getClassLoader(),
            new Class<?>[] {AccountStore.class},
            (_, method, _) -> {
              assertThat(method.getName()).isEqualTo("authToken");
              return tokens.get();
            });
  }

  private static Answer answer(int status, Map<String, String> headers, String fragment) {
    var caller =
        new SigningCaller(
            request -> new Answered(status, headers, "", false),
            accounts(() -> "token"),
            InstantSource.fixed(NOW));
    return caller.send(List.of(delivery()), new Destination(URL + fragment, WebhookMethod.POST));
  }

  @ParameterizedTest
  @CsvSource({
    "410, '', false",
    "302, '', true",
    "400, '', true",
    "401, '', true",
    "404, '', true",
    "413, '', true",
    "422, '', true",
    "429, '', true",
    "500, '', true",
    "410, '#rp=4xx', true",
    "400, '#rp=4xx', true",
    "400, '#rp=5xx', false",
    "500, '#rp=4xx', false",
    "500, '#rc=0', false",
    "500, '#rc=1', true"
  })
  void onlyWhoIsGoneOrAsksForItIsNotToldAgain(int status, String fragment, boolean isRetried) {
    assertThat(answer(status, Map.of(), fragment).isRetried()).isEqualTo(isRetried);
  }

  @ParameterizedTest
  @CsvSource({
    "120, 120",
    "0, 0",
    "1234567, 0",
    "soon, 0",
    "-5, 0",
    "'Sun, 01 Mar 2026 12:01:30 GMT', 90",
    "'Sun, 01 Mar 2026 11:00:00 GMT', 0"
  })
  void aReceiverCanSayWhenToComeAgain(String text, int seconds) {
    assertThat(answer(503, Map.of("retry-after", text), "").retryAfter())
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void manyCallsLookATokenUpOnce() {
    var lookUps = new AtomicInteger();
    var caller =
        new SigningCaller(
            request -> new Answered(204, Map.of(), "", false),
            accounts(() -> "token " + lookUps.incrementAndGet()),
            InstantSource.fixed(NOW));
    try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int call = 0; call < 200; call++) {
        calls.execute(
            () -> caller.send(List.of(delivery()), new Destination(URL, WebhookMethod.GET)));
      }
    }
    assertThat(lookUps).hasValue(1);
  }

  @Test
  void withoutATokenThereIsNoCall() {
    var isAway = new AtomicInteger(1);
    var caller =
        new SigningCaller(
            request -> new Answered(204, Map.of(), "", false),
            accounts(() -> {
              if (isAway.getAndDecrement() > 0) {
                throw new Failure(ErrorCode.UNAVAILABLE, "no database");
              }
              return "token";
            }),
            InstantSource.fixed(NOW));
    var target = new Destination(URL, WebhookMethod.POST);
    assertThatThrownBy(() -> caller.send(List.of(delivery()), target)).isInstanceOf(Failure.class);
    assertThat(caller.send(List.of(delivery()), target).isSuccess()).isTrue();
  }
}
