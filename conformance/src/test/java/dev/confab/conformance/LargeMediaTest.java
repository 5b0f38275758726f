package dev.confab.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.Json;
import dev.confab.conformance.support.LongContent;
import dev.confab.conformance.support.ServerProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The largest files that are allowed, through a server whose whole memory is smaller than one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LargeMediaTest {
  private static final long BYTES = 150L * 1024 * 1024;
  private static final String HEAP = "64m";
  private static final Duration REQUEST_MAX = Duration.ofSeconds(60);

  private static final String HEAD =
      """
      --b\r
      Content-Disposition: form-data; name="file"; filename="a.bin"\r
      Content-Type: application/octet-stream\r
      \r
      """;
  private static final String TAIL = "\r\n--b--\r\n";

  private final Account account = Account.unique();
  private final HttpClient client = HttpClient.newHttpClient();
  private ServerProcess server;
  private String media;

  @BeforeAll
  void start(@TempDir Path data) {
    server = ServerProcess.start(account, List.of("--data", data.toString()), HEAP);
    media = server.http().get("/v1/Services").json().at("/services/0/url").asText() + "/Media";
  }

  @AfterAll
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void aFileLargerThanTheMemoryComesBackAsItWas() throws IOException, InterruptedException {
    requireKept(upload("application/octet-stream", LargeMediaTest::file, BYTES));
  }

  @Test
  void soDoesOneOfAForm() throws IOException, InterruptedException {
    long length = HEAD.length() + BYTES + TAIL.length();
    requireKept(upload("multipart/form-data; boundary=b", LargeMediaTest::form, length));
  }

  /// @return the address of the file
  private String upload(String type, Supplier<InputStream> content, long length)
      throws IOException, InterruptedException {
    var body = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(content), length);
    var request = request(media).header("Content-Type", type).POST(body).build();
    var answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var json = Json.read(answer.body());
    assertThat(json.path("size").asLong()).isEqualTo(BYTES);
    return json.path("url").asText();
  }

  /// The file is there, whole and in parts.
  private void requireKept(String file) throws IOException, InterruptedException {
    var whole = client.send(request(file + "/Content").build(), BodyHandlers.ofInputStream());
    assertThat(whole.statusCode()).isEqualTo(200);
    requireEqual(whole, 0, BYTES);
    long from = BYTES / 2 + 1;
    long end = from + BYTES / 4;
    var range = "bytes=" + from + "-" + (end - 1);
    var part =
        client.send(
            request(file + "/Content").header("Range", range).build(),
            BodyHandlers.ofInputStream());
    assertThat(part.statusCode()).isEqualTo(206);
    requireEqual(part, from, end);
  }

  private static void requireEqual(HttpResponse<InputStream> answer, long from, long end)
      throws IOException {
    try (var bytes = answer.body()) {
      new LongContent(from, end).requireEqual(bytes);
    }
  }

  private HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Authorization", account.basic())
        .timeout(REQUEST_MAX);
  }

  private static InputStream file() {
    return new LongContent(0, BYTES);
  }

  private static InputStream form() {
    var parts = List.of(ascii(HEAD), file(), ascii(TAIL));
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  private static InputStream ascii(String text) {
    return new ByteArrayInputStream(text.getBytes(US_ASCII));
  }
}
