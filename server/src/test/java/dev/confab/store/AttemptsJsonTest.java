package dev.confab.store;

import static dev.confab.support.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.WebhookDelivery.Attempt;
import dev.confab.domain.WebhookMethod;
import dev.confab.platform.Json;
import dev.confab.support.ForAll;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttemptsJsonTest {
  @Test
  void attemptsAreReadAsTheyWereWritten() {
    forAll(
        random -> Stream.generate(() -> attempt(random)).limit(random.nextInt(4)).toList(),
        attempts -> {
          var json = AttemptsJson.text(attempts);
          assertThat(Json.isValue(json)).isTrue();
          assertThat(AttemptsJson.read(json)).isEqualTo(attempts);
        });
  }

  @Test
  void theirTextStaysAsItIs() {
    var answered = attempt("http://h/?\"q\"", 200, null, "a\\b\n");
    var failed = attempt("", null, "TIMEOUT: late", "");
    assertThat(AttemptsJson.text(List.of(answered, failed)))
        .isEqualTo(
            """
            [{"retry_count":2,"date":1500000,"micros":3,"method":"POST",\
            "url":"http://h/?\\"q\\"","status":200,"excerpt":"a\\\\b\\n"},\
            {"retry_count":2,"date":1500000,"micros":3,"method":"POST",\
            "url":"","failure":"TIMEOUT: late","excerpt":""}]\
            """);
    assertThat(AttemptsJson.text(List.of())).isEqualTo("[]");
  }

  private static Attempt attempt(
      String url, @Nullable Integer status, @Nullable String failure, String excerpt) {
    return new Attempt(
        2,
        Instant.ofEpochMilli(1_500),
        Duration.ofNanos(3_999),
        WebhookMethod.POST,
        url,
        status,
        failure,
        excerpt);
  }

  private static Attempt attempt(RandomGenerator random) {
    boolean isAnswered = random.nextBoolean();
    return new Attempt(
        random.nextInt(100),
        Instant.ofEpochSecond(random.nextInt(), 1_000L * random.nextInt(1_000_000)),
        Duration.ofMillis(random.nextInt(10_000)),
        random.nextBoolean() ? WebhookMethod.GET : WebhookMethod.POST,
        ForAll.text(random),
        isAnswered ? random.nextInt(100, 1_000) : null,
        isAnswered ? null : ForAll.text(random),
        ForAll.text(random));
  }
}
