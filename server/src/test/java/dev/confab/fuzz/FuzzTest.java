package dev.confab.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.sid.AccountSid;
import dev.confab.http.Unreadable;
import dev.confab.http.UrlEncoding;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Requests of all kinds to all operations. `-Dseed=` chooses others, `-Dfuzz.requests=` how many.
class FuzzTest {
  /// The same in every build, so that a build never fails by chance.
  private static final long SEED = 1;

  private static final int REQUESTS = 4_000;

  @Test
  @Timeout(3_600)
  void noRequestBreaksAnyOperation(@TempDir Path folder) {
    try (var api = new ApiUnderTest(folder)) {
      var other = new AccountSid("AC" + "f".repeat(32));
      api.accounts.provision(other, ApiUnderTest.TOKEN);
      var authorizations =
          List.of(
              ApiUnderTest.basic(api.account.sid().value(), ApiUnderTest.TOKEN),
              ApiUnderTest.basic(other.value(), ApiUnderTest.TOKEN));
      var fuzzer =
          new Fuzzer(
              request -> send(api, request),
              api.get("/openapi.json").body(),
              authorizations,
              Long.getLong("seed", SEED));
      var outcome = fuzzer.run(Integer.getInteger("fuzz.requests", REQUESTS));
      System.out.println(outcome);
      assertThat(outcome.neverSucceeded().size())
          .as("operations that never succeeded")
          .isLessThan(outcome.operations() / 3);
    }
  }

  /// What the engine would do, without it.
  private static Target.Answer send(ApiUnderTest api, Request request) {
    api.clock.advance(Duration.ofMillis(700));
    Answer answer;
    try {
      answer =
          api.send(
              request.method(),
              request.target(),
              UrlEncoding.params(request.form()),
              request.headers());
    } catch (Unreadable why) {
      answer = new Answer(api.api().refuse(why));
    }
    return new Target.Answer(answer.status(), answer.header("Content-Type"), answer.body());
  }
}
