package dev.confab.client.testing;

import static dev.confab.client.support.Samples.client;
import static dev.confab.client.support.Samples.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StubTransportTest {
  private final StubTransport stub = new StubTransport();

  @Test
  void answersComeInOrderAndTheLastOneStays() {
    stub.on("GET", "/v1/Conversations/*")
        .reply(200, conversation("CH1"))
        .reply(200, conversation("CH2"));
    var conversations = client(stub).conversations();
    assertThat(conversations.fetch("x").sid()).isEqualTo("CH1");
    assertThat(conversations.fetch("x").sid()).isEqualTo("CH2");
    assertThat(conversations.fetch("x").sid()).isEqualTo("CH2");
    assertThat(stub.requests()).hasSize(3);
  }

  @Test
  void newestRouteWins() {
    stub.on("GET", "/v1/Conversations/*").reply(200, conversation("CH1"));
    stub.on("GET", "/v1/Conversations/CH2").reply(200, conversation("CH2"));
    assertThat(client(stub).conversations().fetch("CH2").sid()).isEqualTo("CH2");
  }

  @Test
  void requestWithoutAStubFailsTheTestAndSaysWhich() {
    stub.on("GET", "/v1/Conversations/*").reply(200, "{}");
    stub.on("DELETE", "/v1/Conversations/*");
    var conversations = client(stub).conversations();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> conversations.list(query -> {}))
        .withMessageContaining("GET /v1/Conversations,")
        .withMessageContaining("GET /v1/Conversations/*");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> conversations.delete("CH1"))
        .withMessageContaining("no answer");
  }

  @Test
  void stubsOfTwoClientsAreIndependent() {
    var other = new StubTransport();
    stub.on("GET", "/v1/Conversations/*").reply(200, conversation("CH1"));
    other.on("GET", "/v1/Conversations/*").reply(200, conversation("CH2"));
    assertThat(client(stub).conversations().fetch("x").sid()).isEqualTo("CH1");
    assertThat(client(other).conversations().fetch("x").sid()).isEqualTo("CH2");
    assertThat(other.requests()).hasSize(1);
  }

  @Test
  void manualTimeMovesOnlyWhenMoved() throws Exception {
    var time = new ManualTime(Instant.EPOCH);
    time.advance(Duration.ofSeconds(1));
    time.sleep(Duration.ofSeconds(2));
    assertThat(time.now()).isEqualTo(Instant.ofEpochSecond(3));
    assertThat(time.nanos()).isEqualTo(3_000_000_000L);
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(2));
  }
}
