package dev.confab.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.OutgoingHttp.Answered;
import dev.confab.platform.OutgoingHttp.Limits;
import dev.confab.platform.OutgoingHttp.Outcome;
import dev.confab.platform.OutgoingHttp.Request;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengedHttpTest {
  private static final Answered OK = new Answered(200, Map.of(), "", false);
  private static final Challenge.User MUFASA = new Challenge.User("Mufasa", "Circle of Life");

  private final List<Request> sent = new ArrayList<>();
  private final Deque<Outcome> outcomes = new ArrayDeque<>();
  private final OutgoingHttp http =
      new ChallengedHttp(request -> {
        sent.add(request);
        return outcomes.remove();
      });

  @Test
  void thePasswordIsSentOnlyWhenItIsAskedFor() {
    outcomes.add(OK);
    assertThat(send("http://anna:secret@h/")).isEqualTo(OK);
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().headers()).doesNotContainKey("Authorization");
  }

  @Test
  void aChallengeIsAnsweredOnce() {
    outcomes.add(unauthorized("Basic realm=\"x\""));
    outcomes.add(unauthorized("Basic realm=\"x\""));
    assertThat(send("http://anna%40x:s+%C3%A4%3A:@h/")).isInstanceOf(Answered.class);
    assertThat(sent).hasSize(2);
    var value = sent.getLast().headers().getOrDefault("Authorization", "");
    assertThat(value).startsWith("Basic ");
    assertThat(new String(Base64.getDecoder().decode(value.substring(6)), UTF_8))
        .isEqualTo("anna@x:s+ä::");
    assertThat(sent.getLast().headers()).containsEntry("Accept", "*/*");
    assertThat(sent.getLast().limits().total()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void whoHasNoPasswordIsNotAsked() {
    outcomes.add(unauthorized("Basic realm=\"x\""));
    assertThat(((Answered) send("http://h/")).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Negotiate abc==",
        "Digest realm=\"x\"",
        "Digest nonce=\"x\", algorithm=SHA-512-256",
        "Digest nonce=\"x\", qop=\"auth-int\"",
        "",
        "=,;\"",
      })
  void aChallengeThatIsNotUnderstoodIsTheAnswer(String challenge) {
    outcomes.add(unauthorized(challenge));
    assertThat(((Answered) send("http://anna:secret@h/")).status()).isEqualTo(401);
  }

  @Test
  void theBestOfSeveralChallengesIsAnswered() {
    var basic = "Basic realm=\"a, b=c\"";
    var md5 = "Digest realm=\"x\", nonce=\"n\", qop=\"auth,auth-int\"";
    var sha = "digest NONCE=n, algorithm=SHA-256";
    assertThat(answer("Negotiate, " + basic)).startsWith("Basic ");
    assertThat(answer(basic + ", " + md5)).startsWith("Digest ").contains("algorithm=MD5");
    assertThat(answer(md5 + ", " + basic + ", " + sha)).contains("algorithm=SHA-256");
  }

  /// The examples of RFC 7616, section 3.9.1.
  @Test
  void digestsAreThoseOfTheStandard() {
    var challenge =
        "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=%s,"
            + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
            + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
    var asked =
        new Challenge.Asked(
            "GET", "/dir/index.html", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");
    assertThat(Challenge.answer(challenge.formatted("MD5"), MUFASA, asked))
        .get()
        .asString()
        .contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"")
        .contains("username=\"Mufasa\", realm=\"http-auth@example.org\"")
        .contains("qop=auth, nc=00000001")
        .contains("opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    assertThat(Challenge.answer(challenge.formatted("SHA-256"), MUFASA, asked))
        .get()
        .asString()
        .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
  }

  /// The example of RFC 2069, with the digest as its errata has it.
  @Test
  void anOldServerGetsAnOldDigest() {
    var challenge =
        "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"";
    var asked = new Challenge.Asked("GET", "/dir/index.html", "unused");
    var user = new Challenge.User("Mufasa", "CircleOfLife");
    assertThat(Challenge.answer(challenge, user, asked))
        .get()
        .asString()
        .contains("response=\"1949323746fe6a43ef61f9606e7febea\"")
        .doesNotContain("cnonce", "unused");
  }

  @Test
  void oddNamesAreQuotedOrEncoded() {
    var challenge = "Digest realm=\"a \\\"b\\\"\", nonce=n";
    var asked = new Challenge.Asked("GET", "/", "c");
    assertThat(Challenge.answer(challenge, new Challenge.User("a\"b", "x"), asked))
        .get()
        .asString()
        .contains("username=\"a\\\"b\", realm=\"a \\\"b\\\"\"");
    assertThat(Challenge.answer(challenge, new Challenge.User("ä b", "x"), asked))
        .get()
        .asString()
        .contains("username*=UTF-8''%C3%A4%20b, realm");
  }

  @Test
  void namesThatWouldEndTheHeaderAreNotSent() {
    outcomes.add(unauthorized("Digest realm=\"x\", nonce=\"n\""));
    assertThat(((Answered) send("http://a%0d%0aX-Admin:1@h/")).status()).isEqualTo(401);
    outcomes.add(unauthorized("Basic realm=\"x\""));
    assertThat(((Answered) send("http://a:b%00@h/")).status()).isEqualTo(401);
    assertThat(sent).hasSize(2);
  }

  @Test
  void textsOfRequestsAndUsersTellNoSecrets() {
    outcomes.add(unauthorized("Basic realm=\"x\""));
    outcomes.add(OK);
    send("http://anna:secret@h/");
    assertThat(sent.getLast().headers()).containsKey("Authorization");
    assertThat(sent.getLast()).hasToString("POST http://h/");
    assertThat(MUFASA.toString()).doesNotContain(MUFASA.name(), MUFASA.password());
  }

  /// A header as long as any that is read.
  @Test
  void aLongChallengeIsReadQuickly() {
    for (var unit : List.of("a", "\\\"", ",", "\"", "a=\"", "a=b,", " ")) {
      var header = "Digest realm=\"" + unit.repeat(16 * 1024 / unit.length());
      assertThat(Challenge.answer(header, MUFASA, new Challenge.Asked("GET", "/", "c"))).isEmpty();
    }
  }

  private static String answer(String header) {
    Optional<String> answer =
        Challenge.answer(header, MUFASA, new Challenge.Asked("POST", "/x", "c"));
    return answer.orElse("none");
  }

  private static Answered unauthorized(String challenge) {
    return new Answered(401, Map.of("www-authenticate", challenge), "", false);
  }

  private Outcome send(String url) {
    var second = Duration.ofSeconds(5);
    return http.send(
        new Request(
            "POST",
            HttpUrl.of(url),
            Map.of("Accept", "*/*"),
            "a=b",
            new Limits(second, second, second, 10)));
  }
}
