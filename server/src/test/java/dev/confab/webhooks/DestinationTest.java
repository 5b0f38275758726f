package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.WebhookMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
  private static Destination of(String url) {
    return new Destination(url, WebhookMethod.POST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://example.com:443/a",
        "https://EXAMPLE.com./b?c",
        "https://user:secret@example.com#rc=2",
        "http://example.com:443"
      })
  void aReceiverIsTheSameHoweverItIsWritten(String url) {
    assertThat(of(url).receiver()).isEqualTo("example.com:443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://example.com", "https://example.com:444", "https://www.example.com"})
  void anotherPortOrHostIsAnotherReceiver(String url) {
    assertThat(of(url).receiver()).isNotEqualTo("example.com:443");
  }

  @Test
  void itsTextHasNoSecrets() {
    assertThat(of("https://user:secret@example.com/path#ct=secret"))
        .hasToString("POST https://example.com/path");
  }
}
