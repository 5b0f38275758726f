package dev.confab.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {
  @Test
  void aUrlIsTakenApart() {
    var url = HttpUrl.of("https://anna:s%40@Example.com:8443/a?b=c/d@e:1?f#ct=1&rp=all#");
    assertThat(url)
        .isEqualTo(
            new HttpUrl(true, "anna:s%40", "Example.com:8443", "/a?b=c/d@e:1?f", "ct=1&rp=all#"));
    assertThat(url.host()).isEqualTo("example.com");
    assertThat(url.port()).isEqualTo(8443);
  }

  @ParameterizedTest
  @CsvSource({
    "http://h, h, 80, http://h/",
    "HTTPS://h, h, 443, https://h/",
    "http://h?a=b, h, 80, http://h/?a=b",
    "http://h:80/, h, 80, http://h:80/",
    "http://u@h.:81/%7e, h, 81, http://h.:81/%7e",
    "http://@h/, h, 80, http://h/",
    "http://[2001:DB8::1]:90/x, 2001:db8::1, 90, http://[2001:DB8::1]:90/x",
    "http://[::1]/x, ::1, 80, http://[::1]/x",
    "http://my_app/#x, my_app, 80, http://my_app/",
  })
  void whatIsCalledIsWhatIsWritten(String text, String host, int port, String called) {
    var url = HttpUrl.of(text);
    assertThat(url.host()).isEqualTo(host);
    assertThat(url.port()).isEqualTo(port);
    assertThat(url.called()).isEqualTo(called).isEqualTo(url.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "http://h, http://h/?x=1",
    "http://h/a#f, http://h/a?x=1",
    "http://h/?, http://h/?x=1",
    "http://h?a=b, http://h/?a=b&x=1",
    "http://h/?a=b&, http://h/?a=b&x=1",
  })
  void parametersFollowThoseThatAreThere(String text, String called) {
    assertThat(HttpUrl.of(text).withQuery("x=1").called()).isEqualTo(called);
    assertThat(HttpUrl.of(text).withQuery("")).isEqualTo(HttpUrl.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ftp://h/", "http:///", "http://:80/", "http://a@b@c/", "//h", "http://h:/"})
  void whatIsNoUrlIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> HttpUrl.of(text));
  }
}
