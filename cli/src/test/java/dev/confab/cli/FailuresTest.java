package dev.confab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.client.http.Headers;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
  private final Program program = new Program();

  @Test
  void aRefusalIsOnePrintableLineWithCodeStatusAndRequest() {
    program
        .server
        .on("GET", "/v1/Conversations/*")
        .reply(
            404,
            Headers.NONE.with("Twilio-Request-Id", "RQ7"),
            "{\"code\":20404,\"message\":\"Not\\n \\u001bfound\",\"status\":404}");

    assertThat(fetch())
        .isEqualTo(
            new Program.Ended(
                2, "", "confab: Not \uFFFDfound (code 20404, status 404, request RQ7)\n"));
  }

  @ParameterizedTest
  @CsvSource({"400, 2", "401, 2", "404, 2", "409, 2", "429, 2", "500, 1", "503, 1", "302, 1"})
  void onlyA4xxIsTheCallersToChange(int answered, int status) {
    program
        .server
        .on("GET", "/v1/Conversations/*")
        .reply(answered, "{\"message\":\"No\",\"status\":" + answered + "}");

    assertThat(fetch())
        .isEqualTo(new Program.Ended(status, "", "confab: No (status " + answered + ")\n"));
  }

  @Test
  void aProxysPageIsShownInOneLine() {
    program
        .server
        .on("GET", "/v1/Conversations/*")
        .reply(502, "<html>\n<h1>Bad</h1>\nGateway \u001b[1m</html>");

    var ended = fetch();

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("502", "Bad Gateway").hasLineCount(1).doesNotContain("\u001b");
  }

  @Test
  void aRefusedConnectionSaysWhatToStart() {
    program.server.on("GET", "/v1/Conversations/*").fail(new ConnectException());

    assertThat(fetch())
        .isEqualTo(
            new Program.Ended(
                1,
                "",
                "confab: cannot connect to http://127.0.0.1:8080: start it with 'confab serve', or"
                    + " name another server with --url or CONFAB_URL\n"));
  }

  @Test
  void anUnknownHostIsNamed() {
    var failure = new ConnectException();
    failure.initCause(new UnresolvedAddressException());
    program.server.on("GET", "/v1/Conversations/*").fail(failure);

    var ended = program.run("conversations", "fetch", "CH1", "--url=http://nowhere:1");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).startsWith("confab: there is no host nowhere: ").hasLineCount(1);
  }

  @Test
  void aTimeoutIsNamed() {
    program.server.on("GET", "/v1/Conversations/*").fail(new HttpTimeoutException("30 s"));

    assertThat(fetch().err()).contains("http://127.0.0.1:8080 did not answer in time");
  }

  @Test
  void aBrokenConnectionIsTriedAgain() {
    program
        .server
        .on("GET", "/v1/Conversations/*")
        .fail(new IOException("reset"))
        .reply(200, Samples.CONVERSATION);

    assertThat(fetch().status()).isZero();
  }

  @Test
  void anAnswerThatCannotBeReadIsOneLine() {
    program.server.on("GET", "/v1/Conversations/*").reply(200, "[]");

    var ended = fetch();

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).startsWith("confab: ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "conversations",
        "nonsense",
        "conversations fetch",
        "conversations fetch a b",
        "conversations fetch .",
        "conversations list --nonsense",
        "conversations update CH1 --clear=nonsense",
        "conversations create --closed-timer=soon",
        "conversations list --end-date=tomorrow"
      })
  void wrongUseIsOneLine(String line) {
    var ended = program.run(line.isEmpty() ? new String[0] : line.split(" "));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("confab: ").hasLineCount(1);
  }

  private Program.Ended fetch() {
    return program.run("conversations", "fetch", "CH1");
  }
}
