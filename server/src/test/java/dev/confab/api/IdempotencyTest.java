package dev.confab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdempotencyTest {
  private static final String PATH = "/v1/Conversations";
  private static final Map<String, String> KEY = Map.of("I-Twilio-Idempotency-Token", "k1");

  @AutoClose private final ApiUnderTest api;

  IdempotencyTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
  }

  @Test
  void aRepeatGetsTheFirstAnswer() {
    var first = api.post(PATH, "FriendlyName=a", KEY);
    api.post(PATH + "/" + first.text("sid"), "FriendlyName=changed");
    var repeat = api.post(PATH, "FriendlyName=a", KEY);
    assertThat(first.header("Idempotent-Replayed")).isNull();
    assertThat(repeat.status()).isEqualTo(201);
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(repeat.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(repeat.header("Twilio-Request-Id")).isNotEqualTo(first.header("Twilio-Request-Id"));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void bothHeadersNameTheSameKeyAndUpdatesAndServicesHaveItToo() {
    api.post(PATH, "UniqueName=x");
    var update = api.post(PATH + "/x", "FriendlyName=a", Map.of("Idempotency-Key", "k2"));
    var repeat =
        api.post(PATH + "/x", "FriendlyName=a", Map.of("I-Twilio-Idempotency-Token", "k2"));
    assertThat(repeat.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(repeat.body()).isEqualTo(update.body());
    var service = api.post("/v1/Services", "FriendlyName=s", KEY);
    assertThat(api.post("/v1/Services", "FriendlyName=s", KEY).body()).isEqualTo(service.body());
  }

  @Test
  void theSameKeyWithAnotherRequestIsRefused() {
    api.post(PATH, "FriendlyName=a", KEY);
    assertThat(api.post(PATH, "FriendlyName=b", KEY).error()).isEqualTo("400/20001");
    assertThat(api.post("/v1/Services", "FriendlyName=a", KEY).error()).isEqualTo("400/20001");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void afterADayTheKeyIsNew() {
    var first = api.post(PATH, "FriendlyName=a", KEY);
    api.clock.advance(Duration.ofHours(24).minusSeconds(1));
    assertThat(api.post(PATH, "FriendlyName=a", KEY).body()).isEqualTo(first.body());
    api.clock.advance(Duration.ofSeconds(2));
    var later = api.post(PATH, "FriendlyName=b", KEY);
    assertThat(later.status()).isEqualTo(201);
    assertThat(later.header("Idempotent-Replayed")).isNull();
  }

  @Test
  void aRequestThatFailedMayBeTriedAgainWithItsKey() {
    assertThat(api.post(PATH, "State=closed", KEY).error()).isEqualTo("400/50384");
    api.post(PATH, "UniqueName=taken");
    assertThat(api.post(PATH, "UniqueName=taken", KEY).error()).isEqualTo("409/50353");
    api.delete(PATH + "/taken");
    assertThat(api.post(PATH, "UniqueName=taken", KEY).status()).isEqualTo(201);
  }

  @Test
  void manyRepeatsAtOnceAreDoneOnce() throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> repeats =
          IntStream.range(0, 30)
              .<Callable<Answer>>mapToObj(_ -> () -> api.post(PATH, "UniqueName=once", KEY))
              .toList();
      var bodies = new HashSet<String>();
      for (Future<Answer> answer : threads.invokeAll(repeats)) {
        assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(201);
        bodies.add(answer.get().body());
      }
      assertThat(bodies).hasSize(1);
    }
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void aRepeatGetsTheFirstAnswerEvenWhenItsServiceIsGone() {
    var service = "/v1/Services/" + api.post("/v1/Services", "FriendlyName=s").text("sid");
    var first = api.post(service + "/Conversations", "", KEY);
    api.delete(service);
    assertThat(api.post(service + "/Conversations", "", KEY).body()).isEqualTo(first.body());
  }

  @Test
  void aBlankTokenDoesNotHideTheOtherHeader() {
    var both = Map.of("I-Twilio-Idempotency-Token", " ", "Idempotency-Key", "k3");
    var first = api.post(PATH, "FriendlyName=a", both);
    assertThat(api.post(PATH, "FriendlyName=a", both).body()).isEqualTo(first.body());
  }

  @Test
  void aKeyThatIsNoKeyIsRefused() {
    assertThat(api.post(PATH, "", Map.of("Idempotency-Key", "x".repeat(256))).error())
        .isEqualTo("400/20001");
    assertThat(api.post(PATH, "", Map.of("Idempotency-Key", "ü")).error()).isEqualTo("400/20001");
  }

  private int count() {
    return api.get(PATH).body().split("\"chat_service_sid\"", -1).length - 1;
  }
}
