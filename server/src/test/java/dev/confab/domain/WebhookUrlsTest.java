package dev.confab.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlsTest {
  private static final WebhookUrls PUBLIC = new WebhookUrls(false);
  private static final WebhookUrls ANY = new WebhookUrls(true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "HTTPS://Example.COM:65535/a/b;c?d=e&f[]=g#rc=2&ct=500&rp=4xx,5xx",
        "https://user:pass%20word@example.com/",
        "https://example.com./x",
        "https://example.com#rc=2",
        "https://a_b.example.com",
        "https://8.8.8.8:1/x",
        "https://172.15.255.255",
        "https://172.32.0.0",
        "https://100.63.0.1",
        "https://[2606:4700:4700::1111]:443/",
        "https://localhost.example.com",
        "https://xn--bcher-kva.example/%C3%BC"
      })
  void publicUrlsPassAsTheyAre(String url) {
    assertThat(PUBLIC.require("Url", url, ErrorCode.PRE_WEBHOOK_URL_INVALID)).isEqualTo(url);
    assertThat(ANY.require("Url", url, ErrorCode.PRE_WEBHOOK_URL_INVALID)).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3000/hook",
        "http://LOCALHOST.",
        "http://api.localhost",
        "http://printer.local",
        "http://metadata.google.internal/computeMetadata/v1/",
        "http://router.home.arpa",
        "http://app:3000",
        "http://user@127.0.0.1",
        "http://127.255.255.254",
        "http://0.0.0.0",
        "http://10.0.0.1",
        "http://100.64.0.1",
        "http://100.100.100.200",
        "http://169.254.169.254/latest/meta-data/",
        "http://172.16.0.1",
        "http://172.31.255.255",
        "http://192.168.1.1",
        "http://198.19.0.1",
        "http://224.0.0.1",
        "http://255.255.255.255",
        "http://168.63.129.16",
        "http://[::]",
        "http://[::1]",
        "http://[0:0:0:0:0:0:0:1]:80",
        "http://[::ffff:127.0.0.1]",
        "http://[::ffff:7f00:1]",
        "http://[::ffff:8.8.8.8]",
        "http://[::10.0.0.1]",
        "http://[64:ff9b::10.0.0.1]",
        "http://[2002:7f00:1::]",
        "http://[2001:0:4136:e378::1]",
        "http://[fe80::1]",
        "http://[fd00:ec2::254]",
        "http://[fc00::1]",
        "http://[ff02::1]"
      })
  void privateOnesPassOnlyWhereTheOperatorAllowsThem(String url) {
    var failure =
        catchThrowableOfType(
            Failure.class,
            () -> PUBLIC.require("PostWebhookUrl", url, ErrorCode.POST_WEBHOOK_URL_INVALID));
    assertThat(failure.code()).isEqualTo(ErrorCode.POST_WEBHOOK_URL_INVALID);
    assertThat(failure)
        .hasMessageContaining("PostWebhookUrl must not lead into a private network")
        .hasMessageContaining("--allow-private-hooks");
    assertThat(ANY.require("Url", url, ErrorCode.POST_WEBHOOK_URL_INVALID)).isEqualTo(url);
  }

  /// Among them are forms that some programs take for addresses, or for another host.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "/hook",
        "//example.com",
        "ftp://example.com",
        "javascript:alert(1)",
        "http://",
        "http:///path",
        "http://:80",
        "http://.",
        "http://..",
        "http://a..b",
        "http://.example.com",
        "http://example.com..",
        "http://example.com:",
        "http://example.com:0",
        "http://example.com:65536",
        "http://example.com:x",
        "http://exa mple.com",
        "http://example.com/a b",
        "http://example.com/\u0000",
        "http://example.com/\r\nHost: x",
        "http://example.com\\@127.0.0.1/",
        "http://example.com/\\",
        "http://bücher.example",
        "http://example.com/ü",
        "http://127。0。0。1",
        "http://a@b@c",
        "http://exampl%65.com",
        "http://example.com/%zz",
        "http://example.com/%2",
        "http://%zz@example.com",
        "http://example.com/#a#b",
        "http://2130706433",
        "http://0x7f000001",
        "http://0x7f.1",
        "http://0x",
        "http://017700000001",
        "http://0177.0.0.1",
        "http://127.1",
        "http://127.0.0.01",
        "http://127.0.0.1.1",
        "http://256.0.0.1",
        "http://1.2.3.4.5.6",
        "http://example.1",
        "http://[127.0.0.1]",
        "http://[::1",
        "http://::1",
        "http://[1::2::3]",
        "http://[:::]",
        "http://[1:2:3:4:5:6:7]",
        "http://[1:2:3:4:5:6:7:8:9]",
        "http://[1:2:3:4:5:6:7::8]",
        "http://[12345::]",
        "http://[::1.2.3]",
        "http://[fe80::1%25eth0]",
        "http://[v1.a]"
      })
  void whatIsNoUrlIsRefusedAnyway(String url) {
    for (var urls : new WebhookUrls[] {PUBLIC, ANY}) {
      var failure =
          catchThrowableOfType(
              Failure.class,
              () -> urls.require("PreWebhookUrl", url, ErrorCode.PRE_WEBHOOK_URL_INVALID));
      assertThat(failure).as(url).isNotNull();
      assertThat(failure.code()).isEqualTo(ErrorCode.PRE_WEBHOOK_URL_INVALID);
      assertThat(failure).hasMessageContaining("PreWebhookUrl must be an absolute http or https");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:pass%20word@example.com/, https://example.com/",
    "HTTP://u@[::1]:8080?a=//b@c, HTTP://[::1]:8080?a=//b@c",
    "https://:p@example.com#rc=2@x, https://example.com#rc=2@x",
    "https://@example.com, https://example.com",
    "https://example.com/a@b//c@d, https://example.com/a@b//c@d",
    "https://example.com?to=//u:p@example.com, https://example.com?to=//u:p@example.com"
  })
  void theUserIsTakenOutOfTheAuthorityOnly(String url, String expected) {
    assertThat(ANY.require("Url", url, ErrorCode.PRE_WEBHOOK_URL_INVALID)).isEqualTo(url);
    assertThat(WebhookUrls.withoutUser(url)).isEqualTo(expected);
  }

  @Test
  void theLengthIsLimited() {
    var most = "https://example.com/" + "a".repeat(WebhookUrls.LENGTH_MAX - 20);
    assertThat(PUBLIC.require("Url", most, ErrorCode.PRE_WEBHOOK_URL_INVALID)).isEqualTo(most);
    assertThat(
            catchThrowableOfType(
                Failure.class,
                () -> PUBLIC.require("Url", most + "a", ErrorCode.PRE_WEBHOOK_URL_INVALID)))
        .isNotNull();
  }
}
