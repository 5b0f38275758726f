package dev.confab.client;

import static dev.confab.client.support.Samples.CONVERSATIONS;
import static dev.confab.client.support.Samples.SECRET;
import static dev.confab.client.support.Samples.client;
import static dev.confab.client.support.Samples.clientBuilder;
import static dev.confab.client.support.Samples.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.confab.client.call.CallOptions;
import dev.confab.client.http.WireRequest;
import dev.confab.client.testing.StubTransport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfabClientTest {
  private final StubTransport stub = new StubTransport();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, https://conversations.twilio.com",
        "ie1, -, https://conversations.ie1.twilio.com",
        "-, dublin, https://conversations.dublin.us1.twilio.com",
        "ie1, dublin, https://conversations.dublin.ie1.twilio.com"
      })
  void hostFollowsRegionAndEdge(@Nullable String region, @Nullable String edge, String base) {
    var builder = clientBuilder(stub);
    if (region != null) {
      builder.region(region);
    }
    if (edge != null) {
      builder.edge(edge);
    }
    assertThat(sent(builder).uri()).hasToString(base + "/v1/Conversations/CH1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example/", "a.b", "", "-x", "x@y", "Ü"})
  void regionCannotLeadToAnotherHost(String region) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clientBuilder(stub).region(region).build());
    assertThatIllegalArgumentException().isThrownBy(() -> clientBuilder(stub).edge(region).build());
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, http://localhost:8080/v1/Conversations/CH1",
    "https://chat.example/api/, https://chat.example/api/v1/Conversations/CH1"
  })
  void baseUriOverrulesRegionAndEdge(URI base, String uri) {
    assertThat(sent(clientBuilder(stub).baseUri(base).region("ie1")).uri()).hasToString(uri);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host",
        "/v1",
        "http://ann:pw@host",
        "http://host?a=b",
        "http://host#x",
        "mailto:a@b"
      })
  void unusableBaseUriIsRefusedWithoutBeingQuoted(URI base) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clientBuilder(stub).baseUri(base).build())
        .matches(e -> !String.valueOf(e.getMessage()).contains("pw"));
  }

  @Test
  void environmentNamesAnAccount() {
    var builder =
        ConfabClient.builder()
            .environment(
                Map.of(
                    "TWILIO_ACCOUNT_SID", "AC1", "TWILIO_AUTH_TOKEN", "t", "TWILIO_EDGE", "tokyo"))
            .transport(stub);
    var request = sent(builder);
    assertThat(user(request)).isEqualTo("AC1:t");
    assertThat(request.uri().getHost()).isEqualTo("conversations.tokyo.us1.twilio.com");
    assertThat(builder.build().accountSid()).isEqualTo("AC1");
  }

  @Test
  void environmentPrefersAnApiKey() {
    var builder =
        ConfabClient.builder()
            .environment(
                Map.of(
                    "TWILIO_ACCOUNT_SID", "AC1",
                    "TWILIO_AUTH_TOKEN", "t",
                    "TWILIO_API_KEY", "SK1",
                    "TWILIO_API_SECRET", "s",
                    "TWILIO_REGION", "au1"))
            .transport(stub);
    var request = sent(builder);
    assertThat(user(request)).isEqualTo("SK1:s");
    assertThat(request.uri().getHost()).isEqualTo("conversations.au1.twilio.com");
    assertThat(builder.build().accountSid()).isEqualTo("AC1");
    assertThat(builder.accountSid("AC2").build().accountSid()).isEqualTo("AC2");
  }

  @Test
  void incompleteEnvironmentIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            ConfabClient.builder()
                .environment(Map.of("TWILIO_ACCOUNT_SID", "AC1", "TWILIO_API_KEY", SECRET)))
        .withMessageContaining("TWILIO_API_SECRET")
        .matches(e -> !String.valueOf(e.getMessage()).contains(SECRET));
    assertThatIllegalStateException().isThrownBy(() -> ConfabClient.builder().build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "a b"})
  void unusableSecretsAreRefusedWithoutBeingQuoted(String secret) {
    assertThatIllegalArgumentException().isThrownBy(() -> ConfabClient.of("AC1", secret));
    assertThatIllegalArgumentException().isThrownBy(() -> Credentials.apiKey("SK1", secret));
    assertThatIllegalArgumentException().isThrownBy(() -> Credentials.bearer(secret));
    assertThatIllegalArgumentException().isThrownBy(() -> Credentials.account("A:C", "t"));
  }

  @Test
  void everyRequestIntroducesTheClient() {
    var request =
        sent(
            clientBuilder(stub)
                .credentials(Credentials.bearer("jwt"))
                .userAgentExtension("shop/1.4"));
    assertThat(request.headers().first("User-Agent").orElseThrow())
        .startsWith("confab-java/")
        .contains("Java " + System.getProperty("java.version"))
        .endsWith(" shop/1.4");
    assertThat(request.headers().first("Authorization")).contains("Bearer jwt");
    assertThat(request.headers().first("Accept")).contains("application/json");
  }

  @Test
  void closedClientRefusesCalls() {
    var client = client(stub);
    var conversations = client.conversations();
    var view = client.with(options -> options.retriesMax(1));
    client.close();
    client.close();
    assertThatIllegalStateException().isThrownBy(() -> conversations.fetch("CH1"));
    assertThatIllegalStateException().isThrownBy(() -> view.services().fetch("IS1"));
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> conversations.async().fetch("CH1").join())
        .withCauseInstanceOf(IllegalStateException.class);
    assertThat(stub.requests()).isEmpty();
  }

  @Test
  void closingOneClientLeavesOthersAlone() {
    stub.on("GET", CONVERSATIONS + "/*").reply(200, conversation("CH1"));
    try (var other = client(stub)) {
      client(stub).close();
      assertThat(other.conversations().fetch("CH1").sid()).isEqualTo("CH1");
    }
  }

  @Test
  void limitsAreChecked() {
    var options = CallOptions.DEFAULT;
    assertThatIllegalArgumentException().isThrownBy(() -> options.retriesMax(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> options.retriesMax(101));
    assertThatIllegalArgumentException().isThrownBy(() -> options.timeout(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> options.timeout(Duration.ofDays(2)));
    assertThatIllegalArgumentException().isThrownBy(() -> options.header("a\r\nb", "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clientBuilder(stub).readTimeout(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clientBuilder(stub).connectTimeout(Duration.ofSeconds(-1)));
  }

  private WireRequest sent(ConfabClientBuilder builder) {
    stub.on("GET", "/v1/Conversations/CH1").reply(200, conversation("CH1"));
    stub.on("GET", "/api/v1/Conversations/CH1").reply(200, conversation("CH1"));
    try (var client = builder.build()) {
      client.conversations().fetch("CH1");
    }
    return stub.requests().get(0);
  }

  private static String user(WireRequest request) {
    var basic = request.headers().first("Authorization").orElseThrow().substring("Basic ".length());
    return new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
  }
}
