package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.WebhookMethod;
import dev.confab.platform.HttpUrl;
import dev.confab.platform.OutgoingHttp.Limits;
import dev.confab.webhooks.SignedRequest.Target;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
  private static final String TOKEN = "12345";
  private static final String JSON =
      "{\"CallSid\":\"CA1234567890ABCDE\",\"Caller\":\"+12349013030\"}";
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), 4);

  private static List<Parameter> call(String caller) {
    return List.of(
        new Parameter("To", "+18005551212"),
        new Parameter("CallSid", "CA1234567890ABCDE"),
        new Parameter("Digits", "1234"),
        new Parameter("From", caller),
        new Parameter("Caller", caller));
  }

  /// The first one is also in Twilio's documentation.
  @ParameterizedTest
  @CsvSource({
    "https://example.com/myapp.php?foo=1&bar=2, +14158675310, L/OH5YylLD5NRKLltdqwSvS0BnU=",
    "https://example.com/myapp, +12349013030, NGAgWNhdnsLF8j385frvrQoi9sg=",
    "https://example.com:443/myapp, +12349013030, iy1NxRYYhu5D6j4OswytcanfxA4=",
  })
  void formsAreSignedWithTheirParameters(String url, String caller, String signature) {
    var signed = Signature.of(TOKEN, url, call(caller));
    assertThat(signed.value()).isEqualTo(signature);
    assertThat(signed.signed())
        .isEqualTo(
            url
                + "CallSidCA1234567890ABCDECaller"
                + caller
                + "Digits1234From"
                + caller
                + "To+18005551212");
  }

  @Test
  void jsonIsSignedByItsHash() {
    var url = "https://example.com/myapp";
    var made = SignedRequest.ofJson(target(url), "application/json", JSON);
    assertThat(made.signed())
        .isEqualTo(
            url + "?bodySHA256=5ccde7145dfb8f56479710896586cb9d5911809d83afbe34627818790db0aec9");
    assertThat(made.request().url().called()).isEqualTo(made.signed());
    assertThat(made.request().body()).isEqualTo(JSON);
    assertThat(made.request().headers())
        .containsEntry("X-Twilio-Signature", "hPXmLwIy3Fgqv1i9KPmH/HhQ6zo=")
        .containsEntry("Content-Type", "application/json");
  }

  /// Capital letters come before small ones, and a dot before both.
  @Test
  void parametersAreSignedInTheOrderOfTheirBytes() {
    var names = List.of("isOnline", "Media", "MessagingBinding.Type", "MessagingBindingA", "Z", "");
    var parameters = names.stream().map(name -> new Parameter(name, "-" + name + ";")).toList();
    assertThat(Signature.of(TOKEN, "u:", parameters).signed())
        .isEqualTo(
            "u:-;Media-Media;MessagingBinding.Type-MessagingBinding.Type;"
                + "MessagingBindingA-MessagingBindingA;Z-Z;isOnline-isOnline;");
  }

  @Test
  void aPostIsAFormWithAllHeaders() {
    var made =
        SignedRequest.of(
            target("https://anna:secret@example.com/a?b=c#ct=100"),
            WebhookMethod.POST,
            Form.of(List.of(new Parameter("Body", "ä b"), new Parameter("Author", "x"))));
    assertThat(made.signed()).isEqualTo("https://example.com/a?b=cAuthorxBodyä b");
    var request = made.request();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.url().called()).isEqualTo("https://example.com/a?b=c");
    assertThat(request.url().user()).isEqualTo("anna:secret");
    assertThat(request.body()).isEqualTo("Body=%C3%A4+b&Author=x");
    assertThat(request.limits()).isEqualTo(LIMITS);
    assertThat(request.headers())
        .containsOnlyKeys(
            "Content-Type",
            "X-Twilio-Signature",
            "I-Twilio-Idempotency-Token",
            "Accept",
            "User-Agent")
        .containsEntry("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .containsEntry("I-Twilio-Idempotency-Token", "once")
        .containsEntry("Accept", "*/*")
        .containsEntry("User-Agent", "TwilioProxy/1.1");
  }

  @Test
  void aGetHasEverythingInItsQuery() {
    var made =
        SignedRequest.of(
            target("http://example.com?b=c#ct=100"),
            WebhookMethod.GET,
            Form.of(List.of(new Parameter("Body", "ä b"), new Parameter("Author", "x"))));
    var url = "http://example.com/?b=c&Body=%C3%A4+b&Author=x";
    assertThat(made.signed()).isEqualTo(url);
    assertThat(made.request().url().called()).isEqualTo(url);
    assertThat(made.request().body()).isNull();
    assertThat(made.request().headers()).doesNotContainKey("Content-Type");
  }

  private static Target target(String url) {
    return new Target(HttpUrl.of(url), TOKEN, "once", LIMITS);
  }
}
