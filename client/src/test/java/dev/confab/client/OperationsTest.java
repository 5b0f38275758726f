package dev.confab.client;

import static dev.confab.client.support.Samples.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.confab.client.error.ApiException;
import dev.confab.client.support.Operation;
import dev.confab.client.support.OperationTable;
import dev.confab.client.support.Samples;
import dev.confab.client.testing.StubTransport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation of the API: what is sent for it, and what comes back.
class OperationsTest {
  private final StubTransport stub = new StubTransport();
  private final ConfabClient client = client(stub);

  static List<Operation> operations() {
    return OperationTable.all();
  }

  @Test
  void allOperationsOfTheApiAreHere() {
    assertThat(operations().stream().map(Operation::request).distinct()).hasSize(103);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void exactlyThisIsSentAndTheAnswerIsRead(Operation operation) {
    stub.on(operation.method(), operation.path())
        .reply(operation.method().equals("DELETE") ? 204 : 200, operation.reply().body());

    var result = operation.callOn(client);

    var sent = stub.requests().get(0);
    assertThat(sent.method() + " " + sent.uri().getPath()).isEqualTo(operation.request());
    var params = operation.method().equals("GET") ? sent.query() : sent.form();
    assertThat(params.list().stream().map(param -> param.name() + "=" + param.value()))
        .containsExactlyElementsOf(operation.params());
    assertThat(sent.headers().first("Content-Type").isPresent())
        .isEqualTo(operation.method().equals("POST"));
    assertThat(sent.headers().fields()).doesNotContainKey("X-Twilio-Webhook-Enabled");
    assertThat(String.valueOf(result)).startsWith(operation.reply().result());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void webhooksFireForWritesIfTheOptionsSaySo(Operation operation) {
    stub.on(operation.method(), operation.path()).reply(200, operation.reply().body());
    operation.callOn(client.with(options -> options.webhookEnabled(true)));
    assertThat(stub.requests().get(0).headers().all("X-Twilio-Webhook-Enabled"))
        .isEqualTo(operation.method().equals("GET") ? List.of() : List.of("true"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void refusalIsAnErrorThatNamesTheOperationWithoutItsValues(Operation operation) {
    stub.on(operation.method(), operation.path())
        .reply(404, Samples.error(404, 20404, "The requested resource was not found"));
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> operation.callOn(client))
        .matches(error -> error.code() != null && error.code() == 20404)
        .withMessageStartingWith(operation.method() + " " + operation.template() + " ");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void lostAnswersAreAskedForAgain(Operation operation) {
    stub.on(operation.method(), operation.path())
        .reply(503, "{}")
        .reply(operation.method().equals("DELETE") ? 204 : 200, operation.reply().body());
    operation.callOn(client);
    assertThat(stub.requests()).hasSize(2);
    var tokens =
        stub.requests().stream().map(sent -> sent.headers().all("I-Twilio-Idempotency-Token"));
    assertThat(tokens.distinct()).hasSize(1);
  }
}
