package dev.confab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.ApiUnderTest;
import dev.confab.support.JsonReader;
import dev.confab.support.RawSocket;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The feed of events as a client of the server sees it.
class FeedOverSocketsTest {
  @TempDir Path data;

  private static RawSocket connect(ConfabServer server) throws IOException {
    return RawSocket.connect(URI.create(server.url()).getPort());
  }

  private static String request(String method, String target, String headers) {
    return method
        + " "
        + target
        + " HTTP/1.1\r\nHost: h\r\nAuthorization: "
        + ApiUnderTest.basic(TestSettings.ACCOUNT.value(), TestSettings.TOKEN)
        + "\r\n"
        + headers
        + "\r\n";
  }

  private static Map<String, ?> call(ConfabServer server, String method, String target)
      throws IOException {
    try (var socket = connect(server)) {
      socket.send(request(method, target, "Content-Length: 0\r\n"));
      return JsonReader.object(socket.answer().body());
    }
  }

  private static String events(ConfabServer server) {
    return "/confab/v1/Services/" + server.provisioned().account().defaultService() + "/Events";
  }

  private static List<?> read(ConfabServer server, @Nullable Object after) throws IOException {
    var answer = call(server, "GET", events(server) + "?Wait=10&After=" + after);
    return (List<?>) Objects.requireNonNull(answer.get("events"));
  }

  private static RawSocket listen(ConfabServer server) throws IOException {
    var socket = connect(server);
    socket.send(request("GET", events(server), "Accept: text/event-stream\r\n"));
    var head = socket.head();
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.headers()).containsEntry("content-type", "text/event-stream");
    return socket;
  }

  /// Reads up to a text.
  private static String until(RawSocket socket, String end) throws IOException {
    var read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      read.append(new String(socket.bytes(1), StandardCharsets.UTF_8));
    }
    return read.toString();
  }

  @Test
  void cursorsStayGoodOverARestart() throws IOException {
    @Nullable Object cursor;
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      call(server, "POST", "/v1/Conversations");
      cursor = call(server, "GET", events(server) + "?After=now").get("next");
      call(server, "POST", "/v1/Conversations");
      assertThat(read(server, cursor)).hasSize(1);
    }
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      assertThat(read(server, cursor)).hasSize(1);
      call(server, "POST", "/v1/Conversations");
      assertThat(read(server, cursor)).hasSize(2);
    }
  }

  /// The operator restored the database, and says so while the server runs.
  @Test
  void aNewEpochMakesCursorsInvalid() throws IOException {
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      var cursor = call(server, "GET", events(server) + "?After=now").get("next");
      assertThat(call(server, "GET", events(server) + "?After=" + cursor)).containsKey("events");
      var err = new StringWriter();
      var line = List.of("events", "new-epoch", "--data", data.toString());
      assertThat(Main.run(line, data, new PrintWriter(err))).as(err.toString()).isZero();
      var answer = call(server, "GET", events(server) + "?After=" + cursor);
      assertThat(answer.get("code")).isEqualTo(20410L);
      assertThat(answer.get("status")).isEqualTo(410L);
    }
  }

  @Test
  void aStreamTellsWhatHappensAndEndsWithTheServer() throws IOException {
    RawSocket socket;
    long begin;
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      socket = listen(server);
      var sid = call(server, "POST", "/v1/Conversations").get("sid");
      assertThat(until(socket, "\n\n\r\n")).contains("retry: ");
      assertThat(until(socket, "\n\n\r\n")).contains("onConversationAdded", String.valueOf(sid));
      begin = System.nanoTime();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    try (socket) {
      assertThat(until(socket, "0\r\n\r\n")).doesNotContain("data:");
      assertThat(socket.isAtEnd()).isTrue();
    }
  }

  /// As many as may follow at once come and go.
  @Test
  void clientsThatGoAwayMakeRoom() throws IOException {
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      for (int i = 0; i < 300; i++) {
        try (var socket = listen(server)) {
          assertThat(until(socket, "\n\n")).contains("retry");
        }
      }
    }
  }
}
