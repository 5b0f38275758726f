package dev.confab.http.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.http.Reply;
import dev.confab.support.RawSocket;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenHttpTest {
  private final List<String> handled = new CopyOnWriteArrayList<>();
  private HttpEngine engine;

  @BeforeEach
  void start() throws IOException {
    engine =
        HttpEngine.start(
            EngineConfig.listeningOn("127.0.0.1", 0),
            new Answering(call -> {
              handled.add(call.path());
              return Reply.text(200, "text/plain", "ok");
            }));
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/0.9",
        "HTTP/1.2",
        "HTTP/1.10",
        "HTTP/01.1",
        "HTTP/2.0",
        "HTTP/3.7",
        "http/1.1",
        "HTTPS/1.1"
      })
  void aVersionThatWeDoNotSpeakIsRefused(String version) throws IOException {
    assertRefused("GET /a " + version + "\r\nHost: h\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo",
        "",
        "identity",
        "gzip, identity",
        "gzip, chunked",
        "chunked, gzip",
        "chunked, chunked",
        "chunked\r\nTransfer-Encoding: chunked",
        "foo\r\nContent-Length: 3",
        "x-chunked"
      })
  void aTransferEncodingThatWeDoNotKnowIsRefused(String encoding) throws IOException {
    assertRefused("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: " + encoding + "\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /b HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: foo\r\n\r\n",
        "POST /b HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "POST /b HTTP/2.0\r\nHost: h\r\n\r\n"
      })
  void whatFollowsOnTheConnectionIsNoRequest(String bad) throws IOException {
    try (var socket = RawSocket.connect(engine.port())) {
      var good = "POST %s HTTP/1.1\r\nHost: h\r\n\r\n";
      socket.send(good.formatted("/a") + bad + good.formatted("/c"));
      assertThat(socket.answer().status()).isEqualTo(200);
      assertOnlyRefused(socket);
    }
    assertThat(handled).containsExactly("/a");
  }

  /// With 1.1 they came.
  @Test
  void chunksAreReadOf11Only() throws IOException {
    var rest =
        "\r\nHost: h\r\nConnection: keep-alive\r\nTransfer-Encoding: CHUNKED\r\n\r\n0\r\n\r\n";
    try (var socket = RawSocket.connect(engine.port())) {
      socket.send("POST /a HTTP/1.1" + rest);
      assertThat(socket.answer().status()).isEqualTo(200);
      socket.send("POST /b HTTP/1.0" + rest);
      assertThat(socket.answer().status()).isEqualTo(400);
      assertThat(socket.isAtEnd()).isTrue();
    }
    assertThat(handled).containsExactly("/a");
  }

  private void assertRefused(String request) throws IOException {
    try (var socket = RawSocket.connect(engine.port())) {
      socket.send(request);
      assertOnlyRefused(socket);
    }
    assertThat(handled).isEmpty();
  }

  /// Refused, told that the connection ends, and then it ends.
  private static void assertOnlyRefused(RawSocket socket) throws IOException {
    var head = socket.head();
    assertThat(head.version()).startsWith("HTTP/1.");
    assertThat(head.status()).isEqualTo(400);
    assertThat(head.headers()).containsEntry("connection", "close");
    socket.bytes(Math.toIntExact(head.length()));
    assertThat(socket.isAtEnd()).isTrue();
  }
}
