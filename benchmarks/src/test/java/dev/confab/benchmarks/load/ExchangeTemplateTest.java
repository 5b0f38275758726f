package dev.confab.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExchangeTemplateTest {
  private final Target target = new Target("127.0.0.1", 8080, "AC1", "secret");

  @Test
  void putsTheNumberEverywhereAndKeepsTheLength() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("FriendlyName", "é " + ExchangeTemplate.NUMBER);
    form.put("UniqueName", ExchangeTemplate.NUMBER);
    var template = new ExchangeTemplate(target.post("/v1/Conversations", form), 201, "");
    assertThat(written(template.with(42)))
        .isEqualTo(
            """
            POST /v1/Conversations HTTP/1.1\r
            Host: 127.0.0.1:8080\r
            Authorization: Basic QUMxOnNlY3JldA==\r
            Content-Type: application/x-www-form-urlencoded\r
            Content-Length: 52\r
            \r
            FriendlyName=%C3%A9+0000000042&UniqueName=0000000042\
            """);
  }

  @Test
  void theAnswerMustHoldTheNumberToo() throws BadResponse {
    var template = new ExchangeTemplate(target.get("/"), 200, "n-" + ExchangeTemplate.NUMBER);
    var response = new ResponseParser();
    response.feed(
        ByteBuffer.wrap(ScriptedServer.ok("[n-1234567890]").getBytes(StandardCharsets.UTF_8)));
    assertThat(template.with(1_234_567_890).judge(response)).isEqualTo(Exchange.Verdict.RIGHT);
    assertThat(template.with(1).judge(response)).isEqualTo(Exchange.Verdict.WRONG_BODY);
  }

  private static String written(Exchange exchange) {
    var out = ByteBuffer.allocate(exchange.requestLength());
    exchange.writeTo(out);
    return new String(out.array(), StandardCharsets.UTF_8);
  }
}
