package dev.confab.api;

import dev.confab.domain.Configurations;
import dev.confab.domain.Once;
import dev.confab.domain.Rules;
import dev.confab.domain.Scope;
import dev.confab.domain.ServiceSettings;
import dev.confab.domain.WebhookConfiguration;
import dev.confab.domain.WebhookConfigurations;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/Services/{ChatServiceSid}/Configuration`, with the notifications and webhooks of the
/// service.
final class ServiceConfigurationResource {
  private static final String PATH = "/v1/Services/{" + Families.SERVICE + "}/Configuration";
  private static final String NOTIFICATIONS = PATH + "/Notifications";
  private static final String WEBHOOKS = PATH + "/Webhooks";

  private final Configurations configurations;
  private final WebhookConfigurations webhooks;
  private final Tools tools;

  ServiceConfigurationResource(Rules rules, Tools tools) {
    this.configurations = rules.configurations();
    this.webhooks = rules.webhookConfigurations();
    this.tools = tools;
  }

  List<Route> routes() {
    return List.of(
        Route.fetch(PATH, "FetchServiceConfiguration", ConfigurationJson.OF_SERVICE, this::fetch),
        Route.update(
            PATH,
            "UpdateServiceConfiguration",
            ServiceConfigurationForm.PARAMETERS,
            ConfigurationJson.OF_SERVICE,
            this::update),
        Route.fetch(
            NOTIFICATIONS,
            "FetchServiceNotification",
            NotificationsJson.SCHEMA,
            this::fetchNotifications),
        Route.update(
            NOTIFICATIONS,
            "UpdateServiceNotification",
            ServiceConfigurationForm.NOTIFICATIONS,
            NotificationsJson.SCHEMA,
            this::updateNotifications),
        Route.fetch(
            WEBHOOKS,
            "FetchServiceWebhookConfiguration",
            WebhookConfigurationJson.OF_SERVICE,
            this::fetchWebhooks),
        Route.update(
            WEBHOOKS,
            "UpdateServiceWebhookConfiguration",
            WebhookConfigurationForm.OF_SERVICE,
            WebhookConfigurationJson.OF_SERVICE,
            this::updateWebhooks));
  }

  private Reply fetch(Request request) {
    return settings(configurations.ofService(tools.scope(request).service()), request);
  }

  private Reply update(Request request) {
    var change = ServiceConfigurationForm.settings(request.form());
    return tools.once(
        request,
        (@Nullable Once<ServiceSettings> once) ->
            configurations.update(tools.scope(request), change, once),
        updated -> settings(updated, request));
  }

  private Reply fetchNotifications(Request request) {
    return notifications(configurations.ofService(tools.scope(request).service()), request);
  }

  private Reply updateNotifications(Request request) {
    var change = ServiceConfigurationForm.notifications(request.form());
    return tools.once(
        request,
        (@Nullable Once<ServiceSettings> once) ->
            configurations.update(tools.scope(request), change, once),
        updated -> notifications(updated, request));
  }

  private Reply fetchWebhooks(Request request) {
    return webhooks(webhooks.ofService(tools.scope(request)), request);
  }

  private Reply updateWebhooks(Request request) {
    var change = WebhookConfigurationForm.ofService(request.form());
    return tools.once(
        request,
        (@Nullable Once<WebhookConfiguration> once) ->
            webhooks.update(tools.scope(request), change, once),
        updated -> webhooks(updated, request));
  }

  private static Reply settings(ServiceSettings settings, Request request) {
    var family = Families.url(request);
    return Reply.json(200, Json.write(json -> ConfigurationJson.write(json, settings, family)));
  }

  private static Reply notifications(ServiceSettings settings, Request request) {
    var scope = new Scope(request.account().sid(), settings.service());
    return Reply.json(
        200,
        Json.write(json -> NotificationsJson.write(json, scope, settings, Families.url(request))));
  }

  private static Reply webhooks(WebhookConfiguration configuration, Request request) {
    var scope =
        new Scope(request.account().sid(), new ServiceSid(request.pathValue(Families.SERVICE)));
    return Reply.json(
        200,
        Json.write(json ->
            WebhookConfigurationJson.write(json, scope, configuration, Families.url(request))));
  }
}
