package dev.confab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.ApiUnderTest;
import dev.confab.support.HookReceiver;
import dev.confab.support.HookReceiver.Said;
import dev.confab.support.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole server that asks pre hooks.
class PreHooksOverSocketsTest {
  @TempDir private Path data;
  private final HttpClient client = HttpClient.newHttpClient();

  private HttpResponse<String> send(HttpRequest.Builder request, ConfabServer server, String path)
      throws IOException, InterruptedException {
    var basic = ApiUnderTest.basic(TestSettings.ACCOUNT.value(), TestSettings.TOKEN);
    return client.send(
        request.uri(URI.create(server.url() + path)).header("Authorization", basic).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(ConfabServer server, String path, String form)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder()
            .header("X-Twilio-Webhook-Enabled", "true")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)),
        server,
        path);
  }

  @Test
  void answersChangeAndRefuseAndAreCounted() throws IOException, InterruptedException {
    try (var receiver = new HookReceiver(0);
        var server = ConfabServer.start(TestSettings.askingAnybody(data))) {
      var url = ApiUnderTest.field("PreWebhookUrl", receiver.url());
      post(server, "/v1/Configuration/Webhooks", url + "&Filters=onConversationAdd");
      receiver.say(call -> new Said(200, "{\"friendly_name\":\"changed\"}"));
      var changed = post(server, "/v1/Conversations", "FriendlyName=a");
      assertThat(JsonReader.object(changed.body())).containsEntry("friendly_name", "changed");
      receiver.answer(call -> 403);
      var refused = post(server, "/v1/Conversations", "FriendlyName=a");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(JsonReader.object(refused.body())).containsEntry("code", 50056L);
      var metrics = send(HttpRequest.newBuilder().GET(), server, "/metrics").body();
      assertThat(metrics)
          .contains("confab_webhooks_asked_total{result=\"changed\"} 1.0")
          .contains("confab_webhooks_asked_total{result=\"refused\"} 1.0");
    }
  }

  @Test
  void withoutTheOptionNobodyIsAsked() throws IOException, InterruptedException {
    try (var receiver = new HookReceiver(0);
        var server = ConfabServer.start(TestSettings.callingAnybody(data))) {
      var url = ApiUnderTest.field("PreWebhookUrl", receiver.url());
      post(server, "/v1/Configuration/Webhooks", url + "&Filters=onConversationAdd");
      assertThat(post(server, "/v1/Conversations", "").statusCode()).isEqualTo(201);
      assertThat(receiver.calls()).isEmpty();
    }
  }
}
