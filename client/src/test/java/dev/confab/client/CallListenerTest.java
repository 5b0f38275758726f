package dev.confab.client;

import static dev.confab.client.support.Samples.CONVERSATIONS;
import static dev.confab.client.support.Samples.clientBuilder;
import static dev.confab.client.support.Samples.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.confab.client.call.CallInfo;
import dev.confab.client.call.CallListener;
import dev.confab.client.error.ApiException;
import dev.confab.client.error.ConfabException;
import dev.confab.client.http.Headers;
import dev.confab.client.testing.StubTransport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallListenerTest {
  private final StubTransport stub = new StubTransport();
  private final Recording recording = new Recording();

  @Test
  void startRetryAndStopAreTold() {
    stub.on("GET", CONVERSATIONS + "/*")
        .reply(429, Headers.NONE.with("Retry-After", "3"), "{}")
        .reply(200, Headers.NONE.with("Twilio-Request-Id", "RQ1"), conversation("CH1"));
    var client = clientBuilder(stub).listener(recording).build();

    client.service("IS1");
    client.conversations().fetch("CH1");

    assertThat(recording.events)
        .containsExactly(
            "1 GET /v1/Conversations/{Sid} started",
            "1 retry 1 after PT3S because 429",
            "1 stopped 200 retries 1 PT3S RQ1");
    assertThat(recording.calls.get(0).startedAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void failuresAreTold() {
    stub.on("DELETE", CONVERSATIONS + "/*")
        .reply(404, Headers.NONE.with("Twilio-Request-Id", "RQ1"), "{}");
    stub.on("POST", CONVERSATIONS)
        .reply(200, Headers.NONE.with("Twilio-Request-Id", "RQ2"), "no json");
    stub.on("GET", CONVERSATIONS).fail(new IOException("reset"));
    var conversations =
        clientBuilder(stub)
            .listener(recording)
            .options(options -> options.retriesMax(0))
            .build()
            .conversations();

    assertThat(catchThrowable(() -> conversations.delete("CH1")))
        .isInstanceOf(ConfabException.class);
    assertThat(catchThrowable(() -> conversations.create(form -> {})))
        .isInstanceOf(ConfabException.class);
    assertThat(catchThrowable(() -> conversations.list(query -> {})))
        .isInstanceOf(ConfabException.class);

    assertThat(recording.events)
        .containsExactly(
            "1 DELETE /v1/Conversations/{Sid} started",
            "1 failed ApiException 404 retries 0 PT0S RQ1",
            "2 POST /v1/Conversations started",
            "2 failed BadAnswerException 200 retries 0 PT0S RQ2",
            "3 GET /v1/Conversations started",
            "3 failed TransportException 0 retries 0 PT0S null");
  }

  @Test
  void brokenListenerHarmsNeitherTheCallNorOtherListeners() {
    stub.on("GET", CONVERSATIONS + "/*").reply(200, conversation("CH1"));
    var broken =
        new CallListener() {
          @Override
          public void started(CallInfo call) {
            throw new IllegalStateException("expected by this test");
          }
        };
    var client = clientBuilder(stub).listener(broken).listener(recording).build();
    assertThat(client.conversations().fetch("CH1").sid()).isEqualTo("CH1");
    assertThat(recording.events).hasSize(2);
  }

  @Test
  void pathTemplateOfAServiceHasNoSid() {
    stub.on("GET", "/v1/Services/IS1/Conversations/x").reply(403, "{}");
    var client = clientBuilder(stub).listener(recording).build();
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> client.service("IS1").conversations().fetch("x"))
        .withMessageContaining("/v1/Services/{ChatServiceSid}/Conversations/{Sid}")
        .matches(e -> !String.valueOf(e.getMessage()).contains("IS1"));
  }

  private static final class Recording implements CallListener {
    private final List<String> events = new ArrayList<>();
    private final List<CallInfo> calls = new ArrayList<>();

    @Override
    public void started(CallInfo call) {
      calls.add(call);
      events.add(call.id() + " " + call.method() + " " + call.pathTemplate() + " started");
    }

    @Override
    public void retrying(CallInfo call, Retry retry) {
      var status = retry.reason() instanceof ApiException api ? api.status() : 0;
      events.add(
          call.id()
              + " retry "
              + retry.number()
              + " after "
              + retry.delay()
              + " because "
              + status);
    }

    @Override
    public void stopped(CallInfo call, Stop stop) {
      Duration duration = stop.duration();
      events.add(
          "%d stopped %d retries %d %s %s"
              .formatted(call.id(), stop.status(), stop.retries(), duration, stop.requestId()));
    }

    @Override
    public void failed(CallInfo call, Failure failure) {
      events.add(
          "%d failed %s %d retries %d %s %s"
              .formatted(
                  call.id(),
                  failure.error().getClass().getSimpleName(),
                  failure.status(),
                  failure.retries(),
                  failure.duration(),
                  failure.requestId()));
    }
  }
}
