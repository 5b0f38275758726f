package dev.confab.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseParserTest {
  private static final String WITH_LENGTH =
      "HTTP/1.1 201 Created\r\nX-Any: thing\r\ncontent-LENGTH: 5\r\n\r\nhello";
  private static final String CHUNKED =
      """
      HTTP/1.1 200 OK\r
      Transfer-Encoding: Chunked\r
      \r
      4;note=x\r
      wiki\r
      B\r
      pedia page.\r
      0\r
      Trailer: t\r
      \r
      """;

  private final ResponseParser parser = new ResponseParser();

  @Test
  void readsStatusAndBodyByLength() throws BadResponse {
    assertThat(parser.feed(bytes(WITH_LENGTH))).isTrue();
    assertThat(parser.status()).isEqualTo(201);
    assertThat(parser.bodyText()).isEqualTo("hello");
    assertThat(parser.closing()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {WITH_LENGTH, CHUNKED})
  void anyTwoPiecesMakeTheSameResponse(String text) throws BadResponse {
    var whole = new ResponseParser();
    assertThat(whole.feed(bytes(text))).isTrue();
    for (int cut = 0; cut < text.length(); cut++) {
      parser.reset();
      assertThat(parser.feed(bytes(text.substring(0, cut)))).isFalse();
      assertThat(parser.feed(bytes(text.substring(cut)))).as("cut at %d", cut).isTrue();
      assertThat(parser.bodyText()).isEqualTo(whole.bodyText());
      assertThat(parser.status()).isEqualTo(whole.status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {WITH_LENGTH, CHUNKED})
  void singleBytesMakeTheSameResponse(String text) throws BadResponse {
    for (int i = 0; i < text.length() - 1; i++) {
      assertThat(parser.feed(bytes(text.substring(i, i + 1)))).isFalse();
    }
    assertThat(parser.feed(bytes(text.substring(text.length() - 1)))).isTrue();
  }

  @Test
  void joinsChunks() throws BadResponse {
    assertThat(parser.feed(bytes(CHUNKED))).isTrue();
    assertThat(parser.bodyText()).isEqualTo("wikipedia page.");
  }

  @Test
  void leavesTheNextResponseInTheInput() throws BadResponse {
    var input = bytes(WITH_LENGTH + CHUNKED + "rest");
    assertThat(parser.feed(input)).isTrue();
    assertThat(parser.bodyText()).isEqualTo("hello");
    parser.reset();
    assertThat(parser.feed(input)).isTrue();
    assertThat(parser.bodyText()).isEqualTo("wikipedia page.");
    assertThat(input.remaining()).isEqualTo(4);
  }

  @Test
  void aBodyMayBeEmpty() throws BadResponse {
    assertThat(parser.feed(bytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))).isTrue();
    assertThat(parser.bodyLength()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void someStatusesHaveNoBody(int status) throws BadResponse {
    assertThat(parser.feed(bytes("HTTP/1.1 " + status + "\r\n\r\n"))).isTrue();
    assertThat(parser.status()).isEqualTo(status);
  }

  @Test
  void skipsInterimResponses() throws BadResponse {
    assertThat(parser.feed(bytes("HTTP/1.1 100 Continue\r\n\r\n" + WITH_LENGTH))).isTrue();
    assertThat(parser.status()).isEqualTo(201);
  }

  @Test
  void withoutLengthTheBodyEndsWithTheConnection() throws BadResponse {
    assertThat(parser.feed(bytes("HTTP/1.1 200 OK\r\n\r\nall of it"))).isFalse();
    assertThat(parser.endOfInput()).isTrue();
    assertThat(parser.bodyText()).isEqualTo("all of it");
    assertThat(parser.closing()).isTrue();
  }

  @Test
  void theEndOfTheConnectionDoesNotCompleteAShortBody() throws BadResponse {
    assertThat(parser.feed(bytes(WITH_LENGTH.substring(0, WITH_LENGTH.length() - 1)))).isFalse();
    assertThat(parser.endOfInput()).isFalse();
  }

  @Test
  void knowsWhenTheServerWillClose() throws BadResponse {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n";
    assertThat(parser.feed(bytes(head + "Connection: Close\r\n\r\n"))).isTrue();
    assertThat(parser.closing()).isTrue();
    parser.reset();
    assertThat(parser.feed(bytes(head + "\r\n"))).isTrue();
    assertThat(parser.closing()).isFalse();
  }

  @Test
  void aLargeBodyGrowsTheArrays() throws BadResponse {
    String body = "0123456789".repeat(20_000);
    String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n";
    assertThat(parser.feed(bytes(head + body))).isTrue();
    assertThat(parser.bodyText()).isEqualTo(body);
  }

  @Test
  void findsAMarkerAnywhereInTheBody() throws BadResponse {
    assertThat(parser.feed(bytes(WITH_LENGTH))).isTrue();
    for (String marker : new String[] {"", "h", "hello", "llo", "ell"}) {
      assertThat(parser.bodyContains(marker.getBytes(StandardCharsets.UTF_8))).isTrue();
    }
    for (String marker : new String[] {"hellow", "x", "lo!"}) {
      assertThat(parser.bodyContains(marker.getBytes(StandardCharsets.UTF_8))).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SMTP ready at once\r\n",
        "HTTP/1.1 2x0 OK\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length:\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"
      })
  void refusesWhatIsNoResponse(String text) {
    assertThatThrownBy(() -> parser.feed(bytes(text))).isInstanceOf(BadResponse.class);
  }

  @Test
  void refusesAnEndlessHead() {
    String line = "HTTP/1.1 200 OK\r\nX: " + "y".repeat(100_000);
    assertThatThrownBy(() -> parser.feed(bytes(line))).isInstanceOf(BadResponse.class);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
