package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.OutgoingHttp.Answered;
import dev.confab.platform.OutgoingHttp.Failed;
import dev.confab.platform.OutgoingHttp.Limits;
import dev.confab.platform.OutgoingHttp.Reason;
import dev.confab.webhooks.ConnectionOptions.RetryOn;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionOptionsTest {
  private static final ConnectionOptions NONE = ConnectionOptions.of("");
  private static final Limits USUAL =
      new Limits(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), 4);

  @Test
  void everythingCanBeAskedFor() {
    assertThat(ConnectionOptions.of("ct=100&rt=15000&tt=7000&rc=5&rp=5xx,ct&sni=n&e=dublin"))
        .isEqualTo(
            new ConnectionOptions(
                Duration.ofMillis(100),
                Duration.ofSeconds(15),
                Duration.ofSeconds(7),
                5,
                Set.of(RetryOn.SERVER_ERROR, RetryOn.NO_CONNECTION)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "section-2",
        "&&=&=1",
        "ct",
        "ct=",
        "ct=99",
        "ct=10001",
        "rt=15001",
        "tt=15001",
        "tt=99999999999999",
        "rc=6",
        "rc=-1",
        "ct=1e3",
        "ct=٣٠٠",
        "rp=",
        "rp=3xx",
        "edge=dublin"
      })
  void whatIsNotUnderstoodHasNoEffect(String fragment) {
    assertThat(ConnectionOptions.of(fragment))
        .isEqualTo(NONE)
        .isEqualTo(new ConnectionOptions(null, null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource({"ct=100, 100", "ct=10000, 10000", "CT=300&ct=200, 200", "ct=200&ct=x, "})
  void theLastOneCounts(String fragment, Long millis) {
    assertThat(ConnectionOptions.of(fragment).connect())
        .isEqualTo(millis == null ? null : Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rp=all", "rp=ALL", "rp=4xx%2C5xx%2cct,rt", "rp=all,4xx,unknown"})
  void severalKindsMayBeNamed(String fragment) {
    assertThat(ConnectionOptions.of(fragment).retryOn()).isEqualTo(EnumSet.allOf(RetryOn.class));
  }

  @Test
  void whatIsNotAskedForStaysAsItIs() {
    assertThat(NONE.over(USUAL)).isEqualTo(USUAL);
    assertThat(ConnectionOptions.of("ct=700&rt=800&tt=900").over(USUAL))
        .isEqualTo(
            new Limits(Duration.ofMillis(700), Duration.ofMillis(800), Duration.ofMillis(900), 4));
  }

  @ParameterizedTest
  @CsvSource({
    "200, ",
    "204, ",
    "302, ",
    "400, CLIENT_ERROR",
    "499, CLIENT_ERROR",
    "503, SERVER_ERROR",
    "999, "
  })
  void answersAreJudgedByTheirStatus(int status, RetryOn kind) {
    assertThat(RetryOn.of(new Answered(status, Map.of(), "", false)).orElse(null)).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource
  void failuresAreOfTheConnectionOrOfTheAnswer(Reason reason) {
    var ofAnswer = Set.of(Reason.TIMEOUT, Reason.CLOSED, Reason.MALFORMED);
    assertThat(RetryOn.of(new Failed(reason, "x")))
        .contains(ofAnswer.contains(reason) ? RetryOn.NO_ANSWER : RetryOn.NO_CONNECTION);
  }
}
