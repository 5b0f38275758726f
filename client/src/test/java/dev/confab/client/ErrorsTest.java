package dev.confab.client;

import static dev.confab.client.support.Samples.CONVERSATIONS;
import static dev.confab.client.support.Samples.SECRET;
import static dev.confab.client.support.Samples.clientBuilder;
import static dev.confab.client.support.Samples.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.confab.client.error.ApiException;
import dev.confab.client.error.BadAnswerException;
import dev.confab.client.error.ConfabException;
import dev.confab.client.error.ErrorKind;
import dev.confab.client.error.TransportException;
import dev.confab.client.http.Headers;
import dev.confab.client.json.JsonCodec;
import dev.confab.client.testing.StubTransport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
  private static final String ITEM = CONVERSATIONS + "/*";

  private final StubTransport stub = new StubTransport();
  private final Conversations conversations =
      clientBuilder(stub).options(options -> options.retriesMax(0)).build().conversations();

  @Test
  void everythingTheServerSaidIsThere() {
    stub.on("POST", CONVERSATIONS)
        .reply(
            409,
            Headers.NONE.with("Twilio-Request-Id", "RQ9").with("Retry-After", "2"),
            """
            {"code":50353,"message":"Name taken","more_info":"https://example.com/50353",
             "status":409,"details":{"conversation_sid":"CH7"}}
            """);

    var error = failure(ApiException.class, () -> conversations.create(form -> {}));

    assertThat(error.kind()).isEqualTo(ErrorKind.CONFLICT);
    assertThat(error.status()).isEqualTo(409);
    assertThat(error.code()).isEqualTo(50353);
    assertThat(error.reason()).isEqualTo("Name taken");
    assertThat(error.moreInfo()).isEqualTo("https://example.com/50353");
    assertThat(error.details().text("conversation_sid")).isEqualTo("CH7");
    assertThat(error.requestId()).isEqualTo("RQ9");
    assertThat(error.retryAfter()).contains(Duration.ofSeconds(2));
    assertThat(error.isRetryable()).isFalse();
    assertThat(error.response().body()).contains("Name taken");
    assertThat(error)
        .hasMessage(
            "POST /v1/Conversations was answered 409, code 50353: Name taken (request RQ9)");
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID_REQUEST", "401, AUTHENTICATION", "403, AUTHENTICATION", "404, NOT_FOUND",
    "405, INVALID_REQUEST", "409, CONFLICT", "413, INVALID_REQUEST", "429, RATE_LIMIT",
    "500, SERVER", "503, SERVER", "302, SERVER"
  })
  void kindFollowsTheStatus(int status, ErrorKind kind) {
    stub.on("GET", ITEM).reply(status, "{}");
    var error = failure(ConfabException.class, () -> conversations.fetch("CH1"));
    assertThat(error.kind()).isEqualTo(kind);
  }

  @Test
  void pageOfAProxyStillGivesAUsefulError() {
    stub.on("GET", ITEM)
        .reply(
            502,
            "<html><head><style>b{}</style><title>502 Bad Gateway</title></head>\n"
                + "<body><b>nginx</b></body></html>");
    var error = failure(ApiException.class, () -> conversations.fetch("CH1"));
    assertThat(error)
        .hasMessage("GET /v1/Conversations/{Sid} was answered 502: 502 Bad Gateway nginx");
    assertThat(error.code()).isNull();
    assertThat(error.reason()).isNull();
    assertThat(error.moreInfo()).isNull();
    assertThat(error.details().members()).isEmpty();
    assertThat(error.isRetryable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[1]",
        "{\"code\":\"many\",\"message\":[],\"details\":\"none\"}",
        "{\"code\":1e99}",
        "{\"message\""
      })
  void strangeErrorBodiesAreNoErrorOfTheirOwn(String body) {
    stub.on("GET", ITEM).reply(400, body);
    var error = failure(ApiException.class, () -> conversations.fetch("CH1"));
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.code()).isNull();
    assertThat(error.details().members()).isEmpty();
  }

  @Test
  void longBodiesAreCutInTheMessage() {
    stub.on("GET", ITEM).reply(500, "x".repeat(10_000));
    var error = failure(ApiException.class, () -> conversations.fetch("CH1"));
    assertThat(error.getMessage()).hasSizeLessThan(300).endsWith("…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>login</html>",
        "{\"sid\":\"CH1\",\"state\":",
        "{\"sid\":\"CH1\"}}",
        "{\"sid\":7}",
        "{\"friendly_name\":\"no sid\"}",
        "{\"sid\":\"CH1\",\"date_created\":\"yesterday\"}",
        "{\"sid\":\"CH1\",\"timers\":[]}",
        "null"
      })
  void successThatCannotBeUnderstoodIsABadAnswer(String body) {
    stub.on("GET", ITEM).reply(200, body);
    var error = failure(BadAnswerException.class, () -> conversations.fetch("CH1"));
    assertThat(error.kind()).isEqualTo(ErrorKind.SERVER);
    assertThat(error.isRetryable()).isFalse();
    assertThat(error.response()).isNotNull();
    assertThat(error).hasMessageStartingWith("GET /v1/Conversations/{Sid} succeeded, but");
  }

  @Test
  void badAnswerDoesNotQuoteData() {
    stub.on("GET", ITEM).reply(200, "{\"friendly_name\":\"Ann Private\"");
    var error = failure(BadAnswerException.class, () -> conversations.fetch("CH1"));
    assertThat(error.getMessage()).doesNotContain("Private");
  }

  @Test
  void brokenConnectionKeepsItsCause() {
    stub.on("GET", ITEM).fail(new IOException("reset by peer"));
    var error = failure(TransportException.class, () -> conversations.fetch("CH1"));
    assertThat(error).hasRootCauseMessage("reset by peer");
    assertThat(error.kind()).isEqualTo(ErrorKind.CONNECTION);
    assertThat(error.isRetryable()).isTrue();
  }

  @Test
  void noErrorAndNoTextFormShowsTheSecret() {
    stub.on("GET", ITEM).reply(401, "{\"code\":20003,\"message\":\"Authenticate\"}");
    var error = failure(ApiException.class, () -> conversations.fetch("CH1"));
    var request = stub.requests().get(0);
    var encoded = request.headers().first("Authorization").orElseThrow();
    assertThat(error.toString() + request + request.headers())
        .doesNotContain(SECRET)
        .doesNotContain(encoded.substring(6));
    assertThat(Credentials.apiKey("SK1", SECRET)).hasToString("Credentials[SK1]");
    assertThat(Credentials.bearer(SECRET).toString()).doesNotContain(SECRET);
  }

  @Test
  void errorSurvivesSerialization() throws Exception {
    stub.on("GET", ITEM).reply(404, "{\"code\":20404,\"message\":\"none\"}");
    var error = failure(ApiException.class, () -> conversations.fetch("CH1"));
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(error);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      var copy = (ApiException) in.readObject();
      assertThat(copy.code()).isEqualTo(20404);
      assertThat(copy.reason()).isEqualTo("none");
      assertThat(copy.status()).isEqualTo(404);
    }
  }

  @Test
  void failureOfACodecReachesTheCallerUnchanged() {
    stub.on("POST", CONVERSATIONS).reply(201, conversation("CH1"));
    var created = conversations.create(form -> {});
    var broken = new UnsupportedOperationException("codec");
    assertThat(
            failure(
                UnsupportedOperationException.class,
                () ->
                    created.attributesAs(
                        new JsonCodec<String>() {
                          @Override
                          public String read(String json) {
                            throw broken;
                          }

                          @Override
                          public String write(String value) {
                            return value;
                          }
                        })))
        .isSameAs(broken);
  }

  private static <T extends Throwable> T failure(
      Class<T> type, ThrowableAssert.ThrowingCallable call) {
    return Objects.requireNonNull(catchThrowableOfType(type, call));
  }
}
