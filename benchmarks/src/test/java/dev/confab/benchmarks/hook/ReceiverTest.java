package dev.confab.benchmarks.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReceiverTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final LinkedBlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private Receiver receiver;

  @BeforeEach
  void open() throws IOException {
    receiver =
        Receiver.open(
            2,
            call -> {
              calls.add(call);
              return call.field("Body").orElse("").equals("bad") ? 500 : 200;
            });
  }

  @AfterEach
  void close() throws IOException {
    receiver.close();
  }

  private CompletableFuture<HttpResponse<String>> call(int door, String form) {
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create(receiver.url(door)))
            .timeout(Duration.ofSeconds(20))
            .header("I-Twilio-Idempotency-Token", "once")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void callsAreToldWithTheirFields() throws InterruptedException {
    assertThat(call(1, "Index=7&Body=a+b%C3%BC").join().statusCode()).isEqualTo(200);
    var call = calls.take();
    assertThat(call.door()).isEqualTo(1);
    assertThat(call.field("Body")).contains("a bü");
    assertThat(call.field("Index")).contains("7");
    assertThat(call.field("dex")).isEmpty();
    assertThat(call.header("I-Twilio-Idempotency-Token")).contains("once");
  }

  @Test
  void theListenerChoosesTheStatus() {
    assertThat(call(0, "Body=bad").join().statusCode()).isEqualTo(500);
  }

  @Test
  void longCallsAreReadWhole() throws InterruptedException {
    assertThat(call(0, "Body=" + "x".repeat(100_000)).join().statusCode()).isEqualTo(200);
    assertThat(calls.take().field("Body").orElseThrow()).hasSize(100_000);
  }

  @Test
  void aHeldDoorAnswersWhenItIsReleased() throws InterruptedException {
    receiver.hold(0);
    var held = call(0, "Body=held");
    assertThat(call(1, "Body=other").join().statusCode()).isEqualTo(200);
    assertThat(calls.take().field("Body")).contains("other");
    assertThat(held).isNotDone();
    receiver.release(0);
    assertThat(held.join().statusCode()).isEqualTo(200);
    assertThat(calls.take().field("Body")).contains("held");
  }

  @Test
  void aDoorThatRefusesLeavesTheOthersOpen() {
    receiver.refuse(0);
    assertThatThrownBy(() -> call(0, "Body=a").join()).hasRootCauseInstanceOf(IOException.class);
    assertThat(call(1, "Body=a").join().statusCode()).isEqualTo(200);
  }

  @Test
  void arrivalsAreCountedOnce() throws InterruptedException {
    var arrivals = new Arrivals();
    int late = 100_000;
    for (int number : new int[] {3, late, 3}) {
      arrivals.hear(new Call(0, number + 1, "", "Body=" + "%010d".formatted(number) + "+text"));
    }
    assertThat(arrivals.await(2, TimeUnit.SECONDS.toNanos(1))).isTrue();
    assertThat(arrivals.await(3, 1)).isFalse();
    assertThat(arrivals.repeats()).isEqualTo(1);
    assertThat(arrivals.at(3)).isEqualTo(4);
    assertThat(arrivals.at(4)).isZero();
    assertThat(arrivals.last()).isEqualTo(late + 1);
  }
}
