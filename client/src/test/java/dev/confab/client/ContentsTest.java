package dev.confab.client;

import static dev.confab.client.support.Samples.ACCOUNT;
import static dev.confab.client.support.Samples.client;
import static dev.confab.client.support.Samples.clientBuilder;
import static dev.confab.client.support.Samples.error;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.confab.client.error.ApiException;
import dev.confab.client.http.WireRequest;
import dev.confab.client.json.Json;
import dev.confab.client.json.JsonObject;
import dev.confab.client.support.Answers;
import dev.confab.client.testing.StubTransport;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentsTest {
  private static final String LIST = "/v1/Content";
  private static final String ONE = LIST + "/HX1";

  private final StubTransport stub = new StubTransport();
  private final Contents contents = client(stub).contents();

  @Test
  void templateIsSentAsJson() throws IOException {
    stub.on("POST", LIST).reply(201, Answers.first("Content").toString());
    var card = JsonObject.parse("{\"title\":\"T {{2}}\"}");

    var created =
        contents.create(form ->
            form.language("en")
                .friendlyName("Zoë \"1\"")
                .variable("1", "you")
                .variable("2", "")
                .text("Hi {{1}}")
                .type("twilio/card", card)
                .set("mood", new Json.Text("sunny")));

    assertThat(created).hasToString("Content " + Answers.first("Content"));
    assertThat(sent().uri()).hasToString("https://content.twilio.com" + LIST);
    assertThat(sent().headers().all("Content-Type")).containsExactly("application/json");
    assertThat(sent().headers().first("Authorization")).isPresent();
    assertThat(body(sent()))
        .isEqualTo(
            "{\"language\":\"en\",\"friendly_name\":\"Zoë \\\"1\\\"\",\"mood\":\"sunny\","
                + "\"variables\":{\"1\":\"you\",\"2\":\"\"},"
                + "\"types\":{\"twilio/text\":{\"body\":\"Hi {{1}}\"},"
                + "\"twilio/card\":{\"title\":\"T {{2}}\"}}}");
    assertThat(Objects.requireNonNull(sent().content()).length())
        .isEqualTo(body(sent()).getBytes(UTF_8).length);
  }

  @Test
  void variablesNeedNoDefaults() throws IOException {
    stub.on("POST", LIST).reply(201, Answers.first("Content").toString());
    contents.create(form -> form.language("en").text("b"));
    assertThat(body(sent()))
        .isEqualTo("{\"language\":\"en\",\"types\":{\"twilio/text\":{\"body\":\"b\"}}}");
  }

  @Test
  void createIsRepeatedWithTheSameTokenAndBody() throws IOException {
    stub.on("POST", LIST).reply(503, "{}").reply(201, Answers.first("Content").toString());
    contents.create(form -> form.language("en").text("b"));
    assertThat(stub.requests()).hasSize(2);
    var first = stub.requests().get(0);
    assertThat(body(sent())).isEqualTo(body(first));
    var token = first.headers().first("I-Twilio-Idempotency-Token");
    assertThat(token).isPresent().isEqualTo(sent().headers().first("I-Twilio-Idempotency-Token"));
  }

  @Test
  void templateIsFetchedListedAndDeleted() {
    var item = Answers.first("Content");
    stub.on("GET", ONE).reply(200, item.toString());
    stub.on("GET", LIST).reply(200, "{\"meta\":{},\"contents\":[" + item + "]}");
    stub.on("DELETE", ONE).reply(204, "");
    assertThat(contents.fetch("HX1").language()).isEqualTo("en");
    assertThat(contents.list(query -> query.pageSize(7)).items()).hasSize(1);
    assertThat(sent().query().all("PageSize")).containsExactly("7");
    assertThat(contents.raw().delete("HX1").status()).isEqualTo(204);
    assertThatIllegalArgumentException().isThrownBy(() -> contents.fetch(" "));
  }

  @Test
  void refusalIsAnErrorThatNamesTheOperation() {
    stub.on("POST", LIST).reply(400, error(400, 20001, "types missing"));
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> contents.create(form -> form.language("en")))
        .matches(refused -> Objects.equals(refused.code(), 20001))
        .withMessageStartingWith("POST /v1/Content ");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example/x/, , , , https://api.example/x",
    "https://api.example, https://content.example, , , https://content.example",
    ", , ie1, , https://content.ie1.twilio.com",
    ", , ie1, dublin, https://content.dublin.ie1.twilio.com",
    ", https://content.example, ie1, , https://content.example"
  })
  void hostFollowsTheBaseUriUnlessItIsSet(
      @Nullable String base,
      @Nullable String host,
      @Nullable String region,
      @Nullable String edge,
      String expected) {
    stub.on("DELETE", ONE).reply(204, "");
    stub.on("DELETE", "/x" + ONE).reply(204, "");
    var builder = clientBuilder(stub);
    if (base != null) {
      builder.baseUri(URI.create(base));
    }
    if (host != null) {
      builder.contentUri(URI.create(host));
    }
    if (region != null) {
      builder.region(region);
    }
    if (edge != null) {
      builder.edge(edge);
    }
    builder.build().contents().delete("HX1");
    assertThat(sent().uri()).hasToString(expected + ONE);
  }

  @Test
  void contentUriIsCheckedAsTheBaseUriIs() {
    var builder =
        ConfabClient.builder()
            .credentials(Credentials.account(ACCOUNT, "t"))
            .contentUri(URI.create("https://user:pass@content.example"));
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageNotContaining("pass");
  }

  private WireRequest sent() {
    return stub.requests().get(stub.requests().size() - 1);
  }

  private static String body(WireRequest request) throws IOException {
    try (var bytes = Objects.requireNonNull(request.content()).source().open()) {
      return new String(bytes.readAllBytes(), UTF_8);
    }
  }
}
