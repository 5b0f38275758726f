package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.api.Links;
import dev.confab.domain.Limits;
import dev.confab.domain.Policy;
import dev.confab.domain.Retention;
import dev.confab.domain.WebhookPolicy;
import dev.confab.domain.WebhookUrls;
import dev.confab.http.Params;
import dev.confab.http.engine.OutgoingConfig;
import dev.confab.http.engine.VertxOutgoingHttp;
import dev.confab.platform.ChallengedHttp;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import dev.confab.webhooks.PreHookObserver.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// The API with pre hooks that are really called.
final class AskingApi implements AutoCloseable {
  static final Map<String, String> HEADER = Map.of("X-Twilio-Webhook-Enabled", "true");

  private static final String ALL =
      "Filters=onConversationAdd&Filters=onConversationUpdate&Filters=onConversationRemove"
          + "&Filters=onMessageAdd&Filters=onMessageUpdate&Filters=onMessageRemove"
          + "&Filters=onParticipantAdd&Filters=onParticipantUpdate&Filters=onParticipantRemove";

  final ApiUnderTest api;
  final List<Result> results = new CopyOnWriteArrayList<>();
  private final VertxOutgoingHttp http;

  AskingApi(Path folder) throws IOException {
    this(folder, false, PreHookTurns.Limits.USUAL);
  }

  /// @param isServiceAlone whether a service's hook takes the place of the account's
  AskingApi(Path folder, boolean isServiceAlone, PreHookTurns.Limits limits) throws IOException {
    http = new VertxOutgoingHttp(OutgoingConfig.to(_ -> true, List.of()));
    var policy =
        new Policy(Limits.DEFAULT, new WebhookUrls(true), Retention.DEFAULT, WebhookPolicy.DEFAULT);
    api =
        new ApiUnderTest(
            folder,
            new Links(null, false),
            policy,
            (stores, clock) ->
                new HttpPreHooks(
                    new HttpPreHooks.Parts(
                        stores.store(),
                        stores.accounts(),
                        new ChallengedHttp(http),
                        clock,
                        isServiceAlone,
                        results::add),
                    limits));
  }

  /// All events go to the account's receiver from now on.
  void hookAccount(String url) {
    configure("/v1/Configuration/Webhooks", url, ALL + "&Filters=onUserUpdate");
  }

  /// All events of the default service go to a receiver of its own.
  void hookService(String url) {
    var service = api.account.defaultService();
    configure("/v1/Services/" + service + "/Configuration/Webhooks", url, ALL);
  }

  void configure(String path, String url, String rest) {
    var form = ApiUnderTest.field("PreWebhookUrl", url) + "&" + rest;
    assertThat(api.post(path, form).status()).isEqualTo(200);
  }

  /// The path of a new conversation, about which nobody is asked.
  String conversation(String form) {
    var made = api.post("/v1/Conversations", form);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return "/v1/Conversations/" + made.text("sid");
  }

  Answer post(String path, String form) {
    return api.post(path, form, HEADER);
  }

  Answer delete(String path) {
    return api.send("DELETE", path, Params.NONE, HEADER);
  }

  @Override
  public void close() {
    api.close();
    http.close();
  }
}
