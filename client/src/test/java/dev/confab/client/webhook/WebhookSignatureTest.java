package dev.confab.client.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.confab.client.http.Params;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
  private static final String JSON =
      "{\"CallSid\":\"CA1234567890ABCDE\",\"Caller\":\"+12349013030\"}";
  private static final String JSON_URL =
      "https://example.com/myapp?bodySHA256="
          + "5ccde7145dfb8f56479710896586cb9d5911809d83afbe34627818790db0aec9";
  private static final String JSON_SIGNATURE = "hPXmLwIy3Fgqv1i9KPmH/HhQ6zo=";

  private final WebhookSignature signatures = new WebhookSignature("12345");

  @ParameterizedTest
  @CsvSource({
    "https://example.com/myapp.php?foo=1&bar=2, +14158675310, L/OH5YylLD5NRKLltdqwSvS0BnU=",
    "https://example.com/myapp, +12349013030, NGAgWNhdnsLF8j385frvrQoi9sg=",
    "https://example.com:443/myapp, +12349013030, iy1NxRYYhu5D6j4OswytcanfxA4="
  })
  void knownSignaturesAreMadeAndAccepted(URI url, String caller, String signature) {
    assertThat(signatures.sign(url, form(caller))).isEqualTo(signature);
    assertThat(signatures.isValid(url, form(caller), signature)).isTrue();
    assertThat(signatures.isValid(url, form("+1"), signature)).isFalse();
    assertThat(new WebhookSignature("54321").isValid(url, form(caller), signature)).isFalse();
  }

  @Test
  void standardPortMayBeSignedOrNot() {
    var with = "iy1NxRYYhu5D6j4OswytcanfxA4=";
    var without = "NGAgWNhdnsLF8j385frvrQoi9sg=";
    var form = form("+12349013030");
    for (var url : new String[] {"https://example.com/myapp", "https://example.com:443/myapp"}) {
      assertThat(signatures.isValid(URI.create(url), form, without)).isTrue();
      assertThat(signatures.isValid(URI.create(url), form, with)).isTrue();
    }
    assertThat(signatures.isValid(URI.create("http://example.com/myapp"), form, without)).isFalse();
  }

  @Test
  void userAndFragmentAreNotSigned() {
    var url = URI.create("https://ann:pw@example.com/myapp#rc=2");
    assertThat(signatures.isValid(url, form("+12349013030"), "NGAgWNhdnsLF8j385frvrQoi9sg="))
        .isTrue();
  }

  @Test
  void escapesInTheUrlStayAsTheyAre() {
    var url = URI.create("https://example.com/a%2Fb%20c?d=%C3%A4");
    var signature = signatures.sign(url, Params.NONE);
    assertThat(signatures.isValid(url, Params.NONE, signature)).isTrue();
    var decoded = URI.create("https://example.com/a/b%20c?d=%C3%A4");
    assertThat(signatures.isValid(decoded, Params.NONE, signature)).isFalse();
  }

  @Test
  void orderOfParametersDoesNotMatterAndRepeatsCountOnce() {
    var url = URI.create("https://example.com/hook");
    var signature = signatures.sign(url, Params.parse("A=1&B.x=2&B1=3&a=4&L=x&L=y"));
    assertThat(signatures.isValid(url, Params.parse("a=4&L=y&B1=3&B.x=2&A=1&L=x&L=y"), signature))
        .isTrue();
  }

  @Test
  void jsonIsValidOnlyWithTheHashOfItsBody() {
    var url = URI.create(JSON_URL);
    assertThat(signatures.isValidJson(url, bytes(JSON), JSON_SIGNATURE)).isTrue();
    assertThat(signatures.isValidJson(url, bytes(JSON + " "), JSON_SIGNATURE)).isFalse();
    assertThat(signatures.isValidJson(url, bytes(JSON), "hPXmLwIy3Fgqv1i9KPmH/HhQ6zO=")).isFalse();
    assertThat(signatures.isValidJson(url, bytes(JSON), null)).isFalse();
    var unhashed = URI.create("https://example.com/myapp");
    assertThat(
            signatures.isValidJson(unhashed, bytes(JSON), signatures.sign(unhashed, Params.NONE)))
        .isFalse();
  }

  @Test
  void bodyHashIsLowerCaseHexadecimal() {
    assertThat(JSON_URL).endsWith("=" + WebhookSignature.bodyHash(bytes(JSON)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "NGAgWNhdnsLF8j385frvrQoi9sg", " NGAgWNhdnsLF8j385frvrQoi9sg="})
  void anythingElseIsInvalid(String signature) {
    var url = URI.create("https://example.com/myapp");
    assertThat(signatures.isValid(url, form("+12349013030"), signature)).isFalse();
    assertThat(signatures.isValid(url, form("+12349013030"), null)).isFalse();
  }

  @Test
  void misuseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new WebhookSignature(""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signatures.isValid(URI.create("/hook"), Params.NONE, "x"));
    assertThat(signatures.toString()).doesNotContain("12345");
  }

  private static Params form(String caller) {
    return Params.NONE
        .and("To", "+18005551212")
        .and("From", caller)
        .and("Digits", "1234")
        .and("Caller", caller)
        .and("CallSid", "CA1234567890ABCDE");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
