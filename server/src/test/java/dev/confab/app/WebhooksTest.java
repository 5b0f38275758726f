package dev.confab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.WebhookDelivery.State;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.HookReceiver;
import dev.confab.support.HookReceiver.Call;
import dev.confab.support.JsonReader;
import dev.confab.support.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a request to the receiver's log, over real sockets.
class WebhooksTest {
  private static final int MESSAGES = 20;

  @TempDir private Path data;
  private final HttpClient client = HttpClient.newHttpClient();

  private Map<String, @Nullable Object> send(
      ConfabServer server, String path, @Nullable String form)
      throws IOException, InterruptedException {
    var basic = ApiUnderTest.basic(TestSettings.ACCOUNT.value(), TestSettings.TOKEN);
    var request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Authorization", basic)
            .header("X-Twilio-Webhook-Enabled", "true");
    if (form != null) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(form));
    }
    var answer = client.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return JsonReader.object(answer.body());
  }

  private String conversation(ConfabServer server) throws IOException, InterruptedException {
    return String.valueOf(send(server, "/v1/Conversations", "").get("sid"));
  }

  private void message(ConfabServer server, String conversation, String body)
      throws IOException, InterruptedException {
    send(server, "/v1/Conversations/" + conversation + "/Messages", field("Body", body));
  }

  private void configure(ConfabServer server, String url, String method)
      throws IOException, InterruptedException {
    send(
        server,
        "/v1/Configuration/Webhooks",
        field("PostWebhookUrl", url) + "&Filters=onMessageAdded&Method=" + method);
  }

  private static String field(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String deliveries(ConfabServer server) {
    return "/confab/v1/Services/" + server.provisioned().account().defaultService() + "/Deliveries";
  }

  /// What is there when so many deliveries are in a state.
  private List<Map<?, ?>> await(ConfabServer server, State state, int count) {
    return Waiting.until(() -> list(server, state), found -> found.size() == count);
  }

  private List<Map<?, ?>> list(ConfabServer server, State state)
      throws IOException, InterruptedException {
    var found = new ArrayList<Map<?, ?>>();
    var page = send(server, deliveries(server) + "?PageSize=100&State=" + state.text(), null);
    ((List<?>) Objects.requireNonNull(page.get("deliveries")))
        .forEach(one -> found.add((Map<?, ?>) Objects.requireNonNull(one)));
    return found;
  }

  private static String hmac(String text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(TestSettings.TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Of what each attempt is said to have signed.
  private List<String> signatures(ConfabServer server, List<Map<?, ?>> deliveries)
      throws IOException, InterruptedException, GeneralSecurityException {
    var signatures = new ArrayList<String>();
    for (var listed : deliveries) {
      var one = send(server, deliveries(server) + "/" + listed.get("sid"), null);
      for (var attempt : (List<?>) Objects.requireNonNull(one.get("attempts"))) {
        signatures.add(hmac(String.valueOf(((Map<?, ?>) attempt).get("signed"))));
      }
    }
    return signatures;
  }

  private static Map<String, List<Long>> indexes(List<Call> calls) {
    var indexes = new HashMap<String, List<Long>>();
    for (var call : calls) {
      indexes
          .computeIfAbsent(call.param("ConversationSid"), sid -> new ArrayList<>())
          .add(Long.parseLong(call.param("Index")));
    }
    return indexes;
  }

  @Test
  void everyMessageIsToldInOrderAndSigned()
      throws IOException, InterruptedException, GeneralSecurityException {
    try (var receiver = new HookReceiver(0);
        var server = ConfabServer.start(TestSettings.callingAnybody(data))) {
      configure(server, receiver.url() + "/hook?a=b#ct=2000", "POST");
      var conversations = List.of(conversation(server), conversation(server), conversation(server));
      for (int number = 0; number < MESSAGES; number++) {
        for (var conversation : conversations) {
          message(server, conversation, "Grüße & \"=\" " + number);
        }
      }
      var calls = receiver.await(3 * MESSAGES, call -> true);
      assertThat(indexes(calls)).hasSize(3);
      assertThat(indexes(calls).values())
          .allSatisfy(one -> assertThat(one).hasSize(MESSAGES).isSorted());
      assertThat(calls).extracting(Call::token).doesNotHaveDuplicates();
      assertThat(calls.getFirst().target()).isEqualTo("/hook?a=b");
      assertThat(calls.getFirst().param("Body")).startsWith("Grüße & \"=\" ");

      await(server, State.DELIVERED, 3 * MESSAGES);
      assertThat(await(server, State.OPEN, 0)).isEmpty();
      var listed = await(server, State.DELIVERED, 3 * MESSAGES).getFirst();
      var one = send(server, deliveries(server) + "/" + listed.get("sid"), null);
      var attempt = (Map<?, ?>) ((List<?>) Objects.requireNonNull(one.get("attempts"))).getFirst();
      assertThat(attempt.get("status")).isEqualTo(200L);
      assertThat(attempt.get("excerpt")).isEqualTo("thanks");
      var signed = String.valueOf(attempt.get("signed"));
      assertThat(signed).startsWith(receiver.url() + "/hook?a=bAccountSidAC");
      var signatures = calls.stream().map(Call::signature).toList();
      assertThat(signatures).contains(hmac(signed));
    }
  }

  @Test
  void parametersOfGetStandInTheUrl()
      throws IOException, InterruptedException, GeneralSecurityException {
    try (var receiver = new HookReceiver(0);
        var server = ConfabServer.start(TestSettings.callingAnybody(data))) {
      configure(server, receiver.url() + "/hook?a=b", "GET");
      message(server, conversation(server), "a+b ü");
      var call = receiver.await(1, one -> true).getFirst();
      assertThat(call.body()).isEmpty();
      assertThat(call.param("a")).isEqualTo("b");
      assertThat(call.param("Body")).isEqualTo("a+b ü");
      assertThat(call.signature()).isEqualTo(hmac(receiver.url() + call.target()));
      var listed = await(server, State.DELIVERED, 1).getFirst();
      var one = send(server, deliveries(server) + "/" + listed.get("sid"), null);
      var attempt = (Map<?, ?>) ((List<?>) Objects.requireNonNull(one.get("attempts"))).getFirst();
      assertThat(attempt.get("signed")).isEqualTo(receiver.url() + call.target());
    }
  }

  @Test
  void whatFailedIsToldAgainAndHoldsUpItsConversationOnly()
      throws IOException, InterruptedException, GeneralSecurityException {
    try (var receiver = new HookReceiver(0);
        var server = ConfabServer.start(TestSettings.callingAnybody(data))) {
      configure(server, receiver.url(), "POST");
      receiver.answer(call ->
          call.param("Body").equals("bad") && call.param("RetryCount").equals("0") ? 500 : 200);
      var bad = conversation(server);
      var good = conversation(server);
      message(server, bad, "bad");
      message(server, bad, "behind");
      message(server, good, "good");
      var calls = receiver.await(4, call -> true);
      assertThat(calls).filteredOn(call -> call.param("Body").equals("good")).hasSize(1);
      var told = calls.stream().filter(call -> call.param("ConversationSid").equals(bad)).toList();
      assertThat(told)
          .extracting(call -> call.param("Body"))
          .containsExactly("bad", "bad", "behind");
      assertThat(told).extracting(call -> call.param("RetryCount")).containsExactly("0", "1", "0");
      assertThat(told.get(1).token()).isEqualTo(told.get(0).token());
      assertThat(signatures(server, await(server, State.DELIVERED, 3)))
          .containsExactlyInAnyOrderElementsOf(calls.stream().map(Call::signature).toList());
    }
  }

  @Test
  void whatCouldNotBeToldBeforeARestartIsToldAfterIt() throws IOException, InterruptedException {
    int port;
    try (var unused = new HookReceiver(0)) {
      port = unused.port();
    }
    String conversation;
    try (var server = ConfabServer.start(TestSettings.callingAnybody(data))) {
      configure(server, "http://127.0.0.1:" + port + "/", "POST");
      conversation = conversation(server);
      for (int number = 0; number < MESSAGES; number++) {
        message(server, conversation, "no. " + number);
      }
      await(server, State.OPEN, MESSAGES);
    }
    try (var receiver = new HookReceiver(port);
        var server = ConfabServer.start(TestSettings.callingAnybody(data))) {
      var calls = receiver.await(MESSAGES, call -> true);
      assertThat(indexes(calls).get(conversation))
          .hasSize(MESSAGES)
          .isSorted()
          .doesNotHaveDuplicates();
      await(server, State.DELIVERED, MESSAGES);
    }
  }

  @Test
  void whatWasToldIsToldAgainOnDemand() throws IOException, InterruptedException {
    try (var receiver = new HookReceiver(0);
        var server = ConfabServer.start(TestSettings.callingAnybody(data))) {
      configure(server, receiver.url(), "POST");
      message(server, conversation(server), "once more");
      var delivered = await(server, State.DELIVERED, 1).getFirst();
      send(server, deliveries(server) + "/" + delivered.get("sid"), "");
      var calls = receiver.await(2, call -> true);
      assertThat(calls.get(1).token()).isEqualTo(calls.get(0).token());
      assertThat(calls.get(1).param("RetryCount")).isEqualTo("1");
      await(server, State.DELIVERED, 1);
      var events = deliveries(server).replace("Deliveries", "Events") + "?PageSize=1";
      var first = send(server, events, null).get("next");
      var reopened = send(server, deliveries(server), field("After", String.valueOf(first)));
      assertThat(reopened.get("reopened")).isEqualTo(1L);
      assertThat(receiver.await(3, call -> true).getLast().param("RetryCount")).isEqualTo("2");
    }
  }

  @Test
  void aNewWebhookIsToldOfThePast() throws IOException, InterruptedException {
    try (var receiver = new HookReceiver(0);
        var server = ConfabServer.start(TestSettings.callingAnybody(data))) {
      var conversation = conversation(server);
      for (int number = 0; number < 5; number++) {
        message(server, conversation, "no. " + number);
      }
      send(
          server,
          "/v1/Conversations/" + conversation + "/Webhooks",
          "Target=webhook&Configuration.Filters=onMessageAdded&Configuration.ReplayAfter=1&"
              + field("Configuration.Url", receiver.url()));
      message(server, conversation, "no. 5");
      var calls = receiver.await(4, call -> true);
      assertThat(indexes(calls).get(conversation)).containsExactly(2L, 3L, 4L, 5L);
    }
  }
}
