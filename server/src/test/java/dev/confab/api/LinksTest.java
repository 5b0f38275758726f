package dev.confab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.http.ByteStream;
import dev.confab.http.Call;
import dev.confab.http.Params;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final Map<String, String> FORWARDED =
      Map.of("X-Forwarded-Proto", "https, http", "X-Forwarded-Host", "chat.example.com, inner");

  @Test
  void linksCarryWhatTheClientUsed() {
    assertThat(new Links(null, false).base(call(FORWARDED))).isEqualTo("http://inner:8080");
  }

  @Test
  void aTrustedProxyTellsWhatTheClientUsed() {
    var links = new Links(null, true);
    assertThat(links.base(call(FORWARDED))).isEqualTo("https://chat.example.com");
    assertThat(links.base(call(Map.of()))).isEqualTo("http://inner:8080");
    assertThat(links.base(call(Map.of("X-Forwarded-Proto", "https"))))
        .isEqualTo("https://inner:8080");
    assertThat(links.base(call(Map.of("X-Forwarded-Proto", "javascript"))))
        .isEqualTo("http://inner:8080");
    assertThat(links.base(call(Map.of("X-Forwarded-Host", "evil/\"path"))))
        .isEqualTo("http://inner:8080");
  }

  @Test
  void aForwardedPortIsAddedUnlessItIsTheSchemesOwn() {
    var links = new Links(null, true);
    var host = Map.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "a.b");
    assertThat(links.base(call(with(host, "8443")))).isEqualTo("https://a.b:8443");
    assertThat(links.base(call(with(host, "443")))).isEqualTo("https://a.b");
    assertThat(links.base(call(with(host, "x\"y")))).isEqualTo("https://a.b");
    var withPort = Map.of("X-Forwarded-Host", "a.b:81");
    assertThat(links.base(call(with(withPort, "8443")))).isEqualTo("http://a.b:81");
  }

  private static Map<String, String> with(Map<String, String> headers, String port) {
    var all = new HashMap<>(headers);
    all.put("X-Forwarded-Port", port);
    return all;
  }

  @Test
  void thePublicUrlWins() {
    assertThat(new Links("https://a.b", true).base(call(FORWARDED))).isEqualTo("https://a.b");
  }

  private static Call call(Map<String, String> headers) {
    return new Call(
        "GET",
        "/",
        Params.NONE,
        headers::get,
        Params.NONE,
        false,
        "http://inner:8080",
        ByteStream.EMPTY);
  }
}
