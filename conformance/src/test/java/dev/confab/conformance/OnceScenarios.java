package dev.confab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.support.Answer;
import dev.confab.conformance.support.AtOnce;
import dev.confab.conformance.support.RawHttp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What must happen once, however many ask for it: requests with a key. By plain HTTP, because the
/// vendor's SDKs have no way to send the header; our client's own tests tell what it sends.
interface OnceScenarios {
  String LIST = "/v1/Conversations";
  String KEY = "I-Twilio-Idempotency-Token";
  String REPLAYED = "idempotent-replayed";

  /// A server on the database under test.
  RawHttp http();

  @Test
  default void repeatGetsTheFirstAnswerByteForByte() {
    var form = Map.of("FriendlyName", "Zoë", "Attributes", "{ \"a\":  1 }");
    var key = Map.of(KEY, unique());
    var first = http().post(LIST, form, key);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header(REPLAYED)).isNull();
    http().post(LIST + "/" + first.sid(), Map.of("FriendlyName", "Changed meanwhile"));
    assertReplay(first, http().post(LIST, form, key));
    http().delete(LIST + "/" + first.sid());
    assertReplay(first, http().post(LIST, form, key));
  }

  @Test
  default void bothNamesOfTheHeaderAreOne() {
    var key = unique();
    var first = http().post(LIST, Map.of(), Map.of(KEY, key));
    assertReplay(first, http().post(LIST, Map.of(), Map.of("Idempotency-Key", key)));
  }

  @Test
  default void updatesAndServicesAreRepeatedToo() {
    var sid = http().post(LIST, Map.of()).sid();
    for (var path : List.of(LIST + "/" + sid, "/v1/Services")) {
      var key = Map.of(KEY, unique());
      var first = http().post(path, Map.of("FriendlyName", "Once"), key);
      assertThat(first.status()).isIn(200, 201);
      assertReplay(first, http().post(path, Map.of("FriendlyName", "Once"), key));
    }
  }

  @Test
  default void sameKeyForSomethingElseIsRefused() {
    var key = Map.of(KEY, unique());
    var first = http().post(LIST, Map.of("FriendlyName", "One"), key);
    var others =
        List.of(
            http().post(LIST, Map.of("FriendlyName", "Two"), key),
            http().post(LIST, Map.of(), key),
            http().post(LIST + "/" + first.sid(), Map.of("FriendlyName", "One"), key),
            http().post("/v1/Services", Map.of("FriendlyName", "One"), key));
    assertThat(others).extracting(Answer::status).containsOnly(400);
    assertThat(others).extracting(Answer::code).containsOnly(20001);
    assertReplay(first, http().post(LIST, Map.of("FriendlyName", "One"), key));
  }

  @Test
  default void refusedRequestMayBeTriedAgain() {
    var name = unique();
    var key = Map.of(KEY, unique());
    var holder = http().post(LIST, Map.of("UniqueName", name)).sid();
    assertThat(http().post(LIST, Map.of("UniqueName", name), key).code()).isEqualTo(50353);
    http().delete(LIST + "/" + holder);
    var second = http().post(LIST, Map.of("UniqueName", name), key);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.header(REPLAYED)).isNull();
  }

  @Test
  default void oneOfManyRepeatsAtOnceIsDone() {
    for (int round = 0; round < 3; round++) {
      var key = Map.of(KEY, unique());
      var form = Map.of("UniqueName", unique());
      var answers = AtOnce.all(30, _ -> http().post(LIST, form, key));
      assertThat(answers).extracting(Answer::status).containsOnly(201);
      assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
      assertThat(answers.stream().filter(answer -> answer.header(REPLAYED) == null)).hasSize(1);
    }
  }

  static void assertReplay(Answer first, Answer repeat) {
    assertThat(repeat.status()).isEqualTo(first.status());
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(repeat.header(REPLAYED)).isEqualTo("true");
    assertThat(repeat.header("content-type")).isEqualTo(first.header("content-type"));
  }

  private static String unique() {
    return UUID.randomUUID().toString();
  }
}
