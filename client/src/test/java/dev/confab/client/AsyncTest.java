package dev.confab.client;

import static dev.confab.client.support.Samples.CONVERSATIONS;
import static dev.confab.client.support.Samples.client;
import static dev.confab.client.support.Samples.clientBuilder;
import static dev.confab.client.support.Samples.conversation;
import static dev.confab.client.support.Samples.error;
import static dev.confab.client.support.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.confab.client.error.ApiException;
import dev.confab.client.http.Headers;
import dev.confab.client.http.WireResponse;
import dev.confab.client.testing.StubTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AsyncTest {
  private static final String ITEM = CONVERSATIONS + "/*";

  private final StubTransport stub = new StubTransport();

  @Test
  void everyCallHasATwin() {
    stub.on("POST", CONVERSATIONS).reply(201, conversation("CH1"));
    stub.on("GET", ITEM).reply(200, conversation("CH2"));
    stub.on("POST", ITEM).reply(200, conversation("CH3"));
    stub.on("DELETE", ITEM).reply(204, "");
    stub.on("GET", CONVERSATIONS).reply(200, page(0, null, "CH4"));
    try (var client = client(stub)) {
      var async = client.conversations().async();
      assertThat(async.create(form -> {}).join().sid()).isEqualTo("CH1");
      assertThat(async.fetch("CH2").join().sid()).isEqualTo("CH2");
      assertThat(async.update("CH3", form -> {}).join().sid()).isEqualTo("CH3");
      assertThat(async.delete("CH3").join()).isNull();
      assertThat(async.list(query -> {}).join().items()).hasSize(1);

      var raw = client.conversations().asyncRaw();
      assertThat(raw.create(form -> {}).join().status()).isEqualTo(201);
      assertThat(raw.delete("CH3").join().status()).isEqualTo(204);
    }
  }

  @Test
  void callsRunOnTheGivenExecutorWhichStaysOpen() {
    var tasks = new ArrayList<Runnable>();
    stub.on("GET", ITEM).reply(200, conversation("CH1"));
    try (var client = clientBuilder(stub).executor(tasks::add).build()) {
      var future = client.conversations().async().fetch("CH1");
      assertThat(stub.requests()).isEmpty();
      tasks.get(0).run();
      assertThat(future.join().sid()).isEqualTo("CH1");
    }
  }

  @Test
  void futureFailsWithWhatTheCallWouldThrow() {
    stub.on("GET", ITEM).reply(404, error(404, 20404, "none"));
    try (var client = client(stub)) {
      var future = client.conversations().async().fetch("CH1");
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(future::join)
          .withCauseInstanceOf(ApiException.class);
    }
  }

  @Test
  void fullExecutorFailsTheFuture() {
    try (var client =
        clientBuilder(stub)
            .executor(task -> {
              throw new RejectedExecutionException("full");
            })
            .build()) {
      assertThat(client.conversations().async().fetch("CH1"))
          .isCompletedExceptionally()
          .failsWithin(Duration.ZERO)
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(RejectedExecutionException.class);
    }
  }

  @Test
  void cancellingInterruptsTheCall() throws Exception {
    var begun = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    stub.on("GET", ITEM)
        .answer(request -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
            throw new AssertionError("unreachable");
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
        });
    try (var client = client(stub)) {
      var future = client.conversations().async().fetch("CH1");
      begun.await();
      future.cancel(true);
      assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void manyThreadsCanShareOneClient() {
    stub.on("POST", CONVERSATIONS)
        .answer(request ->
            new WireResponse(
                201, Headers.NONE, conversation(request.form().first("UniqueName").orElseThrow())));
    try (var client = client(stub)) {
      var async = client.conversations().async();
      List<CompletableFuture<Conversation>> futures =
          IntStream.range(0, 500)
              .mapToObj(i -> async.create(form -> form.uniqueName("CH" + i)))
              .toList();
      for (int i = 0; i < futures.size(); i++) {
        assertThat(futures.get(i).join().sid()).isEqualTo("CH" + i);
      }
    }
    assertThat(stub.requests()).hasSize(500);
    assertThat(
            stub.requests().stream()
                .map(request -> request.headers().first("I-Twilio-Idempotency-Token"))
                .distinct())
        .hasSize(500);
  }
}
