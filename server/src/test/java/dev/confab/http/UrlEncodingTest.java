package dev.confab.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.support.ForAll;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlEncodingTest {
  @Test
  void readsWhatTheJdkWrites() {
    ForAll.forAll(
        ForAll::text,
        text -> {
          var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
          assertThat(UrlEncoding.params("x=" + encoded).first("x")).isEqualTo(text);
        });
  }

  @Test
  void bytesThatWereNotEscapedAreUtf8Too() {
    var bytes = "Grüße 👋".getBytes(StandardCharsets.UTF_8);
    var asSent = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(UrlEncoding.params("x=" + asSent).first("x")).isEqualTo("Grüße 👋");
  }

  @Test
  void plusIsASpaceInParametersOnly() {
    assertThat(UrlEncoding.params("a+b=c+d%2B").first("a b")).isEqualTo("c d+");
    assertThat(UrlEncoding.segment("a+b")).isEqualTo("a+b");
  }

  @Test
  void aRepeatedNameIsAListAndBracketsAreTheSameName() {
    var params = UrlEncoding.params("Filters=a&Filters[]=b&Filters=c&Other=&Bare");
    List<String> all = new ArrayList<>();
    params.forEach((name, value) -> all.add(name + "=" + value));
    assertThat(all).containsExactly("Filters=a", "Filters=b", "Filters=c", "Other=", "Bare=");
    assertThat(params.first("Filters")).isEqualTo("a");
    assertThat(params.first("filters")).isNull();
  }

  @Test
  void emptyPartsAreNothing() {
    assertThat(UrlEncoding.params("&&a=1&"))
        .satisfies(p -> assertThat(p.first("a")).isEqualTo("1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "%4",
        "%zz",
        "%-1",
        "a%2",
        "%ff",
        "%C3",
        "%ED%A0%80",
        "%C0%80",
        "%F5%80%80%80"
      })
  void brokenEscapesAndWrongUtf8AreRefused(String text) {
    assertThatThrownBy(() -> UrlEncoding.params("x=" + text)).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> UrlEncoding.segment(text)).isInstanceOf(Unreadable.class);
  }

  @Test
  void tooManyParametersAreRefused() {
    UrlEncoding.params("a=1&".repeat(UrlEncoding.PARAMS_MAX));
    assertThatThrownBy(() -> UrlEncoding.params("a=1&".repeat(UrlEncoding.PARAMS_MAX + 1)))
        .isInstanceOf(Unreadable.class);
  }
}
