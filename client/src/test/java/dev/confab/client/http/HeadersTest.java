package dev.confab.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void namesMatchInAnyCase() {
    var headers = Headers.of(Map.of("Set-X", List.of("1", "2"))).with("A", "b").with("a", "c");
    assertThat(headers.first("SET-X")).contains("1");
    assertThat(headers.all("a")).containsExactly("c");
    assertThat(headers.with(Headers.NONE.with("set-x", "3")).all("Set-X")).containsExactly("3");
    assertThat(headers)
        .isEqualTo(Headers.NONE.with("A", "c").with(headers))
        .hasSameHashCodeAs(Headers.NONE.with("A", "c").with(headers));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nInjected: yes", "a\u0000", "\u007f"})
  void fieldsCannotBeSmuggledIn(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Headers.NONE.with("X", value))
        .matches(e -> !String.valueOf(e.getMessage()).contains("Injected"));
    assertThatIllegalArgumentException().isThrownBy(() -> Headers.of(Map.of("X", List.of(value))));
    assertThatIllegalArgumentException().isThrownBy(() -> Headers.NONE.with("", "x"));
  }

  @Test
  void fieldIsTakenAwayInAnyCase() {
    var headers = Headers.NONE.with("Authorization", "x").with("Accept", "y");
    assertThat(headers.without("AUTHORIZATION")).isEqualTo(Headers.NONE.with("accept", "y"));
    assertThat(headers.without("Range")).isEqualTo(headers);
  }

  @Test
  void secretFieldsAreNotShown() {
    var headers = Headers.NONE.with("authorization", "Basic abc").with("Accept", "x");
    assertThat(headers).hasToString("[Accept=[x], authorization=[***]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|PT0S",
        "120|PT2M",
        " 5 |PT5S",
        "999999999999|PT24H",
        "Thu, 01 Jan 2026 00:01:00 GMT|PT1M",
        "Wed, 31 Dec 2025 00:00:00 GMT|PT0S"
      })
  void retryAfterIsReadInBothForms(String text, Duration wait) {
    var response = new WireResponse(429, Headers.NONE.with("retry-after", text), "");
    assertThat(response.retryAfter(NOW)).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "soon", "1.5", "99999999999999999999"})
  void unreadableRetryAfterIsNone(String text) {
    var response = new WireResponse(429, Headers.NONE.with("Retry-After", text), "");
    assertThat(response.retryAfter(NOW)).isEmpty();
    assertThat(new WireResponse(429, Headers.NONE, "").retryAfter(NOW)).isEmpty();
  }
}
