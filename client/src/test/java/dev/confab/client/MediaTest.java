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
import dev.confab.client.error.BadAnswerException;
import dev.confab.client.http.Headers;
import dev.confab.client.http.WireContent;
import dev.confab.client.http.WireRequest;
import dev.confab.client.http.WireResponse;
import dev.confab.client.json.JsonObject;
import dev.confab.client.support.Answers;
import dev.confab.client.testing.StubTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTest {
  private static final String COLLECTION = "/v1/Services/IS1/Media";
  private static final String ITEM = COLLECTION + "/ME1";

  @TempDir Path folder;
  private final StubTransport stub = new StubTransport();
  private final Media media = client(stub).service("IS1").media();

  @Test
  void fileIsUploadedWithNameAndType() throws IOException {
    stub.on("POST", COLLECTION).reply(201, record(""));

    var uploaded =
        media.upload(
            MediaUpload.ofFile(file("Ä & b.png")).contentType("image/png").category("media"));

    assertThat(uploaded.sid()).isEqualTo("ME1");
    assertThat(sent().uri())
        .hasToString(
            "https://mcs.us1.twilio.com/v1/Services/IS1/Media"
                + "?Category=media&Filename=%C3%84+%26+b.png");
    assertThat(sent().headers().all("Content-Type")).containsExactly("image/png");
    assertThat(sent().headers().first("Authorization")).isPresent();
    assertThat(sent().body()).isNull();
    assertThat(bytes(sent())).isEqualTo("content");
    assertThat(content(sent()).length()).isEqualTo(7);
  }

  @Test
  void streamIsUploadedWithOrWithoutLengthAndNeedsNoName() throws IOException {
    stub.on("POST", COLLECTION).reply(201, record(""));
    media.upload(MediaUpload.ofStream(stream("content")));
    assertThat(sent().uri().getQuery()).isNull();
    assertThat(sent().headers().all("Content-Type")).containsExactly("application/octet-stream");
    assertThat(content(sent()).length()).isEqualTo(-1);

    media.upload(MediaUpload.ofStream(stream("content")).length(7).filename("a.txt"));
    assertThat(content(sent()).length()).isEqualTo(7);
    assertThat(sent().uri().getQuery()).isEqualTo("Filename=a.txt");
    assertThat(bytes(sent())).isEqualTo("content");
  }

  @Test
  void uploadIsRepeatedIfItsBytesCanBeReadAgain() throws IOException {
    stub.on("POST", COLLECTION).reply(503, "{}").reply(201, record(""));
    assertThat(media.raw().upload(MediaUpload.ofFile(file("a"))).retries()).isEqualTo(1);
    assertThat(stub.requests().stream().map(r -> r.headers().all("I-Twilio-Idempotency-Token")))
        .hasSize(2)
        .allSatisfy(token -> assertThat(token).hasSize(1));

    stub.on("POST", COLLECTION).reply(503, "{}");
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> media.upload(MediaUpload.ofStream(stream("x"))));
    assertThat(stub.requests()).hasSize(3);
  }

  @Test
  void onlyTheOverallTimeoutLimitsAnUpload() throws IOException {
    stub.on("POST", COLLECTION).reply(201, record(""));
    media
        .with(options -> options.timeout(Duration.ofMinutes(20)))
        .upload(MediaUpload.ofFile(file("a")));
    assertThat(sent().timeout()).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void fileThatIsNotThereAndWrongLengthsAreFoundBeforeAnythingIsSent() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> MediaUpload.ofFile(folder.resolve("missing")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MediaUpload.ofStream(stream("x")).length(-1));
  }

  @Test
  void recordIsFetchedAndFileDeletedInEveryManner() {
    stub.on("GET", ITEM).reply(200, Answers.first("MediaRecord").toString());
    stub.on("DELETE", ITEM).reply(204, "");
    assertThat(media.fetch("ME1").size()).isEqualTo(5_000_000_000L);
    assertThat(media.async().fetch("ME1").join().filename()).isEqualTo("cat.png");
    assertThat(media.asyncRaw().fetch("ME1").join().status()).isEqualTo(200);
    media.delete("ME1");
    assertThat(media.raw().delete("ME1").status()).isEqualTo(204);
  }

  @Test
  void contentWithoutATemporaryAddressComesFromOurOwnHostWithCredentials() throws IOException {
    stub.on("GET", ITEM).reply(200, record("\"content\":\"/elsewhere\""));
    stub.on("GET", ITEM + "/Content")
        .reply(503, "{}")
        .reply(200, Headers.NONE.with("Content-Type", "image/png"), "content");

    try (var content = media.download("ME1", ByteRange.WHOLE)) {
      assertThat(content.contentType()).contains("image/png");
      assertThat(content.contentRange()).isEmpty();
      assertThat(content.answer().retries()).isEqualTo(1);
      assertThat(new String(content.stream().readAllBytes(), UTF_8)).isEqualTo("content");
    }
    assertThat(sent().headers().first("Authorization")).isPresent();
    assertThat(sent().headers().fields()).doesNotContainKey("Range");
  }

  @Test
  void temporaryAddressGetsNeitherCredentialsNorHeadersOfTheCaller() throws IOException {
    stub.on("GET", ITEM)
        .reply(
            200,
            record("\"content_direct_temporary\":\"https://media.example/a%20b?Signature=x%2By\""));
    stub.on("GET", "/a%20b").reply(206, Headers.NONE.with("Content-Range", "bytes 1-2/7"), "on");

    var view = media.with(options -> options.header("X-Secret", "s").header("Authorization", "t"));
    try (var content = view.download("ME1", ByteRange.of(1, 2))) {
      assertThat(content.contentRange()).contains("bytes 1-2/7");
      content.saveTo(folder.resolve("part"));
    }

    assertThat(folder.resolve("part")).hasContent("on");
    assertThat(sent().uri()).hasToString("https://media.example/a%20b?Signature=x%2By");
    assertThat(sent().headers().fields()).doesNotContainKeys("X-Secret", "Authorization");
    assertThat(sent().headers().all("Range")).containsExactly("bytes=1-2");
    assertThat(sent().toString()).doesNotContain("Signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "mailto:a@b", "https://a b/?Signature=x", "x"})
  void addressThatIsNoneOfTheWebIsABadAnswer(String link) {
    stub.on("GET", ITEM).reply(200, record("\"content_direct_temporary\":\"" + link + "\""));
    assertThatExceptionOfType(BadAnswerException.class)
        .isThrownBy(() -> media.download("ME1", ByteRange.WHOLE))
        .matches(e -> !e.toString().contains("Signature"));
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void refusedDownloadIsAnError() {
    stub.on("GET", ITEM).reply(200, record(""));
    stub.on("GET", ITEM + "/Content").reply(416, error(416, 20001, "Range not satisfiable"));
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> media.download("ME1", ByteRange.from(99)))
        .matches(e -> e.status() == 416)
        .withMessageContaining("Range not satisfiable");
  }

  @Test
  void transportThatCannotStreamSaysSo() {
    var simple =
        clientBuilder(stub)
            .transport(request -> new WireResponse(200, Headers.NONE, record("")))
            .build();
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> simple.service("IS1").media().download("ME1", ByteRange.WHOLE));
  }

  @Test
  void fileAppearsOnlyWhenItIsComplete() throws IOException {
    stub.on("GET", ITEM).reply(200, record(""));
    stub.on("GET", ITEM + "/Content").reply(200, "new content");
    var target = Files.writeString(folder.resolve("a"), "old");
    try (var content = media.download("ME1", ByteRange.WHOLE)) {
      content.saveTo(target);
    }
    assertThat(target).hasContent("new content");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example/x/, , , https://api.example/x",
    "https://api.example, https://media.example, , https://media.example",
    ", , , https://mcs.us1.twilio.com",
    ", , ie1, https://mcs.ie1.twilio.com",
    ", https://media.example, ie1, https://media.example"
  })
  void hostOfMediaFollowsTheBaseUriUnlessItIsSet(
      String base, String host, String region, String expected) {
    stub.on("DELETE", "/v1/Services/*/Media/*").reply(204, "");
    stub.on("DELETE", "/x/v1/Services/*/Media/*").reply(204, "");
    var builder = clientBuilder(stub);
    if (base != null) {
      builder.baseUri(URI.create(base));
    }
    if (host != null) {
      builder.mediaUri(URI.create(host));
    }
    if (region != null) {
      builder.region(region);
    }
    builder.build().service("IS1").media().delete("ME1");
    assertThat(sent().uri()).hasToString(expected + "/v1/Services/IS1/Media/ME1");
  }

  @Test
  void mediaUriIsCheckedAsTheBaseUriIs() {
    var builder =
        ConfabClient.builder()
            .credentials(Credentials.account(ACCOUNT, "t"))
            .mediaUri(URI.create("https://user:pass@media.example"));
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageNotContaining("pass");
  }

  @Test
  void rangesAreCheckedAndWritten() {
    assertThat(ByteRange.of(0, 0)).hasToString("0-0");
    assertThat(ByteRange.from(5)).hasToString("5-");
    assertThat(ByteRange.last(5)).hasToString("-5");
    assertThat(ByteRange.WHOLE).hasToString("whole");
    assertThatIllegalArgumentException().isThrownBy(() -> ByteRange.of(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> ByteRange.of(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> ByteRange.from(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> ByteRange.last(-1));
  }

  private WireRequest sent() {
    return stub.requests().get(stub.requests().size() - 1);
  }

  private Path file(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "content");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static WireContent content(WireRequest request) {
    return Objects.requireNonNull(request.content());
  }

  private static String bytes(WireRequest request) throws IOException {
    try (var in = content(request).source().open()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String record(String links) {
    return JsonObject.parse("{\"sid\":\"ME1\",\"links\":{" + links + "}}").toString();
  }
}
