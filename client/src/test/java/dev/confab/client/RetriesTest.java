package dev.confab.client;

import static dev.confab.client.support.Samples.ACCOUNT;
import static dev.confab.client.support.Samples.CONVERSATIONS;
import static dev.confab.client.support.Samples.SECRET;
import static dev.confab.client.support.Samples.conversation;
import static dev.confab.client.support.Samples.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.confab.client.error.ApiException;
import dev.confab.client.error.ErrorKind;
import dev.confab.client.error.TransportException;
import dev.confab.client.http.Headers;
import dev.confab.client.http.WireRequest;
import dev.confab.client.http.WireResponse;
import dev.confab.client.testing.ManualTime;
import dev.confab.client.testing.StubTransport;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
  private static final String ITEM = CONVERSATIONS + "/*";

  private final StubTransport stub = new StubTransport();
  private final ManualTime time = new ManualTime();
  private final ConfabClient client =
      ConfabClient.builder()
          .credentials(Credentials.account(ACCOUNT, SECRET))
          .transport(stub)
          .time(time)
          .build();
  private final Conversations conversations = client.conversations();

  @ParameterizedTest
  @CsvSource({
    "429, 20429", "500, 0", "502, 0", "503, 0", "504, 0",
    "409, 20162", "409, 50002", "409, 50213", "409, 50334", "409, 50349",
    "409, 50391", "409, 50419", "409, 50449", "409, 50514"
  })
  void passingTroubleIsRepeated(int status, int code) {
    stub.on("GET", ITEM)
        .reply(status, error(status, code, "later"))
        .reply(status, error(status, code, "later"))
        .reply(200, conversation("CH1"));

    var answer = conversations.raw().fetch("CH1");

    assertThat(answer.retries()).isEqualTo(2);
    assertThat(answer.value().sid()).isEqualTo("CH1");
    assertThat(answer.duration())
        .isEqualTo(time.sleeps().stream().reduce(Duration.ZERO, Duration::plus));
  }

  @ParameterizedTest
  @CsvSource({
    "400, 20001",
    "401, 20003",
    "403, 20403",
    "404, 20404",
    "405, 20004",
    "409, 50353",
    "409, 50416",
    "413, 20413",
    "422, 20422",
    "501, 0",
    "301, 0"
  })
  void lastingTroubleIsNot(int status, int code) {
    stub.on("GET", ITEM).reply(status, error(status, code, "no"));
    assertThatExceptionOfType(ApiException.class).isThrownBy(() -> conversations.fetch("CH1"));
    assertThat(stub.requests()).hasSize(1);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void brokenConnectionsAreRepeated() {
    stub.on("GET", ITEM)
        .fail(new ConnectException("refused"))
        .fail(new IOException("reset"))
        .reply(200, conversation("CH1"));
    assertThat(conversations.raw().fetch("CH1").retries()).isEqualTo(2);
  }

  @Test
  void untrustedCertificateIsNotRepeated() {
    stub.on("GET", ITEM).fail(new SSLHandshakeException("unknown issuer"));
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> conversations.fetch("CH1"))
        .matches(e -> !e.isRetryable() && e.kind() == ErrorKind.CONNECTION);
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void afterTheLastRetryTheLastErrorIsThrown() {
    stub.on("GET", ITEM).reply(503, "{}");
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> conversations.fetch("CH1"))
        .matches(e -> e.status() == 503 && e.isRetryable());
    assertThat(stub.requests()).hasSize(4);
  }

  @Test
  void waitsStayBelowADoublingBound() {
    stub.on("GET", ITEM).reply(503, "{}");
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> conversations.with(options -> options.retriesMax(9)).fetch("CH1"));
    assertThat(time.sleeps()).hasSize(9);
    for (int i = 0; i < 9; i++) {
      assertThat(time.sleeps().get(i).toMillis()).isLessThanOrEqualTo(Math.min(10_000, 100L << i));
    }
  }

  @Test
  void createIsRepeatedWithTheSameGeneratedToken() {
    stub.on("POST", CONVERSATIONS)
        .reply(503, "<html>")
        .fail(new IOException("reset"))
        .reply(201, conversation("CH1"))
        .reply(201, conversation("CH2"));

    conversations.create(form -> {});
    conversations.create(form -> {});

    var tokens = stub.requests().stream().map(RetriesTest::token).toList();
    assertThat(tokens).hasSize(4).doesNotContain("");
    assertThat(tokens.subList(0, 3)).containsOnly(tokens.get(0));
    assertThat(tokens.get(3)).isNotEqualTo(tokens.get(0));
  }

  @Test
  void withoutRetriesThereIsNoTokenAndNoSecondAttempt() {
    stub.on("POST", CONVERSATIONS).reply(503, "{}");
    var once = conversations.with(options -> options.retriesMax(0));
    assertThatExceptionOfType(ApiException.class).isThrownBy(() -> once.create(form -> {}));
    assertThat(stub.requests()).hasSize(1).allMatch(request -> token(request).isEmpty());
  }

  @Test
  void callersOwnTokenIsKept() {
    stub.on("POST", CONVERSATIONS).reply(503, "{}").reply(201, conversation("CH1"));
    conversations.with(options -> options.idempotencyToken("mine")).create(form -> {});
    conversations
        .with(options -> options.retriesMax(0).idempotencyToken("yours"))
        .create(form -> {});
    conversations
        .with(options -> options.header("i-twilio-idempotency-token", "theirs"))
        .create(form -> {});
    assertThat(stub.requests().stream().map(RetriesTest::token))
        .containsExactly("mine", "mine", "yours", "theirs");
  }

  @Test
  void retryAfterInSecondsIsHonoured() {
    stub.on("GET", ITEM)
        .reply(429, Headers.NONE.with("Retry-After", "7"), "{}")
        .reply(200, conversation("CH1"));
    conversations.fetch("CH1");
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void retryAfterAsADateIsHonoured() {
    stub.on("GET", ITEM)
        .reply(503, Headers.NONE.with("Retry-After", "Thu, 01 Jan 2026 00:00:05 GMT"), "{}")
        .reply(503, Headers.NONE.with("Retry-After", "Wed, 31 Dec 2025 23:00:00 GMT"), "{}")
        .reply(200, conversation("CH1"));
    conversations.fetch("CH1");
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(5), Duration.ZERO);
  }

  @Test
  void waitBeyondTheDeadlineIsNotStarted() {
    stub.on("GET", ITEM).reply(429, Headers.NONE.with("Retry-After", "3600"), "{}");
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> conversations.fetch("CH1"))
        .matches(e -> e.retryAfter().orElseThrow().equals(Duration.ofHours(1)));
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void deadlineBoundsEveryAttempt() {
    stub.on("GET", ITEM)
        .answer(request -> slowly(request, Duration.ofSeconds(30)))
        .answer(request -> slowly(request, Duration.ofSeconds(30)));
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() ->
            conversations
                .with(options -> options.timeout(Duration.ofSeconds(40)).retriesMax(100))
                .fetch("CH1"));
    assertThat(stub.requests().get(0).timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(stub.requests().get(1).timeout())
        .isBetween(Duration.ofMillis(9_900), Duration.ofSeconds(10));
    assertThat(stub.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 500, 504})
  void repeatedDeleteThatFindsNothingHasSucceeded(int firstStatus) {
    var route = stub.on("DELETE", ITEM);
    if (firstStatus == 0) {
      route.fail(new IOException("reset"));
    } else {
      route.reply(firstStatus, "{}");
    }
    route.reply(404, Headers.NONE.with("Twilio-Request-Id", "RQ2"), error(404, 20404, "none"));

    var answer = conversations.raw().delete("CH1");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.requestId()).isEqualTo("RQ2");
    assertThat(answer.retries()).isEqualTo(1);
  }

  @Test
  void deleteThatWasRefusedBeforeAndFindsNothingNowFails() {
    stub.on("DELETE", ITEM).reply(429, "{}").reply(404, error(404, 20404, "none"));
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> conversations.delete("CH1"))
        .matches(e -> e.kind() == ErrorKind.NOT_FOUND);
  }

  @Test
  void fetchThatFindsNothingAfterARetryFails() {
    stub.on("GET", ITEM).reply(500, "{}").reply(404, error(404, 20404, "none"));
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> conversations.fetch("CH1"))
        .matches(e -> e.status() == 404);
  }

  @Test
  void interruptedThreadStopsWaitingAndStaysInterrupted() {
    stub.on("GET", ITEM)
        .answer(request -> {
          Thread.currentThread().interrupt();
          return new WireResponse(503, Headers.NONE, "{}");
        });
    try {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> conversations.fetch("CH1"))
          .matches(e -> !e.isRetryable() && e.getSuppressed().length == 1);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThat(stub.requests()).hasSize(1);
  }

  private static String token(WireRequest request) {
    return request.headers().first("I-Twilio-Idempotency-Token").orElse("");
  }

  /// What a server does that needs longer than it is given.
  private WireResponse slowly(WireRequest request, Duration duration) throws IOException {
    boolean late = request.timeout().compareTo(duration) <= 0;
    time.advance(late ? request.timeout() : duration);
    throw new IOException("timed out");
  }
}
