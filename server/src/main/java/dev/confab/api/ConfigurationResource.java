package dev.confab.api;

import dev.confab.domain.Account;
import dev.confab.domain.Configurations;
import dev.confab.domain.Once;
import dev.confab.domain.Rules;
import dev.confab.domain.WebhookConfiguration;
import dev.confab.domain.WebhookConfigurations;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/Configuration`, with the webhooks of the account.
final class ConfigurationResource {
  private static final String PATH = "/v1/Configuration";
  private static final String WEBHOOKS = PATH + "/Webhooks";

  private final Configurations configurations;
  private final WebhookConfigurations webhooks;
  private final Authentication authentication;
  private final Tools tools;

  /// @param authentication told when an account has changed, because it remembers accounts
  ConfigurationResource(Rules rules, Authentication authentication, Tools tools) {
    this.configurations = rules.configurations();
    this.webhooks = rules.webhookConfigurations();
    this.authentication = authentication;
    this.tools = tools;
  }

  List<Route> routes() {
    return List.of(
        Route.fetch(PATH, "FetchConfiguration", ConfigurationJson.OF_ACCOUNT, this::fetch),
        Route.update(
            PATH,
            "UpdateConfiguration",
            ConfigurationForm.PARAMETERS,
            ConfigurationJson.OF_ACCOUNT,
            this::update),
        Route.fetch(
            WEBHOOKS,
            "FetchConfigurationWebhook",
            WebhookConfigurationJson.OF_ACCOUNT,
            this::fetchWebhooks),
        Route.update(
            WEBHOOKS,
            "UpdateConfigurationWebhook",
            WebhookConfigurationForm.OF_ACCOUNT,
            WebhookConfigurationJson.OF_ACCOUNT,
            this::updateWebhooks));
  }

  private Reply fetch(Request request) {
    return reply(configurations.ofAccount(request.account().sid()), request);
  }

  private Reply update(Request request) {
    var change = ConfigurationForm.change(request.form());
    try {
      return tools.once(
          request,
          (@Nullable Once<Account> once) ->
              configurations.update(request.account().sid(), change, once),
          updated -> reply(updated, request));
    } finally { // nobody may know whether a change that failed is on disk
      authentication.forget();
    }
  }

  private Reply fetchWebhooks(Request request) {
    return reply(webhooks.ofAccount(request.account().sid()), request);
  }

  private Reply updateWebhooks(Request request) {
    var change = WebhookConfigurationForm.ofAccount(request.form());
    return tools.once(
        request,
        (@Nullable Once<WebhookConfiguration> once) ->
            webhooks.update(request.account().sid(), change, once),
        updated -> reply(updated, request));
  }

  private static Reply reply(Account account, Request request) {
    var root = Families.root(request);
    return Reply.json(200, Json.write(json -> ConfigurationJson.write(json, account, root)));
  }

  private static Reply reply(WebhookConfiguration configuration, Request request) {
    var account = request.account().sid();
    var root = Families.root(request);
    return Reply.json(
        200,
        Json.write(json -> WebhookConfigurationJson.write(json, account, configuration, root)));
  }
}
