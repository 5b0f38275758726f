package dev.confab.client;

import static dev.confab.client.support.Samples.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.confab.client.support.Answers;
import dev.confab.client.testing.StubTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What all forms share.
class FormsTest {
  private final StubTransport stub = new StubTransport();
  private final ConfabClient client = client(stub);

  /// Parameters in a call that has no such parameter.
  static Stream<Arguments> misplaced() {
    return Stream.of(
        in("Participant", c -> c.conversations().create(f -> f.participant(p -> {}))),
        in("Participant", c -> c.conversations().update("CH1", f -> f.participant(p -> {}))),
        in("MediaSid", c -> messages(c).update("IM1", f -> f.mediaSid("ME1"))),
        in("ContentSid", c -> messages(c).update("IM1", f -> f.contentSid("HX1"))),
        in("ContentVariables", c -> messages(c).update("IM1", f -> f.contentVariables("{}"))),
        in(
            "MessagingBinding.Address",
            c -> participants(c).update("MB1", f -> f.messagingBindingAddress("+1"))),
        in("LastReadMessageIndex", c -> participants(c).create(f -> f.lastReadMessageIndex(1))),
        in("LastReadMessageIndex", c -> participants(c).create(f -> f.clearLastReadMessageIndex())),
        in("LastReadTimestamp", c -> participants(c).create(f -> f.lastReadTimestamp(Instant.MAX))),
        in("Target", c -> webhooks(c).update("WH1", f -> f.target(WebhookTarget.STUDIO))),
        in(
            "Configuration.ReplayAfter",
            c -> webhooks(c).update("WH1", f -> f.configurationReplayAfter(1))),
        in("Identity", c -> c.users().update("US1", f -> f.identity("ann"))),
        in("FriendlyName", c -> c.roles().update("RL1", f -> f.friendlyName("x"))),
        in("Type", c -> c.roles().update("RL1", f -> f.type(RoleType.SERVICE))),
        in("Type", c -> c.addressConfigurations().update("IG1", f -> f.type(AddressType.SMS))),
        in("Address", c -> c.addressConfigurations().update("IG1", f -> f.address("+1"))),
        in(
            "AddressCountry",
            c -> c.addressConfigurations().update("IG1", f -> f.addressCountry("DE"))),
        in(
            "Target",
            c -> c.service("IS1").webhookConfiguration().update(f -> f.target(WebhookTarget.FLEX))),
        in(
            "LastReadMessageIndex",
            c ->
                c.conversations()
                    .createWithParticipants(f -> f.participant(p -> p.lastReadMessageIndex(1)))));
  }

  @ParameterizedTest
  @MethodSource("misplaced")
  void parameterThatTheServerWouldIgnoreIsRefused(String name, Consumer<ConfabClient> call) {
    assertThatIllegalStateException()
        .isThrownBy(() -> call.accept(client))
        .withMessageStartingWith(name + " is no parameter of this call");
    assertThat(stub.requests()).isEmpty();
  }

  @Test
  void unknownParametersAreSentAndRepeated() {
    stub.on("POST", "/v1/Users").reply(201, Answers.first("User").toString());
    client.users().create(f -> f.identity("ann").param("Tag", "a").param("Tag", "b"));
    assertThat(stub.requests().get(0).body()).isEqualTo("Identity=ann&Tag=a&Tag=b");
  }

  @Test
  void listIsReplacedByALaterOne() {
    stub.on("POST", "/v1/Roles/RL1").reply(200, Answers.first("Role").toString());
    client
        .roles()
        .update(
            "RL1",
            f ->
                f.permissions(List.of(Permission.SEND_MESSAGE, Permission.ADD_PARTICIPANT))
                    .permissions(List.of(Permission.JOIN_CONVERSATION)));
    assertThat(stub.requests().get(0).body()).isEqualTo("Permission=joinConversation");
  }

  @Test
  void participantsOfABulkCreateMayHaveParametersThatAreNotKnownYet() {
    stub.on("POST", "/v1/ConversationWithParticipants")
        .reply(202, Answers.first("Conversation").toString());
    var answer =
        client
            .conversations()
            .raw()
            .createWithParticipants(
                f -> f.participant(p -> p.identity("ann").param("MessagingBinding.Level2", "to")));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(stub.requests().get(0).form().all("Participant"))
        .containsExactly("{\"identity\":\"ann\",\"messaging_binding\":{\"level2\":\"to\"}}");
  }

  @Test
  void negativeTimersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> client.configuration().update(f -> f.defaultClosedTimer(Duration.ofSeconds(-1))));
  }

  private static Arguments in(String name, Consumer<ConfabClient> call) {
    return arguments(name, call);
  }

  private static Messages messages(ConfabClient client) {
    return client.conversation("CH1").messages();
  }

  private static Participants participants(ConfabClient client) {
    return client.conversation("CH1").participants();
  }

  private static ScopedWebhooks webhooks(ConfabClient client) {
    return client.conversation("CH1").webhooks();
  }
}
